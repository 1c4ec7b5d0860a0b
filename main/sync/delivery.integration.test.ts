// Everything arrives once, in order, through answers that are lost, cut, doubled, garbled, or somebody else's.
import { fetch as undiciFetch } from 'undici'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { attempts, EVENT, OTHER_EVENT, sign } from '../../core/outbox/testing/receiver.ts'
import { toBatches } from '../../core/wire/batch.ts'
import { headOf } from '../../core/log/chain.ts'
import { cut, type Fault, type FaultServer, loseAnswer, refuse, say, startFaultServer } from './testing/fault-server.ts'
import { type Sender, startSender, stopSenders, until } from './testing/sender.ts'

let server: FaultServer
beforeEach(async () => {
  server = await startFaultServer()
})
afterEach(async () => {
  await stopSenders()
  await server.stop()
})

/** Both logs of the sender are at the server, entry for entry. */
async function expectAllArrived(sender: Sender, ...partitions: PartitionId[]) {
  for (const partition of [SETUP, TABLE, ...partitions]) {
    const log = await sender.log(partition)
    await until(`all of ${partition}`, () => server.receiver.entries(partition).length >= log.length)
    expect(server.receiver.entries(partition)).toEqual(log)
  }
  await sender.shows({ state: 'public', waiting: 0, sentence: null })
  expect(sender.faults).toEqual([])
}

describe('with a good network', () => {
  test('250 entries go out in one request', async () => {
    const sender = await startSender(server.url)
    await sender.shows({ waiting: 0, state: 'public' })
    const before = server.seen.length
    for (const entry of attempts(null, 250)) await sender.store.append([entry])
    sender.worker.wake()
    await expectAllArrived(sender)
    expect(server.seen.slice(before).map(({ runs }) => runs)).toEqual([['table-1 1-250']])
    expect(server.seen.at(-1)?.bytes).toBeLessThanOrEqual(12 * 1024)
    expect(server.seen.at(-1)?.headers).toMatchObject({ authorization: 'Bearer a-token-of-this-event', 'content-encoding': 'gzip' })
  })

  test('10,000 entries drain in a few requests, each where the one before ended', { timeout: 60_000 }, async () => {
    const sender = await startSender(server.url)
    await sender.store.append(attempts(null, 10_000))
    sender.worker.wake()
    await expectAllArrived(sender)
    const runs = server.seen.flatMap((request) => request.runs.filter((run) => run.startsWith(TABLE)))
    let next = 1
    for (const run of runs) {
      const [from, to] = run
        .slice(TABLE.length + 1)
        .split('-')
        .map(Number) as [number, number]
      expect(from).toBe(next)
      next = to + 1
    }
    expect(next).toBe(10_001)
    expect(server.seen.length).toBeLessThanOrEqual(7)
  })

  test('an entry goes out when it is recorded, without waiting for a timer', async () => {
    const sender = await startSender(server.url)
    await sender.shows({ state: 'public' })
    for (let round = 1; round <= 5; round++) {
      await sender.record(1)
      await until(`entry ${round}`, () => server.receiver.entries(TABLE).length === round)
      await sender.shows({ state: 'public', waiting: 0 })
    }
    await expectAllArrived(sender)
  })

  test('nothing is said to be public before anybody has counted', async () => {
    const sender = await startSender(server.url)
    expect(sender.worker.view()).toMatchObject({ state: 'sending', at: null })
    await expectAllArrived(sender)
    expect(sender.worker.view().at).toBe(1_790_000_000_000)
  })
})

describe('a flush that was stopped', () => {
  test('fault 1: goes on at the acknowledgement', async () => {
    const sender = await startSender(server.url)
    await sender.shows({ state: 'public' })
    server.next(({ send, answer }) => send(answer()), cut, cut)
    await sender.store.append(attempts(null, 900))
    sender.worker.wake()
    await expectAllArrived(sender)
    const [first, second, third, fourth] = server.seen.slice(1).map(({ runs }) => runs.find((run) => run.startsWith(TABLE)))
    const end = Number(/-(\d+)$/.exec(first ?? '')?.[1])
    expect(first).toBe(`table-1 1-${end}`)
    for (const run of [second, third, fourth]) expect(run).toContain(`table-1 ${end + 1}-`)
  })

  test('fault 3: whose answer was lost is a duplicate the second time, and counts once', async () => {
    server.next(loseAnswer, loseAnswer)
    const sender = await startSender(server.url)
    await sender.record(20)
    await expectAllArrived(sender)
    expect(server.seen.length).toBeGreaterThanOrEqual(3)
  })

  test('fault 4: and a network that doubles every request changes nothing', async () => {
    server.always(({ answer, send }) => {
      answer()
      send(answer())
    })
    const sender = await startSender(server.url)
    for (let round = 0; round < 5; round++) await sender.record(7)
    await expectAllArrived(sender)
  })
})

const json = { 'content-type': 'application/json' }
const half: Fault = ({ answer, response }) => {
  const text = JSON.stringify(answer())
  response.writeHead(200, { ...json, 'content-length': text.length })
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}
const wholeHalf: Fault = ({ answer, response }) => void response.writeHead(200, json).end(JSON.stringify(answer()).slice(0, -20))
/** Stores nothing and answers as if everything were there, with one thing in it changed. */
const pretend =
  (change: (ack: [number, number, string]) => [number, number, string], event = EVENT): Fault =>
  ({ request, send }) => {
    const heads = request.push.map((batch) => [batch.partition, change([batch.epoch, batch.from + batch.entries.length - 1, batch.hash])])
    send({ v: 1, event, ack: Object.fromEntries(heads) as object, refused: [], pull: [] })
  }

