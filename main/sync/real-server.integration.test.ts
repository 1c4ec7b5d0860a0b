// A station and the real server: connected, cut off, restarted, moved to another event. Everything arrives once, in order.
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { fetch } from 'undici'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EventId, SETUP, TABLE } from '../../core/ids.ts'
import { signRegistration } from '../../core/wire/register.ts'
import { createServer } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import type { Db } from '../../server/database/schema.ts'
import { createLogStore } from '../../server/store/log-store.ts'
import { openEventFile } from '../file/event-file.ts'
import { until } from './testing/sender.ts'
import { attempt, cleanUp, deviceIn, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'

let server: FastifyInstance
let db: Db
let url: string
let data: string

async function startServer(port = 0, registrationCode: string | null = null) {
  const opened = await openDatabase({ folder: data })
  if (!opened.ok) throw new Error(opened.error)
  db = opened.value
  server = await createServer({ db, registrationCode })
  url = await server.listen({ host: '127.0.0.1', port })
}
const portOf = (address: string) => Number(new URL(address).port)

beforeEach(async () => {
  data = temporaryFolder()
  await startServer()
})
afterEach(async () => {
  await server.close()
  await cleanUp()
})

/** What the server holds of an event's partition. */
const held = (event: string, partition = TABLE) => createLogStore(db, event as EventId, Date.now).read(partition, 1, 100_000)

async function withEvent(name = 'Club'): Promise<[TestStation, string, string]> {
  const started = await startStation()
  const made = await started.station.call('event.create', { name })
  if (!made.ok) throw new Error(made.error.message)
  await started.station.call('command', entryList)
  return [started, made.value.file, started.view().event!.id]
}

/** The event's own log, from its closed file. */
async function logOf({ events, home }: TestStation, file: string, partition = TABLE) {
  const opened = await openEventFile({ path: join(events, file), vault: (await deviceIn(home)).vault })
  if (!opened.ok) throw new Error(opened.error.message)
  const log = await opened.value.read(partition, 1, 100_000)
  opened.value.close()
  return log
}

/** Another server than ours, on a free port. */
async function listening(answer: RequestListener): Promise<{ url: string; stop(): Promise<void> }> {
  const other = createHttpServer(answer)
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        other.close(() => resolve())
        other.closeAllConnections()
      }),
  }
}

const shows = (started: TestStation, state: string, waiting = 0) =>
  until(`${state} with ${waiting} waiting`, () => {
    const view = started.view().publication
    return view.state === state && view.waiting === waiting
  })

/** Nine attempts of each of the two, one after another. */
async function score({ station }: TestStation, from = 0, to = 18) {
  for (let n = from; n < to; n++) {
    const answer = await station.call('command', attempt(n % 2 ? 'p2' : 'p1', Math.floor(n / 2), 1000 + n * 25))
    if (!answer.ok) throw new Error(answer.error.message)
  }
}

describe('connected to a server', () => {
  test('all that is there and all that comes is public', async () => {
    const [started, file, event] = await withEvent()
    await score(started, 0, 4)
    const connected = await started.station.call('public.connect', { url })
    expect(connected).toEqual({ ok: true, value: { publicUrl: `${url}/e/${event}` } })
    await shows(started, 'public')
    await score(started, 4, 18)
    await until('18 entries', async () => (await held(event)).length === 18)
    await shows(started, 'public')
    expect(started.view().publication).toMatchObject({ sentence: null, publicUrl: `${url}/e/${event}`, parked: 0, at: expect.any(Number) })
    expect(await (await fetch(`${url}/e/${event}/k1`)).text()).toContain('Ada Lovelace')
    await started.station.call('event.close', {})
    expect(await held(event)).toEqual(await logOf(started, file))
    expect(await held(event, SETUP)).toEqual(await logOf(started, file, SETUP))
    expect(started.faults).toEqual([])
  })

  test('that is turned off and on again: scoring goes on, and everything arrives once, in order', async () => {
    const [started, file, event] = await withEvent()
    await started.station.call('public.connect', { url })
    await score(started, 0, 6)
    await shows(started, 'public')
    await server.close()
    await score(started, 6, 12)
    await until('a sentence', () => started.view().publication.sentence !== null)
    expect(started.view().publication).toMatchObject({ state: 'waiting', waiting: 6, sentence: expect.stringMatching(/saved here/) })
    await startServer(portOf(url))
    await score(started, 12, 18)
    await until('18 entries', async () => (await held(event)).length === 18)
    await shows(started, 'public')
    await started.station.call('event.close', {})
    expect(await held(event)).toEqual(await logOf(started, file))
  })

  test('a station that is started again goes on by itself', async () => {
    const [started, file, event] = await withEvent()
    await started.station.call('public.connect', { url })
    await shows(started, 'public')
    await server.close()
    await score(started)
    await started.station.close()

    const again = await startStation({ home: started.home })
    await startServer(portOf(url))
    await again.station.call('event.open', { file })
    await until('18 entries', async () => (await held(event)).length === 18)
    await shows(again, 'public')
    expect(again.view().publication.publicUrl).toBe(`${url}/e/${event}`)
  })

  test('another event that is opened is not published, and the first goes on where it was', async () => {
    const [started, file, event] = await withEvent()
    await started.station.call('public.connect', { url })
    await score(started, 0, 10)
    await started.station.call('event.create', { name: 'Private' })
    expect(started.view().publication).toMatchObject({ state: 'off', publicUrl: null })
    const second = started.view().event!.id
    await started.station.call('command', entryList)
    await score(started, 0, 3)
    await started.station.call('event.open', { file })
    await until('10 entries', async () => (await held(event)).length === 10)
    await shows(started, 'public')
    expect(await held(second)).toEqual([])
    expect(started.faults).toEqual([])
  })
})

