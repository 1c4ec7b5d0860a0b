// Updates from end to end, in plain Node: what is found, fetched and put in place, and when.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asked, folderOf, HOUR, onLinux, START, startApp, startFeed, startOther, startReleased } from './testing/laptop.ts'
import { appImage, createLaptop, digestOf, KEY, putRelease, withBlockMap } from './testing/release.ts'
import { createUpdater } from './updater.ts'

describe.runIf(onLinux)('a newer version', () => {
  test('is found at the start, fetched whole, put in place when a person says so, and tells once what is new', async () => {
    const feed = await startFeed()
    const bytes = putRelease(feed.folder, '0.2.0', { notes: 'Documents.\n<script>alert(1)</script> **Backups**\u202E\u0007' })
    const app = startApp(feed.url)
    const old = app.digest()
    expect(app.state()).toBe('idle')
    app.pass(HOUR / 10)
    await app.until('ready')
    expect(app.view()).toMatchObject({
      // Markup stays letters, and what would turn the text around is gone.
      offer: { version: '0.2.0', notes: 'Documents.\n<script>alert(1)</script> **Backups**' },
      sentence: null,
      news: null,
    })
    expect(app.seen).toContain('fetching')
    // Until somebody says so, the app is the old one to the byte.
    expect(app.digest()).toBe(old)

    expect(await app.install()).toEqual({ ok: true, value: null })
    expect(app.digest()).toBe(digestOf(bytes))

    const after = startApp(feed.url, { home: app.home, version: '0.2.0' })
    expect(after.view().news).toEqual({ version: '0.2.0', notes: app.view().offer?.notes })
    await after.read()
    expect(after.view().news).toBeNull()
    expect(startApp(feed.url, { home: app.home, version: '0.2.0' }).view().news).toBeNull()
  })

  test('the same and an older one are no updates', async () => {
    const feed = await startFeed()
    for (const version of ['0.1.0', '0.0.9']) {
      putRelease(feed.folder, version)
      const app = startApp(feed.url)
      await app.check()
      expect(app.view()).toMatchObject({ state: 'current', offer: null, sentence: null, checked: expect.any(Number) })
      expect(app.laptop.pending()).toEqual([])
      expect(await app.install()).toMatchObject({ ok: false })
    }
  })

  test('that was here before the app was started again is not fetched again', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const first = startApp(feed.url)
    await first.checkUntil('ready')
    first.stop()
    const [file = ''] = readdirSync(feed.folder).filter((name) => name.endsWith('.AppImage'))
    rmSync(join(feed.folder, file))
    const again = startApp(feed.url, { home: first.home })
    await again.checkUntil('ready')
    expect((await again.install()).ok).toBe(true)
  })

  test('of which most is here already is fetched in parts, and is the same to the byte', async () => {
    const feed = await startFeed()
    const running = withBlockMap(appImage())
    const coming = withBlockMap(appImage(running.bytes.subarray(0, 3 * 1024 * 1024)))
    putRelease(feed.folder, '0.2.0', coming)
    let sent = 0
    const url = await startOther((request, response) => {
      void fetch(`${feed.url}${request.url?.slice('/updates'.length)}`, { headers: { range: request.headers.range ?? '' } }).then(
        async (answer) => {
          const body = Buffer.from(await answer.arrayBuffer())
          sent += body.length
          response.writeHead(answer.status, { 'content-length': body.length }).end(body)
        },
      )
    })
    const app = startApp(url, { app: running.bytes })
    await app.checkUntil('ready')
    expect(sent).toBeLessThan(coming.bytes.length / 2)
    expect((await app.install()).ok).toBe(true)
    expect(app.digest()).toBe(digestOf(coming.bytes))
  })

  test('is given to some first: who is not among them has nothing newer, and nobody is told which laptop asked', async () => {
    const feed = await startFeed()
    const headers: string[] = []
    const url = await startOther((request, response) => {
      headers.push(...Object.keys(request.headers))
      const { body } = asked(feed.folder, request)
      response.writeHead(200, { 'content-length': body.length }).end(body)
    })
    putRelease(feed.folder, '0.2.0', { staging: 0 })
    const out = startApp(url)
    await out.check()
    expect(out.view()).toMatchObject({ state: 'current', offer: null })

    putRelease(feed.folder, '0.2.0', { staging: 100 })
    await out.checkUntil('ready')
    expect(headers.filter((name) => name.startsWith('x-'))).toEqual([])
  })

  test('among a hundred laptops a roll-out to half reaches some and not others, and the same ones when asked again', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0', { staging: 50 })
    const home = folderOf('laptops')
    const isIn = async (count: number) => {
      const laptop = createLaptop(join(home, String(count)), '0.1.0', Buffer.from('app'))
      const found = await createUpdater(laptop.updater, { url: feed.url, key: KEY }).check()
      return found.ok && found.value.isForUs
    }
    const first = []
    for (let count = 0; count < 100; count++) first.push(await isIn(count))
    expect(first.filter(Boolean).length).toBeGreaterThan(20)
    expect(first.filter(Boolean).length).toBeLessThan(80)
    for (const count of [0, 1, 2, 3]) expect(await isIn(count)).toBe(first[count])
  })
})

