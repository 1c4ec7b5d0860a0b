// Who floods, forges the form, or sends what nobody can read: refused cheaply and by name, and nothing is stored.
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { powerlifting } from '../../core/formats/presets/powerlifting.ts'
import { SETUP, TABLE } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { signRegistration } from '../../core/wire/register.ts'
import { MAX_REQUEST_BYTES, MAX_REQUEST_ENTRIES } from '../../core/wire/sync.ts'
import {
  ackOf,
  askToRegister,
  askToSync,
  createLog,
  EVENT,
  get,
  numbered,
  post,
  refusal,
  register,
  secretOf,
  setupLog,
  sync,
} from '../testing/sender.ts'
import { startServer } from '../testing/start.ts'

const OWNER = secretOf(1)

async function start(options: Parameters<typeof startServer>[0] = {}) {
  const { url } = await startServer(options)
  const { token } = await register(url, EVENT, OWNER)
  const bearer = { authorization: `Bearer ${token}` }
  const send = (body: BodyInit, headers: Record<string, string> = {}) => post(`${url}/v1/sync`, body, { ...bearer, ...headers })
  return { url, token, bearer, send, setup: setupLog(EVENT, OWNER), nothing: async () => (await sync(url, token, [])).pull.length === 0 }
}

/** Writes bytes on a bare connection and gives all that comes back until the server hangs up. */
function raw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.on('data', (data) => (answer += String(data)))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    onTestFinished(() => void socket.destroy())
  })
}

test('what is not JSON, not a request, or of another version: 400, and what is wrong', async () => {
  const { send, nothing } = await start()
  for (const body of ['', 'hello', '{', '[]', 'null', '0', '{"v":1}', `{"v":2,"event":"${EVENT}","have":{},"push":[]}`])
    expect(refusal(await send(body))).toEqual([400, 'invalid'])
  const named = await send(`{"v":1,"event":"${EVENT}","have":{},"push":[{"partition":"table-1"}]}`)
  expect(named.text).toContain('push.0')
  expect(await nothing()).toBe(true)
})

test('keys that reach for a prototype: 400, and no object has grown', async () => {
  const { send, nothing } = await start()
  const request = (more: string) => `{"v":1,"event":"${EVENT}","have":{},"push":[],${more}}`
  for (const more of [
    '"__proto__":{"polluted":1}',
    '"have":{"__proto__":[1,1]}',
    '"push":[{"__proto__":{"polluted":1}}]',
    '"constructor":{"prototype":{"polluted":1}}',
  ])
    expect(refusal(await send(request(more)))).toEqual([400, 'invalid'])
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  expect(await nothing()).toBe(true)
})

test('another type of body, another encoding: 415', async () => {
  const { send } = await start()
  const body = JSON.stringify({ v: 1, event: EVENT, have: {}, push: [] })
  expect(refusal(await send(body, { 'content-type': 'text/plain' }))).toEqual([415, 'unsupported'])
  expect(refusal(await send(body, { 'content-type': 'application/xml' }))).toEqual([415, 'unsupported'])
  expect(refusal(await send(body, { 'content-encoding': 'br' }))).toEqual([415, 'unsupported'])
  expect(refusal(await send(body, { 'content-encoding': 'compress' }))).toEqual([415, 'unsupported'])
})

test('gzip that is none, or that stops half way: 400', async () => {
  const { send } = await start()
  const packed = gzipSync(JSON.stringify({ v: 1, event: EVENT, have: {}, push: [] }))
  for (const body of ['{}', packed.subarray(0, 30), Buffer.concat([packed.subarray(0, 20), Buffer.alloc(40, 7)])])
    expect(refusal(await send(body, { 'content-encoding': 'gzip' }))).toEqual([400, 'invalid'])
})

test('fault 43: a zip bomb is stopped at the limit, not unpacked: 413', async () => {
  const { send, url, nothing } = await start()
  // 512 MB of blanks in half a megabyte: unpacked whole, it would show in this process's memory.
  const bomb = Buffer.concat(Array.from({ length: 64 }, () => gzipSync(Buffer.alloc(8 * 1024 * 1024, 32))))
  const before = process.memoryUsage().rss
  expect(refusal(await send(bomb, { 'content-encoding': 'gzip' }))).toEqual([413, 'too-large'])
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  // And without a token it is not even begun.
  expect(refusal(await post(`${url}/v1/sync`, bomb, { 'content-encoding': 'gzip' }))).toEqual([401, 'token'])
  expect(await nothing()).toBe(true)
})

