// Updates from end to end, in plain Node: the real feed of the real server, electron-updater as in the packed app, real files of some megabytes.
// What is pretended is the clock, and who presses.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer as createWeb, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { startServer } from '../../server/testing/start.ts'
import { keptUpdatesIn } from './kept.ts'
import type { Hall } from './policy.ts'
import { appImage, createLaptop, digestOf, FEED_NAME, KEY, putRelease, signed, signedByOther, withBlockMap } from './testing/release.ts'
import { createUpdater } from './updater.ts'
import { startUpdates } from './updates.ts'

const HOUR = 3_600_000

function folderOf(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `scoretable-${what}-`))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** The real server, with a folder of releases. */
async function startFeed(mbit = 4000) {
  const folder = folderOf('releases')
  const { url, close } = await startServer({ updates: { folder, mbit } })
  return { folder, url: `${url}/updates`, close }
}

/** A server of the test's own, for what ours would never answer. */
async function startOther(answer: RequestListener) {
  const web = createWeb(answer)
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    web.closeAllConnections()
    web.close()
  })
  return `http://127.0.0.1:${(web.address() as AddressInfo).port}/updates`
}

/** A disk of its own of five megabytes, where this user may mount one. */
function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

interface Started {
  home?: string
  version?: string
  app?: Buffer
  stalled?: number
}

/** The app on a laptop, at a start: nothing is open, and nobody has pressed anything. */
function startApp(url: string, { home = folderOf('laptop'), version = '0.1.0', app, stalled }: Started = {}) {
  const laptop = createLaptop(home, version, app)
  const hall: Hall = { isOpen: false, worked: null }
  const faults: unknown[] = []
  const planned = new Set<{ ms: number; what: () => void }>()
  let now = 1_800_000_000_000
  const updates = startUpdates({
    updater: createUpdater(
      laptop.updater,
      { url, key: KEY },
      { ...(stalled === undefined ? {} : { stalled }), onFault: (error) => faults.push(error) },
    ),
    version,
    kept: keptUpdatesIn(join(home, 'updates.json')),
    hall: () => hall,
    clock: () => now,
    random: () => 0.5,
    after(ms, what) {
      const plan = { ms, what }
      planned.add(plan)
      return () => planned.delete(plan)
    },
    onChange: () => seen.push(updates.view().state),
  })
  const seen: string[] = []
  onTestFinished(() => {
    updates.stop()
    // What nobody has thought of is a bug here, though it would not end the app.
    expect(faults).toEqual([])
  })
  const state = () => updates.view().state
  return {
    ...updates,
    laptop,
    home,
    seen,
    state,
    hall(next: Partial<Hall>) {
      Object.assign(hall, next)
      updates.look()
    },
    /** What is planned for the next so many ms happens. */
    pass(ms: number) {
      now += ms
      for (const plan of Array.from(planned)) {
        plan.ms -= ms
        if (plan.ms <= 0 && planned.delete(plan)) plan.what()
      }
    },
    planned: () => [...planned].map(({ ms }) => ms),
    async until(next: string) {
      await expect.poll(state, { timeout: 15_000, interval: 10 }).toBe(next)
    },
  }
}

const onLinux = process.platform === 'linux'
if (!onLinux) console.warn('LEFT OUT: updates from end to end. They are played with an AppImage, which is Linux’s.')

afterEach(() => {
  delete process.env['APPIMAGE']
})

