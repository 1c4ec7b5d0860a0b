// Networks on which a feed or a file does not come as it should.
import { readFileSync } from 'node:fs'
import { type RequestListener } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asked, HOUR, onLinux, startApp, startFeed, startOther } from './testing/laptop.ts'
import { digestOf, FEED_NAME, putRelease } from './testing/release.ts'

describe.runIf(onLinux)('a network that is bad', () => {
  test('a download that breaks off in the middle leaves nothing, and comes whole with the next', async () => {
    const feed = await startFeed()
    const bytes = putRelease(feed.folder, '0.2.0')
    let cuts = 0
    const url = await startOther((request, response) => {
      const { name, body } = asked(feed.folder, request)
      response.writeHead(200, { 'content-length': body.length })
      if (name === FEED_NAME || cuts === 1) return void response.end(body)
      cuts = 1
      response.write(body.subarray(0, body.length / 2), () => response.destroy())
    })
    const app = startApp(url)
    const old = app.digest()
    await app.checkUntil('idle')
    expect(app.view().sentence).toMatch(/did not come whole.*again by itself/)
    expect(app.laptop.pending()).toEqual([])
    expect(app.digest()).toBe(old)

    app.pass(2 * HOUR)
    await app.until('ready')
    await app.install()
    expect(app.digest()).toBe(digestOf(bytes))
  })

  test('one that stands still is given up', async () => {
    const feed = await startFeed()
    putRelease(feed.folder, '0.2.0')
    const url = await startOther((request, response) => {
      const { name, body } = asked(feed.folder, request)
      response.writeHead(200, { 'content-length': body.length })
      if (name === FEED_NAME) response.end(body)
      else response.write(body.subarray(0, body.length / 2))
    })
    const app = startApp(url, { stalled: 300 })
    await app.checkUntil('idle')
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
    await app.checkUntil('idle')
    expect(app.view().sentence).toMatch(/not the feed of updates/)
    expect(app.laptop.pending()).toEqual([])
  })
})
