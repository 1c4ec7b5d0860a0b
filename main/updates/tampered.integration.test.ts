// A feed or a file that somebody has changed: nothing of it comes onto a laptop.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HOUR, onLinux, startApp, startFeed, startReleased } from './testing/laptop.ts'
import { putRelease, signed, signedByOther } from './testing/release.ts'

describe.runIf(onLinux)('a feed or a file that was tampered with', () => {
  /** Nothing came of it: no file, no offer to put in place, the app as it was. */
  async function expectRefused(app: ReturnType<typeof startApp>, old: string, sentence: RegExp) {
    await expect.poll(() => app.view().sentence, { timeout: 15_000 }).toMatch(sentence)
    expect(app.state()).not.toBe('ready')
    expect(app.laptop.pending().filter((name) => name.endsWith('.AppImage'))).toEqual([])
    expect(await app.install()).toMatchObject({ ok: false })
    expect(app.digest()).toBe(old)
  }

  test('a file that is not the one that was signed is thrown away', async () => {
    const feed = await startFeed()
    const bytes = putRelease(feed.folder, '0.2.0')
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(feed.folder, 'Scoretable-0.2.0-linux-x64.AppImage'), bytes)
    const app = startApp(feed.url)
    const old = app.digest()
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
    const { app, old } = await startReleased({ sign })
    await app.check()
    await expectRefused(app, old, sentence)
  })

  test('a feed that went back, to a version whose holes are known, is not followed', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.3.0')
    const app = startApp(feed.url)
    const old = app.digest()
    await app.checkUntil('ready')
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
    expect(again.digest()).toBe(old)
  })

  test('a version that its makers called back is not put in place, though it was here', async () => {
    const { feed, app, old } = await startReleased()
    await app.checkUntil('ready')
    putRelease(feed.folder, '0.1.0')
    await app.check()
    expect(app.state()).toBe('current')
    expect(await app.install()).toMatchObject({ ok: false })
    expect(app.digest()).toBe(old)
  })

  test('a file that was changed where it lay since is not put in place, and is fetched again', async () => {
    const { app, old } = await startReleased()
    await app.checkUntil('ready')
    const file = join(app.home, 'cache/scoretable-updater/pending/Scoretable-0.2.0-linux-x64.AppImage')
    writeFileSync(file, '#!/bin/sh\necho somebody else’s\n')
    expect(await app.install()).toMatchObject({ ok: false, error: { message: expect.stringContaining('has changed since') } })
    expect(app.digest()).toBe(old)
    await app.checkUntil('ready')
    expect((await app.install()).ok).toBe(true)
  })
})