describe.runIf(onLinux)('a newer version', () => {
  test('is found at the start, fetched whole, put in place when a person says so, and tells once what is new', async () => {
    const feed = await startFeed()
    const bytes = putRelease(feed.folder, '0.2.0', { notes: 'Documents.\n<script>alert(1)</script> **Backups**\u202E\u0007' })
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
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
    expect(digestOf(app.laptop.app)).toBe(old)

    expect(await app.install()).toEqual({ ok: true, value: null })
    expect(digestOf(app.laptop.app)).toBe(digestOf(bytes))

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
    await first.check()
    await first.until('ready')
    first.stop()
    const [file = ''] = readdirSync(feed.folder).filter((name) => name.endsWith('.AppImage'))
    rmSync(join(feed.folder, file))
    const again = startApp(feed.url, { home: first.home })
    await again.check()
    await again.until('ready')
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
    await app.check()
    await app.until('ready')
    expect(sent).toBeLessThan(coming.bytes.length / 2)
    expect((await app.install()).ok).toBe(true)
    expect(digestOf(app.laptop.app)).toBe(digestOf(coming.bytes))
  })

  test('is given to some first: who is not among them has nothing newer, and nobody is told which laptop asked', async () => {
    const feed = await startFeed()
    const headers: string[] = []
    const url = await startOther((request, response) => {
      headers.push(...Object.keys(request.headers))
      const body = readFileSync(join(feed.folder, (request.url ?? '').split('/').at(-1)!.split('?')[0]!))
      response.writeHead(200, { 'content-length': body.length }).end(body)
    })
    putRelease(feed.folder, '0.2.0', { staging: 0 })
    const out = startApp(url)
    await out.check()
    expect(out.view()).toMatchObject({ state: 'current', offer: null })

    putRelease(feed.folder, '0.2.0', { staging: 100 })
    await out.check()
    await out.until('ready')
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
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const app = startApp(feed.url)
    app.hall({ isOpen: true })
    app.pass(HOUR)
    await app.until('waits')
    expect(app.view()).toMatchObject({ offer: { version: '0.2.0' }, sentence: expect.stringContaining('An event is open') })
    expect(await app.fetch()).toMatchObject({ ok: false, error: { message: expect.stringContaining('nothing was changed') } })
    expect(await app.install()).toMatchObject({ ok: false })
    app.pass(20 * HOUR)
    expect([app.state(), app.laptop.pending()]).toEqual(['waits', []])

    app.hall({ isOpen: false, worked: 1_800_000_000_000 + 21 * HOUR })
    expect(app.view()).toMatchObject({ state: 'waits', sentence: expect.stringContaining('two hours') })
    expect(app.laptop.pending()).toEqual([])
    app.pass(2 * HOUR)
    await app.until('ready')
  })

  test('a person need not wait for the two hours', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const app = startApp(feed.url)
    app.hall({ worked: 1_800_000_000_000 })
    await app.check()
    expect(app.state()).toBe('waits')
    expect(await app.fetch()).toEqual({ ok: true, value: null })
    await app.until('ready')
  })

  test('a download under way stops at once when one is opened, leaves nothing, and comes whole when it is closed', async () => {
    const feed = await startFeed(8)
    const bytes = putRelease(feed.folder, '0.2.0')
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
    await app.check()
    await expect.poll(() => app.view().percent, { timeout: 10_000, interval: 5 }).toBeGreaterThan(5)
    expect(app.laptop.pending()).not.toEqual([])
    app.hall({ isOpen: true })
    await app.until('waits')
    expect(app.laptop.pending().filter((name) => name.endsWith('.AppImage'))).toEqual([])
    expect(digestOf(app.laptop.app)).toBe(old)

    app.hall({ isOpen: false })
    await app.until('ready')
    await app.install()
    expect(digestOf(app.laptop.app)).toBe(digestOf(bytes))
  })

  test('what was ready before stays so, and is not put in place', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
    await app.check()
    await app.until('ready')
    app.hall({ isOpen: true })
    expect(await app.install()).toMatchObject({ ok: false, error: { message: expect.stringContaining('Close it first') } })
    expect([app.state(), digestOf(app.laptop.app)]).toEqual(['ready', old])
  })
})