describe.runIf(onLinux)('an event is open', () => {
  test('what is found is not fetched; it goes on by itself once the event is closed and the hall is quiet', async () => {
    const { app } = await startReleased()
    app.hall({ isOpen: true })
    app.pass(HOUR)
    await app.until('waits')
    expect(app.view()).toMatchObject({ offer: { version: '0.2.0' }, sentence: expect.stringContaining('An event is open') })
    expect(await app.fetch()).toMatchObject({ ok: false, error: { message: expect.stringContaining('nothing was changed') } })
    expect(await app.install()).toMatchObject({ ok: false })
    app.pass(20 * HOUR)
    expect([app.state(), app.laptop.pending()]).toEqual(['waits', []])

    app.hall({ isOpen: false, worked: START + 21 * HOUR })
    expect(app.view()).toMatchObject({ state: 'waits', sentence: expect.stringContaining('two hours') })
    expect(app.laptop.pending()).toEqual([])
    app.pass(2 * HOUR)
    await app.until('ready')
  })

  test('a person need not wait for the two hours', async () => {
    const { app } = await startReleased()
    app.hall({ worked: START })
    await app.check()
    expect(app.state()).toBe('waits')
    expect(await app.fetch()).toEqual({ ok: true, value: null })
    await app.until('ready')
  })

  test('a download under way stops at once when one is opened, leaves nothing, and comes whole when it is closed', async () => {
    const { bytes, app, old } = await startReleased({ mbit: 8 })
    await app.check()
    await expect.poll(() => app.view().percent, { timeout: 10_000, interval: 5 }).toBeGreaterThan(5)
    expect(app.laptop.pending()).not.toEqual([])
    app.hall({ isOpen: true })
    await app.until('waits')
    expect(app.laptop.pending().filter((name) => name.endsWith('.AppImage'))).toEqual([])
    expect(app.digest()).toBe(old)

    app.hall({ isOpen: false })
    await app.until('ready')
    await app.install()
    expect(app.digest()).toBe(digestOf(bytes))
  })

  test('what was ready before stays so, and is not put in place', async () => {
    const { app, old } = await startReleased()
    await app.checkUntil('ready')
    app.hall({ isOpen: true })
    expect(await app.install()).toMatchObject({ ok: false, error: { message: expect.stringContaining('Close it first') } })
    expect([app.state(), app.digest()]).toEqual(['ready', old])
  })
})

test.runIf(onLinux)('a copy that is no AppImage says that it can’t update itself', async () => {
  const feed = await startFeed()
  putRelease(feed.folder, '0.2.0')
  const app = startApp(feed.url)
  delete process.env['APPIMAGE']
  await app.check()
  expect(app.view()).toMatchObject({ state: 'off', sentence: expect.stringContaining('was not installed in a way') })
})