test('more bytes than the limit after unpacking, though few on the wire: 413', async () => {
  const { send, token, url } = await start()
  const log = createLog(EVENT, SETUP, OWNER).write('something.noted', { text: 'x'.repeat(MAX_REQUEST_BYTES) })
  expect(refusal(await askToSync(url, token, { push: [log.batch()] }))).toEqual([413, 'too-large'])
  expect(refusal(await send(JSON.stringify({ push: 'x'.repeat(MAX_REQUEST_BYTES) })))).toEqual([413, 'too-large'])
})

test('more entries than the limit, in one batch or in several: refused, and none is stored', async () => {
  const { url, token, setup, nothing } = await start()
  const { entries: _, ...rest } = setup.batch()
  const few = Array.from({ length: MAX_REQUEST_ENTRIES }, () => [0, 'a.b', {}] as [number, string, {}])
  const batch = { ...rest, entries: few }
  expect(refusal(await askToSync(url, token, { push: [batch, { ...batch, partition: 'table-1' as typeof SETUP }] }))).toEqual([
    413,
    'too-large',
  ])
  expect(refusal(await askToSync(url, token, { push: [{ ...batch, entries: [...few, ...few] }] }))[0]).toBeGreaterThanOrEqual(400)
  expect(await nothing()).toBe(true)
})