describe.runIf(onLinux)('a feed or a file that was tampered with', () => {
  /** Nothing came of it: no file, no offer to put in place, the app as it was. */
  async function expectRefused(app: ReturnType<typeof startApp>, old: string, sentence: RegExp) {
    await expect.poll(() => app.view().sentence, { timeout: 15_000 }).toMatch(sentence)
    expect(app.state()).not.toBe('ready')
    expect(app.laptop.pending().filter((name) => name.endsWith('.AppImage'))).toEqual([])
    expect(await app.install()).toMatchObject({ ok: false })
    expect(digestOf(app.laptop.app)).toBe(old)
  }

  test('a file that is not the one that was signed is thrown away', async () => {
    const feed = await startFeed()
    const bytes = putRelease(feed.folder, '0.2.0')
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(feed.folder, 'Scoretable-0.2.0-linux-x64.AppImage'), bytes)
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
    await app.check()
    await expectRefused(app, old, /not the update that those who make Scoretable have signed.*thrown away/)
    // Not worth the line every hour.
    expect(Math.min(...app.planned())).toBeGreaterThan(20 * HOUR)
  })

  test.for<[string, (name: string, body: string) => string, RegExp]>([
    ['signed by somebody else', signedByOther, /not signed by those who make/],
    ['not signed', (_, body) => body, /not signed by those who make/],
    [
      'with a version changed after it was signed',
      (name, body) => signed(name, body).replace('version: 0.2.0', 'version: 9.2.0'),
      /not signed/,
    ],
    ['with another file’s sum', (name, body) => signed(name, body).replace(/sha512: .{10}/g, 'sha512: AAAAAAAAAA'), /not signed/],
    ['signed for another system', (_, body) => signed('latest-mac.yml', body), /not signed/],
    ['with a signature cut off', (name, body) => signed(name, body).slice(0, -20), /not signed/],
    ['that sends elsewhere', (name, body) => signed(name, body.replace(/url: /, 'url: https://elsewhere.example/')), /does not understand/],
    ['that leads out of its folder', (name, body) => signed(name, body.replace(/url: /, 'url: ../')), /does not understand/],
    ['with a version that is none', (name, body) => signed(name, body.replace('0.2.0', '0.2.0-beta.1')), /does not understand/],
  ])('a feed %s is not believed', async ([, sign, sentence]) => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0', { sign })
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
    await app.check()
    await expectRefused(app, old, sentence)
  })

  test('a feed that went back, to a version whose holes are known, is not followed', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.3.0')
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
    await app.check()
    await app.until('ready')
    app.stop()
    putRelease(feed.folder, '0.2.0')
    const again = startApp(feed.url, { home: app.home })
    await again.check()
    expect(again.view()).toMatchObject({
      state: 'current',
      offer: null,
      sentence: expect.stringContaining('gone back from 0.3.0 to 0.2.0'),
    })
    expect(await again.install()).toMatchObject({ ok: false })
    expect(digestOf(again.laptop.app)).toBe(old)
  })

  test('a version that its makers called back is not put in place, though it was here', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
    await app.check()
    await app.until('ready')
    putRelease(feed.folder, '0.1.0')
    await app.check()
    expect(app.state()).toBe('current')
    expect(await app.install()).toMatchObject({ ok: false })
    expect(digestOf(app.laptop.app)).toBe(old)
  })

  test('a file that was changed where it lay since is not put in place, and is fetched again', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
    await app.check()
    await app.until('ready')
    const file = join(app.home, 'cache/scoretable-updater/pending/Scoretable-0.2.0-linux-x64.AppImage')
    writeFileSync(file, '#!/bin/sh\necho somebody else’s\n')
    expect(await app.install()).toMatchObject({ ok: false, error: { message: expect.stringContaining('has changed since') } })
    expect(digestOf(app.laptop.app)).toBe(old)
    await app.check()
    await app.until('ready')
    expect((await app.install()).ok).toBe(true)
  })
})

