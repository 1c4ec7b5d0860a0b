// The desktop app's log and bundle: the packed app's main process on the double of electron.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { callFrom } from '../testing/electron-double/page-call.ts'
import { type DoubleApp, startDouble } from '../testing/electron-double/start-double.ts'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 90_000 })
const SOON = { timeout: 30_000 }

let app: DoubleApp
afterEach(() => app.stop())
afterAll(removeTestFolders)

const logOf = (home: string) =>
  readFileSync(join(home, 'log', 'scoretable.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('the menu saves a bundle where a person says, after it has told what is in it', async () => {
  const path = join(testFolder(), 'for-support.zip')
  app = startDouble(testFolder(), ['--port', '0'], { ELECTRON_DOUBLE_SAVES: path })
  const page = await app.page()
  expect(await callFrom(page, 'event.create', { name: 'Vårmesterskapet' })).toMatchObject({ ok: true })
  app.order({ order: 'menu', label: 'Save a diagnostic bundle…' })
  const told = await app.report('message-box')
  expect(told.message).toContain('Nothing is sent by itself')
  expect(told.detail).toMatch(/In it:\nFacts: [\s\S]*Not in it:\nNo name of a competitor/)
  await expect.poll(() => existsSync(path), SOON).toBe(true)
  await expect.poll(() => readFileSync(path).length, SOON).toBeGreaterThan(500)
  const files = unzipSync(readFileSync(path))
  const facts = JSON.parse(strFromU8(files['facts.json']!)) as Record<string, unknown>
  expect(facts).toMatchObject({
    shell: 'electron',
    app: { phase: 'open' },
    screens: [{ width: expect.any(Number), internal: expect.any(Boolean) }],
  })
  expect(
    Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('\n'),
  ).not.toMatch(/mesterskap/i)
})

test('what a crashed process had in memory stays on this computer; that it crashed is in the log', async () => {
  const home = testFolder()
  app = startDouble(home)
  expect(await app.report('crash-reporter')).toEqual({ kind: 'crash-reporter', uploads: false })
  const page = await app.page()
  await page.goto('chrome://crash').catch(() => undefined)
  await app.page(page)
  await app.stop()
  expect(logOf(home)).toContainEqual({ at: expect.any(Number), what: 'page-gone', reason: 'crashed', exitCode: 1 })
  expect(
    logOf(home)
      .map(({ what }) => what)
      .slice(-1),
  ).toEqual(['end'])
})

test('fault 32: without a keychain the first screen and the set-up say what to install, and that the recovery key works', async () => {
  app = startDouble(testFolder(), ['--port', '0'], { ELECTRON_DOUBLE_PACKAGED: '1', ELECTRON_DOUBLE_KEYCHAIN: 'basic_text' })
  const page = await app.page()
  const note = page.getByTestId('keychain-note')
  await note.waitFor()
  const said =
    /no keychain: install GNOME Keyring \(the package gnome-keyring\) or KWallet.*lies in a file that only you can read.*Recovery keys work/
  expect(await note.innerText()).toMatch(said)
  await page.screenshot({ path: 'screenshots/welcome-no-keychain.png' })
  expect(await callFrom(page, 'event.create', { name: 'Club Cup' })).toMatchObject({ ok: true })
  await page.getByTestId('step-screens').click()
  await note.waitFor()
  expect(await note.innerText()).toMatch(said)
})

test('with a keychain nothing of it is said', async () => {
  app = startDouble(testFolder(), ['--port', '0'], { ELECTRON_DOUBLE_PACKAGED: '1', ELECTRON_DOUBLE_KEYCHAIN: 'gnome_libsecret:secret' })
  const page = await app.page()
  await page.getByTestId('welcome').waitFor()
  expect(await page.getByTestId('keychain-note').count()).toBe(0)
})