test('fault 43: a gigabyte that is only claimed: refused before any of it came, and hung up on', async () => {
  const { url, bearer } = await start()
  const head = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nAuthorization: ${bearer.authorization}\r\nContent-Length: 1073741824\r\n\r\n{`
  for (const path of ['/v1/sync', '/v1/events']) {
    const answer = await raw(url, head(path))
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"error":"too-large"')
  }
})

test('fault 43: a million partitions are too many bytes; a hundred thousand too many partitions', async () => {
  const { send } = await start()
  const crowd = (count: number) =>
    gzipSync(`{"v":1,"event":"${EVENT}","push":[],"have":{${Array.from({ length: count }, (_, n) => `"p${n}":[1,1]`).join()}}}`)
  expect(refusal(await send(crowd(1_000_000), { 'content-encoding': 'gzip' }))).toEqual([413, 'too-large'])
  expect(refusal(await send(crowd(100_000), { 'content-encoding': 'gzip' }))).toEqual([400, 'invalid'])
})

test('nesting without end, in a body that is small: 400', async () => {
  const { send } = await start()
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
  const body = (levels: number) =>
    `{"v":1,"event":"${EVENT}","have":{},"push":[{"partition":"setup","epoch":1,"from":1,"base":1,"hash":"${'0'.repeat(64)}","sig":"${'0'.repeat(128)}","entries":[[0,"a.b",${deep(levels)}]]}]}`
  expect(refusal(await send(body(200_000)))).toEqual([400, 'invalid'])
})

test('a format so deep that one reader of it would cope and the next would not: 400, never stored, and the event goes on', async () => {
  const { url, token, setup } = await start()
  const score = (levels: number): object => (levels === 0 ? powerlifting.score : { part: 'product', of: [score(levels - 1)] })
  await sync(url, token, [setup.batch()])
  for (const levels of [20, 400, 900, 1100]) {
    const body = { contest: 'k1', division: 'd1', name: 'Final', partition: TABLE, format: { ...powerlifting, score: score(levels) } }
    const more = createLog(EVENT, SETUP, OWNER, setup.head()).write('contest.added', JSON.parse(JSON.stringify(body)) as {})
    expect(refusal(await askToSync(url, token, { push: [more.batch()] }))).toEqual([400, 'invalid'])
  }
  setup.write('something.noted', ...numbered(1))
  expect((await sync(url, token, [setup.batch()])).ack[SETUP]).toEqual(ackOf(setup))
})

test('a contest whose format names what it does not have is kept and not applied: its event’s pages stay up', async () => {
  const { url, token, setup } = await start()
  const division = { division: 'd1', name: 'Open' }
  const format = { ...powerlifting, score: { part: 'field', field: 'nothing' }, cell: { show: 'field', field: 'nothing' } }
  const contest = { contest: 'k1', division: 'd1', name: 'Final', partition: TABLE }
  setup.write('division.added', division).write('contest.added', JSON.parse(JSON.stringify({ ...contest, format })) as {})
  setup.write('contest.added', JSON.parse(JSON.stringify({ ...contest, contest: 'k2', format: powerlifting })) as {})
  expect((await sync(url, token, [setup.batch()])).ack[SETUP]).toEqual(ackOf(setup))
  expect((await get(`${url}/e/${EVENT}`)).status).toBe(200)
  expect((await get(`${url}/e/${EVENT}/k1`)).status).toBe(404)
  expect((await get(`${url}/e/${EVENT}/k2`)).status).toBe(200)
})

test('more requests than one address may make: 429, when to come again, and it goes on after', async () => {
  const { url } = await startServer({ perMinute: { register: 3, sync: 5, pages: 4 } })
  const { token } = await register(url, EVENT, OWNER)
  for (let n = 0; n < 5; n++) expect((await askToSync(url, token)).status).toBe(200)
  const slow = await askToSync(url, token)
  expect(refusal(slow)).toEqual([429, 'slow-down'])
  expect(Number(slow.headers.get('retry-after'))).toBeGreaterThan(0)
  for (let n = 0; n < 2; n++) await askToRegister(url, EVENT, OWNER)
  expect(refusal(await askToRegister(url, EVENT, OWNER))).toEqual([429, 'slow-down'])
  for (let n = 0; n < 4; n++) expect((await get(`${url}/e/${EVENT}`)).status).toBe(200)
  const page = await get(`${url}/e/${EVENT}`)
  expect([page.status, page.headers.get('cache-control')]).toEqual([429, 'no-store'])
  expect(page.text).toContain('Wait a minute')
})

test('fault 43: guessing codes is slow, and a flood of wrong tokens ends in 429 too', async () => {
  const { url } = await startServer({ registrationCode: 'correct horse', perMinute: { register: 5, sync: 5 } })
  const statuses = []
  for (let n = 0; n < 7; n++) statuses.push((await askToRegister(url, EVENT, OWNER, 'Open', `guess ${n}`)).status)
  expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429])
  const tokens = []
  for (let n = 0; n < 7; n++) tokens.push((await askToSync(url, `${n}`.repeat(43))).status)
  expect(tokens).toEqual([401, 401, 401, 401, 401, 429, 429])
})

test('with a registration code: none, a wrong one and the right one are told apart', async () => {
  const { url } = await startServer({ registrationCode: 'correct horse' })
  const none = await askToRegister(url, EVENT, OWNER)
  expect([refusal(none), none.text]).toEqual([[403, 'code'], expect.stringContaining('asks for a registration code')])
  expect(refusal(await askToRegister(url, EVENT, OWNER, 'Open', 'wrong'))).toEqual([403, 'code'])
  expect((await askToRegister(url, EVENT, OWNER, 'Open', 'correct horse')).status).toBe(200)
})

test('a registration that is forged, nameless, or named what can’t be printed: refused, and the event is not there', async () => {
  const { url } = await startServer()
  const good = signRegistration(EVENT, 'Open', OWNER)
  const ask = async (request: object) => refusal(await post(`${url}/v1/events`, JSON.stringify(request)))
  expect(await ask({ ...good, name: 'Another name' })).toEqual([400, 'signature'])
  expect(await ask({ ...good, key: publicKey(secretOf(2)) })).toEqual([400, 'signature'])
  expect(await ask({ ...good, key: 'f'.repeat(64) })).toEqual([400, 'signature'])
  // A point of small order, under which a laxer check lets one signature fit every text.
  expect(await ask({ ...good, key: `01${'0'.repeat(62)}`, sig: `01${'0'.repeat(126)}` })).toEqual([400, 'signature'])
  for (const name of ['', ' ', ' Open', 'a\u0000b', 'line\nbreak', '\ud800', 'x'.repeat(201)])
    expect(await ask(signRegistration(EVENT, name, OWNER))).toEqual([400, 'invalid'])
  expect(await ask({ ...good, more: 'x'.repeat(5000) })).toEqual([413, 'too-large'])
  expect((await get(`${url}/e/${EVENT}`)).status).toBe(404)
})

test('numbers at the edge: nothing crashes, each is refused or held', async () => {
  const { url, token, setup, nothing } = await start()
  const batch = setup.batch()
  for (const bad of [
    { epoch: 0 },
    { epoch: 1e6 + 1 },
    { from: 0 },
    { from: -1 },
    { from: 1.5 },
    { from: 2 ** 53 },
    { base: -1 },
    { base: 1e308 },
    { hash: 'Z'.repeat(64) },
    { partition: '../setup' as typeof SETUP },
    { partition: 'Setup' as typeof SETUP },
    { entries: [] },
  ])
    expect(refusal(await askToSync(url, token, { push: [{ ...batch, ...bad }] }))).toEqual([400, 'invalid'])
  const far = await sync(url, token, [{ ...batch, from: Number.MAX_SAFE_INTEGER }])
  expect(far.refused).toMatchObject([{ reason: 'signature' }])
  expect(await nothing()).toBe(true)
  expect(
    (
      await sync(url, token, [
        createLog(EVENT, SETUP, OWNER)
          .write('a.b', ...numbered(1))
          .batch(),
      ])
    ).refused,
  ).toEqual([])
})