describe.runIf(onLinux)('a network that is bad', () => {
  test('a download that breaks off in the middle leaves nothing, and comes whole with the next', async () => {
    const feed = await startFeed()
    const bytes = putRelease(feed.folder, '0.2.0')
    let cuts = 0
    const url = await startOther((request, response) => {
      const name = (request.url ?? '').split('/').at(-1)!.split('?')[0]!
      const body = readFileSync(join(feed.folder, name))
      response.writeHead(200, { 'content-length': body.length })
      if (name === FEED_NAME || cuts === 1) return void response.end(body)
      cuts = 1
      response.write(body.subarray(0, body.length / 2), () => response.destroy())
    })
    const app = startApp(url)
    const old = digestOf(app.laptop.app)
    await app.check()
    await app.until('idle')
    expect(app.view().sentence).toMatch(/did not come whole.*again by itself/)
    expect(app.laptop.pending()).toEqual([])
    expect(digestOf(app.laptop.app)).toBe(old)

    app.pass(2 * HOUR)
    await app.until('ready')
    await app.install()
    expect(digestOf(app.laptop.app)).toBe(digestOf(bytes))
  })

  test('one that stands still is given up', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const url = await startOther((request, response) => {
      const name = (request.url ?? '').split('/').at(-1)!.split('?')[0]!
      const body = readFileSync(join(feed.folder, name))
      response.writeHead(200, { 'content-length': body.length })
      if (name === FEED_NAME) response.end(body)
      else response.write(body.subarray(0, body.length / 2))
    })
    const app = startApp(url, { stalled: 300 })
    await app.check()
    await app.until('idle')
    expect(app.view().sentence).toMatch(/came no further/)
    expect(app.laptop.pending()).toEqual([])
  })

  test('no network at all is a sentence, and a reason to ask again within hours', async () => {
    const feed = await startFeed()
    await feed.close()
    const app = startApp(feed.url)
    await app.check()
    expect(app.view()).toMatchObject({ state: 'idle', sentence: expect.stringContaining('can’t be reached') })
    expect(Math.max(...app.planned())).toBeLessThan(3 * HOUR)
  })

  test.for<[string, RequestListener, RegExp]>([
    [
      'a page to sign in on',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'text/html', 'content-length': 30 }).end('<html>Welcome to Hotel</html>\n\n'),
      /not the feed of updates.*sign-in/,
    ],
    [
      'a way to such a page',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/login', 'content-length': 0 }).end(),
      /not the feed of updates/,
    ],
    ['nothing there', (_, response) => void response.writeHead(404, { 'content-length': 2 }).end('no'), /not the feed of updates/],
    ['a server that fails', (_, response) => void response.writeHead(503, { 'content-length': 2 }).end('no'), /much to do/],
    [
      'an answer that does not say how long it is',
      (_, response) => void response.writeHead(200).end('version: 9.9.9\n'),
      /not the feed of updates/,
    ],
    [
      'one that says it is a gigabyte',
      (_, response) => void response.writeHead(200, { 'content-length': 2 ** 30 }).write('version: 9.9.9\n'),
      /not the feed of updates/,
    ],
  ])('%s in place of the feed is a sentence', async ([, answer, sentence]) => {
    const app = startApp(await startOther(answer))
    await app.check()
    expect(app.view()).toMatchObject({ state: 'idle', sentence: expect.stringMatching(sentence) })
  })

  test('a file that never ends is stopped by its length', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const feedText = readFileSync(join(feed.folder, FEED_NAME))
    const url = await startOther((request, response) => {
      if (request.url?.includes('.yml')) return void response.writeHead(200, { 'content-length': feedText.length }).end(feedText)
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      }
      response.on('drain', more)
      more()
    })
    const app = startApp(url)
    await app.check()
    await app.until('idle')
    expect(app.view().sentence).toMatch(/not the feed of updates/)
    expect(app.laptop.pending()).toEqual([])
  })
})

describe.runIf(onLinux)('a disk that can’t take it', () => {
  const disk = mountSmallDisk()
  if (!disk) console.warn('LEFT OUT: an update on a disk that is really full. It needs root on Linux, and the right to mount.')
  afterAll(() => {
    if (!disk) return
    execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  })

  test.runIf(disk)('that is full: what came is thrown away, and it is fetched once there is room', async () => {
    const feed = await startFeed()
    const bytes = putRelease(feed.folder, '0.2.0')
    const app = startApp(feed.url)
    const old = digestOf(app.laptop.app)
    symlinkSync(disk ?? '', join(app.home, 'cache'))
    writeFileSync(join(disk ?? '', 'ballast'), Buffer.alloc(3 * 1024 * 1024))
    await app.check()
    await app.until('idle')
    expect(app.view().sentence).toMatch(/no room on the disk for the update.*Make room/)
    expect(app.laptop.pending()).toEqual([])
    expect(digestOf(app.laptop.app)).toBe(old)

    rmSync(join(disk ?? '', 'ballast'))
    await app.check()
    await app.until('ready')
    await app.install()
    expect(digestOf(app.laptop.app)).toBe(digestOf(bytes))
  })

  test('a file lies where its folder should be', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const app = startApp(feed.url)
    writeFileSync(join(app.home, 'cache'), '')
    await app.check()
    await app.until('idle')
    expect(app.view().sentence).toMatch(/could not be kept: .*This version goes on/)
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