describe('an answer that acknowledges nothing', () => {
  test.for<[string, Fault]>([
    ['half of one, and the connection broke', half],
    ['half of one, ended as if it were whole', wholeHalf],
    ['text', say(200, 'OK', { 'content-type': 'text/plain' })],
    ['nothing at all', say(200, '', {})],
    ['204', say(204, '', {})],
    ['JSON of another kind', say(200, '[1, 2, 3]', json)],
    ['JSON of a later version', say(200, JSON.stringify({ v: 2, event: EVENT, ack: {}, refused: [], pull: [] }), json)],
    ['an error inside a 200', say(200, JSON.stringify({ v: 1, error: 'no', message: 'no' }), json)],
    ['another head hash', pretend(([epoch, seq]) => [epoch, seq, 'e'.repeat(64)])],
    ['another epoch', pretend(([epoch, seq, hash]) => [epoch + 1, seq, hash])],
    ['another event', pretend((ack) => ack, OTHER_EVENT)],
    ['no partition of ours', pretend((ack) => ack)],
  ])('fault 49: is %s', async ([name, fault]) => {
    const isNone = name === 'no partition of ours'
    const always: Fault = isNone ? ({ send }) => send({ v: 1, event: EVENT, ack: {}, refused: [], pull: [] }) : fault
    server.always(always)
    const sender = await startSender(server.url)
    await sender.record(5)
    const seen = server.seen.length
    await expect.poll(() => server.seen.length, { timeout: 15_000 }).toBeGreaterThan(seen + 2)
    expect(await sender.store.marks(server.url)).toEqual([])
    expect(sender.worker.view()).toMatchObject({ waiting: 7, at: null })
    expect(sender.worker.view().sentence).toContain('saved here')
    server.always(null)
    await expectAllArrived(sender)
  })
})

describe('a network that is not the server', () => {
  test.for<[string, Fault, string, RegExp]>([
    ['a captive portal’s page', say(200, '<html>Welcome to the hotel</html>'), 'problem', /wants a sign-in/],
    ['a captive portal’s page without a type', say(200, ' <!doctype html>', {}), 'problem', /wants a sign-in/],
    ['a captive portal’s redirect', say(302, '', { location: '/welcome' }), 'problem', /wants a sign-in/],
    ['511', say(511, 'sign in'), 'problem', /wants a sign-in/],
    ['a filter’s 403', say(403, '<h1>Blocked</h1>'), 'problem', /blocks the way/],
    ['500', refuse(500), 'waiting', /server has a fault/],
    ['502 with HTML', say(502, '<html>Bad gateway</html>'), 'waiting', /server has a fault/],
    ['503', refuse(503), 'waiting', /server has a fault/],
    ['an ended token', refuse(401), 'problem', /no longer accepts this device/],
    ['an event it does not know', refuse(404), 'problem', /does not know this event/],
    ['a broken connection', cut, 'waiting', /connection broke/],
  ])('faults 2 and 6: %s: waits with its own sentence, keeps everything, and sends it after', async ([, fault, state, words]) => {
    server.always(fault)
    const sender = await startSender(server.url)
    await sender.record(3)
    const view = await sender.shows({ state: state as 'problem', waiting: 5 })
    await expect.poll(() => sender.worker.view().sentence, { timeout: 15_000 }).toMatch(words)
    expect(view.parked).toBe(0)
    expect(view.since).toBe((await sender.log(SETUP))[0]?.at)
    await sender.record(2)
    await sender.shows({ waiting: 7 })
    server.always(null)
    await expectAllArrived(sender)
  })

  test('fault 6: a server that is off, and one with another’s name, each have their sentence', async () => {
    await server.stop()
    const off = await startSender(server.url)
    await off.record(1)
    await off.shows({ state: 'waiting', waiting: 3 })
    await expect.poll(() => off.worker.view().sentence, { timeout: 15_000 }).toMatch(/server is not running/)
    await server.start()
    await expectAllArrived(off)
    const tls = await startSender(server.url.replace('http:', 'https:'))
    await expect.poll(() => tls.worker.view().sentence, { timeout: 15_000 }).toMatch(/certificate can’t be trusted/)
  })

  test.for<[string, string, RegExp]>([
    ['how the body is packed', 'content-encoding', /is not a Scoretable server/],
    ['who is asking', 'authorization', /no longer accepts this device/],
  ])('fault 6: a proxy that strips %s: waits with its own sentence, and goes out past it', async ([, stripped, words]) => {
    let isThere = true
    server.always((exchange) => (exchange.headers.authorization ? exchange.send(exchange.answer()) : refuse(401)(exchange)))
    const fetch: typeof undiciFetch = (url, init) => {
      const kept = Object.entries((init?.headers ?? {}) as Record<string, string>).filter(([name]) => name !== stripped)
      return undiciFetch(url, isThere ? { ...init, headers: Object.fromEntries(kept) } : init)
    }
    const sender = await startSender(server.url, { fetch })
    await sender.record(3)
    await sender.shows({ state: 'problem', waiting: 5, parked: 0 })
    expect(sender.worker.view().sentence).toMatch(words)
    isThere = false
    await expectAllArrived(sender)
  })
})

test('a server that sends along megabytes that this device lacks is still understood', async () => {
  const others = attempts(null, 9500, 'table-9' as PartitionId)
  const pull = toBatches(others, [sign(headOf(others.at(-1)!))])
  expect(JSON.stringify(pull).length).toBeGreaterThan(1024 * 1024)
  server.always(({ answer, send }) => send({ ...answer(), pull }))
  const sender = await startSender(server.url)
  await sender.record(3)
  await expectAllArrived(sender)
})
