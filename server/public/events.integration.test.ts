// The live line of a page, over real HTTP: a version at once, one for each change, signs of life, and an end.
import { get as httpGet, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { get, register, secretOf } from '../testing/sender.ts'
import { attempt, named, publish, TEST_EVENT } from '../testing/published.ts'
import { startServer } from '../testing/start.ts'

/** Opens the line and reads it as a browser does. */
async function listen(server: string, event: string = TEST_EVENT) {
  const request = httpGet(`${server}/e/${event}/events`)
  onTestFinished(() => void request.destroy())
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let text = ''
  response.setEncoding('utf8').on('data', (part: string) => (text += part))
  return {
    response,
    text: () => text,
    versions: () => Array.from(text.matchAll(/^event: version\ndata: (.+)$/gm), ([, version]) => version),
    leave: () => request.destroy(),
  }
}

const versionOf = async (page: string) => /"(.+)"/.exec((await get(page)).headers.get('etag') ?? '')?.[1]

test('the version comes at once, and a new one with each change; nothing comes for a repeat', async () => {
  const { url } = await startServer()
  const published = await publish(url, named(['Ada', 'Bo']))
  const line = await listen(url)
  expect(line.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-content-type-options': 'nosniff',
  })
  await expect.poll(line.versions).toEqual([await versionOf(published.page)])
  expect(line.text()).toMatch(/^retry: [23]\d{3}\n\n/)
  await published.tell(attempt(published, '1', 0, 100))
  const second = await versionOf(published.page)
  await expect.poll(() => line.versions().slice(1)).toEqual([second])
  await published.tell()
  await published.tell(attempt(published, '2', 0, 100))
  await expect.poll(() => line.versions().slice(1)).toEqual([second, await versionOf(published.page)])
})

test('each event has its own line; an unknown event has none', async () => {
  const { url } = await startServer()
  const other = 'bbbbbbbbbbbbbbbbbbbbbbbbbb'
  await register(url, other as never, secretOf(8), 'Elsewhere')
  const published = await publish(url, named(['Ada']))
  const [here, there] = [await listen(url), await listen(url, other)]
  await published.tell(attempt(published, '1', 0, 100))
  await expect.poll(() => here.versions().length).toBe(2)
  expect(there.versions()).toHaveLength(1)
  expect((await listen(url, 'cccccccccccccccccccccccccc')).response.statusCode).toBe(404)
})

test('signs of life keep it open', async () => {
  const { url } = await startServer({ heartbeat: 20 })
  await register(url, TEST_EVENT, secretOf(3))
  const line = await listen(url)
  await expect.poll(() => line.text().match(/^: still here$/gm)?.length ?? 0).toBeGreaterThan(3)
})

test('the server ends it when it closes, and does not wait for its readers', async () => {
  const { url, close } = await startServer()
  await register(url, TEST_EVENT, secretOf(3))
  const line = await listen(url)
  await expect.poll(() => line.versions().length).toBe(1)
  const ended = once(line.response, 'end')
  await close()
  await ended
})

test('so many readers and no more; one that leaves makes room', async () => {
  const { url } = await startServer({ maxWatchers: 3 })
  await register(url, TEST_EVENT, secretOf(3))
  const lines = await Promise.all([listen(url), listen(url), listen(url)])
  const fourth = await listen(url)
  expect([fourth.response.statusCode, fourth.response.headers['retry-after']]).toEqual([503, '10'])
  expect((await get(`${url}/e/${TEST_EVENT}`)).status).toBe(200)
  lines[0]?.leave()
  await expect
    .poll(async () => {
      const line = await listen(url)
      const status = line.response.statusCode
      line.leave()
      return status
    })
    .toBe(200)
})

test('asked for its head alone it opens no line', async () => {
  const { url } = await startServer()
  await register(url, TEST_EVENT, secretOf(3))
  expect((await fetch(`${url}/e/${TEST_EVENT}/events`, { method: 'HEAD' })).status).toBe(404)
})
