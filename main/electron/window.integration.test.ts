// The operator's window: what it is given, what it is refused, and that scoring goes through it. The real built main process and preload
// run on the double of electron (main/testing/electron-double/).
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleList, sampleOf } from '../../samples/samples.ts'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { type DoubleApp, startDouble } from '../testing/electron-double/start-double.ts'
import { callFrom, stationFrom, tableFrom } from '../testing/electron-double/page-call.ts'
import type { Pretender } from '../testing/electron-double/report.ts'
import { START_PAGE } from './app-address.ts'
import { TO_STATION } from './channels.ts'

let app: DoubleApp
let page: Page
let elsewhere: Server
let elsewhereUrl: string

beforeAll(async () => {
  elsewhere = createServer((_request, response) => response.end('elsewhere')).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
  app = startDouble(testFolder())
  page = await app.page()
})

afterAll(async () => {
  await app.stop()
  elsewhere.close()
  removeTestFolders()
})

describe('what the window is given', () => {
  test('an isolated, sandboxed page without Node', async () => {
    const { options } = await app.report('window')
    expect(options.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true })
    expect(options.webPreferences).not.toHaveProperty('nodeIntegrationInSubFrames')
    expect(options.webPreferences).not.toHaveProperty('allowRunningInsecureContent')
  })

  test('the contract, and nothing else of Electron', async () => {
    const port = await page.evaluate(() => {
      const { scoretable } = globalThis as unknown as { scoretable: Record<string, unknown> }
      return {
        members: Object.entries(scoretable).map(([name, value]) => `${name}: ${typeof value}`),
        frozen: Object.isFrozen(scoretable),
        others: ['require', 'process', 'module', 'electron', 'ipcRenderer', 'electronDouble'].filter((name) => name in globalThis),
      }
    })
    expect(port).toEqual({ members: ['send: function', 'onFrame: function'], frozen: true, others: [] })
  })

  test('what a listener hears is the frame alone: no event that leads back to Electron', async () => {
    const heard = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const { scoretable } = globalThis as unknown as {
            scoretable: { send(text: string): void; onFrame(listener: (...args: unknown[]) => void): void }
          }
          scoretable.onFrame((...args) => resolve(args.map((each) => typeof each)))
          scoretable.send(JSON.stringify({ id: 999_999, call: 'watch', input: { topic: 'station' } }))
        }),
    )
    expect(heard).toEqual(['string'])
  })

  test('menus to copy, paste and zoom with, and none to load the page anew', async () => {
    const { labels } = await app.report('menu')
    expect(labels).toEqual(expect.arrayContaining(['editMenu', 'zoomIn', 'zoomOut']))
    expect(labels.filter((label) => /reload|devtools/i.test(label))).toEqual([])
  })

  test('a strict policy over its own files', async () => {
    const answer = await page.evaluate(async () => {
      const got = await fetch('/index.html')
      return { status: got.status, policy: got.headers.get('content-security-policy'), sniff: got.headers.get('x-content-type-options') }
    })
    expect(answer.status).toBe(200)
    expect(answer.policy).toContain("default-src 'none'")
    expect(answer.policy).toContain("script-src 'self';")
    expect(answer.sniff).toBe('nosniff')
  })

  test('no file that is not the operator app’s', async () => {
    const statuses = await page.evaluate(
      (paths) => Promise.all(paths.map((path) => fetch(path).then(({ status }) => status))),
      ['/.built', '/../preload/preload.cjs', '/..%2f..%2fmain%2felectron.js', '/nothing.js'],
    )
    expect(statuses).toEqual([404, 404, 404, 404])
  })
})