describe('connecting', () => {
  test('with a wrong address or code says what is wrong, changes nothing, and is still off', async () => {
    await server.close()
    await startServer(portOf(url), 'the-code-of-the-club')
    const [{ station, view }] = await withEvent()
    const closed = await listening(() => {})
    const gone = closed.url
    await closed.stop()
    const cases: [{ url: string; code?: string }, RegExp][] = [
      [{ url: '' }, /Type the server’s address/],
      [{ url: 'http://results.example.org' }, /Over http:/],
      [{ url: gone }, /No server is running/],
      [{ url }, /asks for a code/],
      [{ url, code: 'guess' }, /does not accept this code/],
    ]
    for (const [input, words] of cases) {
      const answer = await station.call('public.connect', input)
      expect(answer.ok || answer.error.message).toMatch(words)
      expect(view().publication.state).toBe('off')
    }
    expect(await station.call('public.connect', { url, code: ' the-code-of-the-club ' })).toMatchObject({ ok: true })
  })

  test('to what is no Scoretable server says so', async () => {
    const other = await listening((_, response) => response.end('{"hello": "world"}'))
    const [{ station }] = await withEvent()
    const answer = await station.call('public.connect', { url: other.url })
    expect(answer.ok || answer.error.message).toMatch(/not a Scoretable server/)
    await other.stop()
  })

  test('twice at once, and again later, goes on with the newest token', async () => {
    const [started, , event] = await withEvent()
    const answers = await Promise.all([1, 2].map(() => started.station.call('public.connect', { url })))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await started.station.call('public.connect', { url })
    await score(started)
    await until('18 entries', async () => (await held(event)).length === 18)
    await shows(started, 'public')
  })

  test('an event that the server holds under another key is refused, and says so', async () => {
    const [started, , event] = await withEvent()
    const other = signRegistration(event as EventId, 'Club', new Uint8Array(32).fill(3))
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(other) })).status).toBe(200)
    const answer = await started.station.call('public.connect', { url })
    expect(answer.ok || answer.error.message).toMatch(/under another key/)
    expect(started.view().publication.state).toBe('off')
  })

  test('while the event is closed touches neither the closed file nor the next event', async () => {
    let asked = false
    const slow = await listening(() => (asked = true))
    const [started, file] = await withEvent()
    const connecting = started.station.call('public.connect', { url: slow.url })
    await until('the request', () => asked)
    await started.station.call('event.close', {})
    await started.station.call('event.create', { name: 'Next' })
    await slow.stop()
    expect(await connecting).toMatchObject({ ok: false })
    expect(started.view()).toMatchObject({ event: { name: 'Next' }, publication: { state: 'off' } })
    expect(await started.station.call('event.open', { file })).toMatchObject({ ok: true })
    expect(started.view().publication.state).toBe('off')
    expect(started.faults).toEqual([])
  })
})

test('disconnected nothing more goes out; the public page and the queue stay, and connecting again sends the rest', async () => {
  const [started, file, event] = await withEvent()
  await started.station.call('public.connect', { url })
  await score(started, 0, 6)
  await until('6 entries', async () => (await held(event)).length === 6)
  expect(await started.station.call('public.disconnect', {})).toEqual({ ok: true, value: null })
  expect(started.view().publication).toMatchObject({ state: 'off', publicUrl: null })
  await score(started, 6, 12)
  await started.station.call('event.close', {})
  await started.station.call('event.open', { file })
  expect(started.view().publication.state).toBe('off')
  expect(await held(event)).toHaveLength(6)
  expect((await fetch(`${url}/e/${event}`)).status).toBe(200)
  await started.station.call('public.connect', { url })
  await until('12 entries', async () => (await held(event)).length === 12)
})
