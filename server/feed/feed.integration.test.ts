// New versions of the app over real requests: what is served, how, and that nothing else is.
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testFolder } from '../testing/program.ts'
import { get } from '../testing/sender.ts'
import { startServer } from '../testing/start.ts'

const MB = 1024 * 1024
const APP = 'Scoretable-0.2.0.AppImage'

async function start(more: { mbit?: number; most?: number } = {}, size = 2 * MB) {
  const folder = path.join(testFolder(), 'releases')
  mkdirSync(folder)
  const bytes = randomBytes(size)
  writeFileSync(path.join(folder, APP), bytes)
  writeFileSync(path.join(folder, 'latest-linux.yml'), 'version: 0.2.0\n')
  const { url } = await startServer({ updates: { folder, mbit: 1000, ...more } })
  return { folder, url, bytes, at: (name: string) => `${url}/updates/${name}` }
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

/** A request by hand, so that no client tidies the path up. */
const asked = (url: string, address: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url)
    request({ hostname, port, path: address }, (response) => {
      void text(response).then((body) => resolve({ status: response.statusCode ?? 0, text: body }), reject)
    })
      .on('error', reject)
      .end()
  })

describe('the feed', () => {
  test('says what is the newest to whoever asks, and is asked anew each time', async () => {
    const { at, folder } = await start()
    const first = await get(`${at('latest-linux.yml')}?noCache=1`)
    expect([first.status, first.text, first.headers.get('cache-control'), first.headers.get('etag')]).toEqual([
      200,
      'version: 0.2.0\n',
      'no-store',
      null,
    ])
    writeFileSync(path.join(folder, 'latest-linux.yml'), 'version: 0.2.1\n')
    expect((await get(at('latest-linux.yml'))).text).toBe('version: 0.2.1\n')
  })

  test('gives files whole, to be kept for good, under the type of a download', async () => {
    const { at, bytes } = await start()
    const response = await fetch(at(APP))
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(
      createHash('sha512')
        .update(await bytesOf(response))
        .digest('hex'),
    ).toBe(createHash('sha512').update(bytes).digest('hex'))
  })

  test('gives parts of a file, so that only what changed is fetched', async () => {
    const { at, bytes } = await start()
    const part = (range: string) => fetch(at(APP), { headers: { range } })
    const middle = await part('bytes=1000-1999')
    expect([middle.status, middle.headers.get('content-range')]).toEqual([206, `bytes 1000-1999/${bytes.length}`])
    expect(await bytesOf(middle)).toEqual(bytes.subarray(1000, 2000))
    expect(await bytesOf(await part('bytes=-10'))).toEqual(bytes.subarray(-10))
    expect((await part(`bytes=${bytes.length}-`)).status).toBe(416)
  })

  test('tells how large a file is without sending it', async () => {
    const { at, bytes } = await start()
    const response = await fetch(at(APP), { method: 'HEAD' })
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, String(bytes.length), ''])
  })

  test('is off where no folder is named', async () => {
    const { url } = await startServer()
    expect((await get(`${url}/updates/latest.yml`)).status).toBe(404)
  })
})

describe('nothing but releases', () => {
  test('no listing, no path out, no other file, no link, and nothing is written', async () => {
    const { url, folder, at } = await start()
    writeFileSync(path.join(folder, '..', 'secret.yml'), 'secret')
    for (const name of ['release.key', '.env', '.hidden.yml', 'notes.txt', 'run.sh']) writeFileSync(path.join(folder, name), 'secret')
    symlinkSync(path.join(folder, '..', 'secret.yml'), path.join(folder, 'linked.yml'))
    mkdirSync(path.join(folder, 'folder.yml'))
    for (const address of [
      '/updates',
      '/updates/',
      '/updates/../secret.yml',
      '/updates/..%2fsecret.yml',
      '/updates/%2e%2e/secret.yml',
      '/updates/..\\secret.yml',
      '/updates/%2e%2e%5csecret.yml',
      '/updates//secret.yml',
      '/updates/secret.yml%00.yml',
      '/updates/release.key',
      '/updates/.env',
      '/updates/.hidden.yml',
      '/updates/notes.txt',
      '/updates/run.sh',
      '/updates/linked.yml',
      '/updates/folder.yml',
      '/updates/folder.yml/',
      `/updates/${'a'.repeat(300)}.yml`,
    ]) {
      const { status, text } = await asked(url, address)
      expect({ address, refused: [400, 404, 414].includes(status), tells: text.includes('secret') }).toEqual({
        address,
        refused: true,
        tells: false,
      })
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await fetch(at('latest-linux.yml'), { method })).status).toBe(404)
  })
})

describe('results go first', () => {
  test('all downloads together keep to their share of the line', async () => {
    const { at, bytes } = await start({ mbit: 8 }, MB / 2)
    const before = performance.now()
    const [one, other] = await Promise.all([fetch(at(APP)).then(bytesOf), fetch(at(APP)).then(bytesOf)])
    expect([one.length, other.length]).toEqual([bytes.length, bytes.length])
    // A megabyte at one megabyte a second; the last chunk of each goes before its time is up.
    expect(performance.now() - before).toBeGreaterThan(700)
  })

  test('whoever comes when all places are taken is told when to come again; the feed itself and results are answered', async () => {
    const { at, url } = await start({ mbit: 4, most: 1 })
    const first = new AbortController()
    onTestFinished(() => first.abort())
    expect((await fetch(at(APP), { signal: first.signal })).status).toBe(200)
    const second = await get(at(APP))
    expect([second.status, second.headers.get('retry-after'), second.headers.get('cache-control')]).toEqual([503, '600', 'no-store'])
    expect((await get(at('latest-linux.yml'))).status).toBe(200)
    expect((await get(`${url}/healthz`)).status).toBe(200)

    first.abort()
    const third = new AbortController()
    onTestFinished(() => third.abort())
    await expect.poll(async () => (await fetch(at(APP), { signal: third.signal })).status, { timeout: 10_000 }).toBe(200)
  })

  test('a connection that breaks in the middle frees its place', async () => {
    const { at, url } = await start({ mbit: 4, most: 1 })
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(`GET /updates/${APP} HTTP/1.1\r\nhost: x\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    expect((await get(at(APP))).status).toBe(503)
    socket.destroy()
    await pause(50)
    const again = new AbortController()
    onTestFinished(() => again.abort())
    await expect.poll(async () => (await fetch(at(APP), { signal: again.signal })).status, { timeout: 10_000 }).toBe(200)
  })

  test('who asks too often is told to wait', async () => {
    const folder = testFolder()
    writeFileSync(path.join(folder, 'latest.yml'), 'version: 0.2.0\n')
    const { url } = await startServer({ updates: { folder, mbit: 50 }, perMinute: { updates: 3 } })
    const statuses = []
    for (let count = 0; count < 4; count++) statuses.push((await get(`${url}/updates/latest.yml`)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})