describe('what the window is refused', () => {
  test('to leave for another address', async () => {
    await page.evaluate((url) => void (location.href = url), elsewhereUrl)
    expect(await app.report('refused')).toMatchObject({ what: 'navigation', url: elsewhereUrl })
    expect(page.url()).toContain('scoretable.app')
    expect((await stationFrom(page)).phase).toBe('welcome')
  })

  test('to open a window, by script or by link', async () => {
    const before = app.count('refused')
    expect(await page.evaluate((url) => window.open(url), elsewhereUrl)).toBeNull()
    expect(await app.report('refused', before + 1)).toMatchObject({ what: 'window', url: elsewhereUrl })
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href, target: '_blank', rel: 'noopener', textContent: 'Elsewhere' })
      document.body.append(link)
      link.click()
      link.remove()
    }, elsewhereUrl)
    expect(await app.report('refused', before + 2)).toMatchObject({ what: 'window', url: elsewhereUrl })
    await expect.poll(() => page.context().pages().length, { timeout: 15_000 }).toBe(1)
  })

  test('to send the system’s browser to an address that the station does not know', async () => {
    expect(app.count('opened-outside')).toBe(0)
    const { displayUrl } = await stationFrom(page)
    await page.evaluate((url) => window.open(url), displayUrl!)
    expect((await app.report('opened-outside')).url).toBe(displayUrl)
    await page.evaluate((url) => window.open(url), 'file:///etc/passwd')
    await page.evaluate((url) => window.open(url), `${elsewhereUrl}x`)
    await page.evaluate((url) => window.open(url), `${displayUrl}display/`)
    expect((await app.report('opened-outside', 2)).url).toBe(`${displayUrl}display/`)
  })

  test.for(['geolocation', 'media', 'notifications', 'clipboard-read', 'openExternal'])('the permission %s', async (name) => {
    const before = app.count('permission')
    app.order({ order: 'ask-permission', name, address: START_PAGE })
    expect(await app.report('permission', before + 1)).toEqual({ kind: 'permission', name, requested: false, checked: false })
  })

  test('the clipboard, but to put there what a person copies, and that only in the operator app', async () => {
    const before = app.count('permission')
    const name = 'clipboard-sanitized-write'
    app.order({ order: 'ask-permission', name, address: START_PAGE })
    expect(await app.report('permission', before + 1)).toMatchObject({ requested: true, checked: true })
    app.order({ order: 'ask-permission', name, address: 'https://elsewhere.example/' })
    expect(await app.report('permission', before + 2)).toMatchObject({ requested: false, checked: false })
  })

  test('to fetch a file from anywhere; one that it made itself it hands to the person', async () => {
    const before = app.count('refused')
    const click = (href: string) =>
      page.evaluate((to) => {
        const url = to === '' ? URL.createObjectURL(new Blob(['made here'], { type: 'application/pdf' })) : to
        const link = Object.assign(document.createElement('a'), { href: url, download: 'file.pdf' })
        document.body.append(link)
        link.click()
        link.remove()
      }, href)
    await click('data:application/pdf;base64,JVBERg==')
    expect(await app.report('refused', before + 1)).toMatchObject({ what: 'download' })
    // This page may hear of the one that was refused only now.
    const coming = page.waitForEvent('download', { predicate: (download) => download.url().startsWith('blob:') })
    await click('')
    const made = await coming
    expect(made.suggestedFilename()).toBe('file.pdf')
    expect(readFileSync(await made.path(), 'utf8')).toBe('made here')
    expect(app.count('refused')).toBe(before + 1)
  })

  test.for<Pretender>(['frame-within', 'another-page', 'another-window', 'gone-frame'])('frames from %s', async (from) => {
    const before = app.count('delivered')
    const text = JSON.stringify({ id: 1, call: 'event.create', input: { name: 'Not by the operator' } })
    app.order({ order: 'ipc', from, channel: TO_STATION, text })
    await app.report('delivered', before + 1)
    expect(await stationFrom(page)).toMatchObject({ phase: 'welcome', files: [] })
  })
})

test('the sample event opens, and an attempt is recorded and stands in the view', async () => {
  const { id } = sampleList[0]!
  expect(await callFrom(page, 'event.openSample', { sample: id })).toMatchObject({ ok: true })
  const before = await tableFrom(page)
  const { now, contest, division } = before!
  const published = sampleOf(id)!.attempts.find((each) => each.division === division && each.bib === now!.bib && each.slot === now!.slot)
  const target = { contest, competitor: now!.id, slot: now!.slot, values: published!.values }
  expect(await callFrom(page, 'command', { name: 'attempt.record', ...target })).toMatchObject({ ok: true, value: { already: false } })
  expect(await callFrom(page, 'command', { name: 'attempt.record', ...target })).toMatchObject({ ok: true, value: { already: true } })
  const after = await tableFrom(page)
  expect(after!.standing.done).toBe(before!.standing.done + 1)
  expect(after!.recent[0]).toMatchObject({ person: { bib: now!.bib }, kind: 'recorded' })
  expect((await stationFrom(page)).saved).toMatchObject({ at: expect.any(Number), problem: null })
})

test('a display on the network is served by the same station', async () => {
  const { displayUrl } = await stationFrom(page)
  const shown = await fetch(displayUrl!)
  expect(shown.status).toBe(200)
  expect(shown.url).toBe(`${displayUrl}display/`)
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
  const socket = new WebSocket(`${displayUrl!.replace('http', 'ws')}display/socket`)
  await once(socket, 'open')
  socket.send(JSON.stringify({ id: 1, call: 'watch', input: { topic: 'screen', screen: 'testscreen1' } }))
  await expect
    .poll(async () => (await stationFrom(page)).screens, { timeout: 15_000 })
    .toMatchObject([{ id: 'testscreen1', connected: true }])
  socket.close()
})
