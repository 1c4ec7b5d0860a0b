// When something is sent: pauses a server asks for, back-off, a second connection, a queue that stands still, and the end.
import { setTimeout as pause } from 'node:timers/promises'
import { fetch as undiciFetch } from 'undici'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SETUP, TABLE } from '../../core/ids.ts'
import { cut, type FaultServer, hang, refuse, say, startFaultServer } from './testing/fault-server.ts'
import { startSender, stopSenders, until } from './testing/sender.ts'

let server: FaultServer
beforeEach(async () => {
  server = await startFaultServer()
})
afterEach(async () => {
  await stopSenders()
  await server.stop()
})

const expectArrived = (count: number) => until(`${count} entries`, () => server.receiver.entries(TABLE).length === count)
const HOUR = 3_600_000

describe('429 with Retry-After', () => {
  const httpDate = (at: number) => new Date(at).toUTCString()
  test.for<[string, () => Record<string, string>]>([
    ['a number', () => ({ 'retry-after': '1' })],
    ['a date', () => ({ date: httpDate(Date.now()), 'retry-after': httpDate(Date.now() + 1000) })],
    [
      'a date by a clock an hour ahead of this device’s',
      () => ({ date: httpDate(Date.now() + HOUR), 'retry-after': httpDate(Date.now() + HOUR + 1000) }),
    ],
    [
      'a date by a clock an hour behind this device’s',
      () => ({ date: httpDate(Date.now() - HOUR), 'retry-after': httpDate(Date.now() - HOUR + 1000) }),
    ],
  ])('fault 6: as %s is waited out, whatever else is recorded meanwhile', async ([, headers]) => {
    server.next((exchange) => refuse(429, headers())(exchange))
    const sender = await startSender(server.url)
    await until('the first try', () => server.seen.length === 1)
    await sender.shows({ state: 'waiting' })
    expect(sender.worker.view().sentence).toMatch(/asks for a pause/)
    while (server.seen.length < 2) {
      await sender.record(1)
      await pause(25)
    }
    expect(server.seen[1]!.at - server.seen[0]!.at).toBeGreaterThanOrEqual(990)
    await expectArrived((await sender.log()).length)
    await sender.shows({ state: 'public', waiting: 0, sentence: null })
  })

  test('fault 6: a 503 asks for a pause in the same way', async () => {
    server.next(say(503, 'down', { 'retry-after': '1' }))
    const sender = await startSender(server.url)
    await sender.record(1)
    await expectArrived(1)
    expect(server.seen[1]!.at - server.seen[0]!.at).toBeGreaterThanOrEqual(990)
  })
})

describe('a server that fails', () => {
  test('fault 50: is tried again after a growing pause, which new results shorten, yet never to a hot loop', async () => {
    server.always(refuse(500))
    const sender = await startSender(server.url, { timing: { network: { base: 100, cap: 400, floor: 50 } } })
    const start = performance.now()
    while (performance.now() - start < 1500) {
      await sender.record(1)
      await pause(2)
    }
    const took = performance.now() - start
    expect(server.seen.length).toBeGreaterThan(2)
    // The shortest pause at the cap is a quarter of it.
    expect(server.seen.length).toBeLessThanOrEqual(4 + took / 100)
    server.always(null)
    await expectArrived((await sender.log()).length)
  })

  test('sends smaller requests while it says that they are too large, without waiting, and then drains', async () => {
    server.always((exchange) => (exchange.request.push[0]!.entries.length > 30 ? refuse(413)(exchange) : exchange.send(exchange.answer())))
    const sender = await startSender(server.url, { timing: { network: { base: HOUR, cap: HOUR, floor: HOUR } } })
    await sender.record(200)
    await expectArrived(200)
    await sender.shows({ state: 'public', waiting: 0, parked: 0 })
    expect(server.receiver.entries(TABLE)).toEqual(await sender.log())
  })
})

describe('a connection that says nothing', () => {
  test('fault 5: is not waited for: the same bytes go out on a second one, and count once', async () => {
    server.next(hang)
    const sender = await startSender(server.url, { timing: { hedge: 50 } })
    await expectArrived(0)
    await sender.shows({ state: 'public' })
    server.next(hang)
    await sender.record(9)
    await expectArrived(9)
    await sender.shows({ state: 'public', waiting: 0 })
    expect(server.receiver.entries(TABLE)).toEqual(await sender.log())
    const [first, second] = server.seen.slice(-2)
    expect(second?.runs).toEqual(first?.runs)
    expect(second?.bytes).toBe(first?.bytes)
  })

  test('and stores what it was sent is no harm: the second delivery is a duplicate', async () => {
    server.next(({ answer }) => void answer())
    const sender = await startSender(server.url, { timing: { hedge: 50 } })
    await sender.record(9)
    await expectArrived(9)
    await sender.shows({ state: 'public', waiting: 0 })
    expect(server.receiver.entries(TABLE)).toEqual(await sender.log())
  })

  test('does not keep what is recorded meanwhile from being counted', async () => {
    server.always(hang)
    const sender = await startSender(server.url)
    await sender.record(3)
    await until('a request that hangs', () => server.seen.length > 0)
    await sender.record(2)
    await sender.shows({ waiting: (await sender.log(SETUP)).length + 5 })
    expect(server.seen).toHaveLength(1)
    server.always(null)
  })

  test('ends at its deadline, and is tried again', async () => {
    server.next(hang, hang)
    const sender = await startSender(server.url, { timing: { deadline: 60 } })
    await sender.record(2)
    await expectArrived(2)
    expect(sender.views.map(({ sentence }) => sentence)).toContainEqual(expect.stringMatching(/does not answer in time/))
  })

  test('fault 48: and lets the queue stand still is built anew by the watchdog', async () => {
    server.next(hang)
    const sender = await startSender(server.url, { timing: { watchdog: 200 } })
    await sender.record(2)
    await expectArrived(2)
    expect(sender.views.map(({ sentence }) => sentence)).toContainEqual(expect.stringMatching(/built anew/))
    await sender.shows({ state: 'public', waiting: 0, sentence: null })
  })
})

test('fault 50: another network is tried at once, however long the pause was to be', async () => {
  let network = 'the hall'
  server.next(refuse(500))
  const long = { base: HOUR, cap: HOUR, floor: HOUR }
  const sender = await startSender(server.url, { timing: { network: long }, network: () => network })
  await sender.record(2)
  await sender.shows({ state: 'waiting' })
  network = 'a phone'
  await expectArrived(2)
})

test(
  'fault 5: at 300 ms and with three of ten messages lost on either way everything drains, in order and once',
  { timeout: 60_000 },
  async () => {
    // Which ones is told beforehand: requests and answers, counted together.
    let [messages, lost] = [0, 0]
    const isLost = () => {
      const gone = [1, 4, 8].includes(messages++ % 10)
      if (gone) lost++
      return gone
    }
    server.always(async (exchange) => {
      if (isLost()) return hang(exchange)
      const answer = exchange.answer()
      await pause(300)
      if (!isLost()) exchange.send(answer)
    })
    const sender = await startSender(server.url, { timing: { hedge: 600, deadline: 1000 } })
    for (let round = 1; round <= 4; round++) {
      await sender.record(75)
      await expectArrived(75 * round)
    }
    expect(lost).toBeGreaterThanOrEqual(2)
    server.always(null)
    await sender.shows({ state: 'public', waiting: 0, parked: 0 })
    expect(server.receiver.entries(TABLE)).toEqual(await sender.log())
  },
)

describe('a network that comes back', () => {
  const long = { base: HOUR, cap: HOUR, floor: 10 }

  test('fault 19: is noticed at once, however long the pause was to be, and everything goes in one request', async () => {
    const sender = await startSender(server.url, { timing: { network: long, reach: 20 } })
    await sender.shows({ state: 'public' })
    await server.stop()
    await sender.record(250)
    await sender.shows({ state: 'waiting' })
    await pause(200)
    const before = server.seen.length
    await server.start()
    await sender.shows({ state: 'public', waiting: 0 })
    // Beside them goes the last one acknowledged before: whether it is still there.
    expect(server.seen.slice(before).map(({ runs }) => runs)).toEqual([[expect.any(String), 'table-1 1-250']])
  })

  test('fault 51: is noticed while a request still hangs from before', async () => {
    let isSilent = false
    const silence = (signal: AbortSignal | null | undefined) =>
      new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    const fetch: typeof undiciFetch = (url, init) => (isSilent ? silence(init?.signal) : undiciFetch(url, init))
    const sender = await startSender(server.url, { fetch, timing: { network: long, reach: 20, hedge: 40.5, deadline: HOUR } })
    await sender.shows({ state: 'public' })
    isSilent = true
    await sender.record(9)
    await pause(400)
    expect(server.receiver.entries(TABLE)).toHaveLength(0)
    isSilent = false
    await expectArrived(9)
    await sender.shows({ state: 'public', waiting: 0 })
  })

  test('does not speed up a remote that answers and fails', async () => {
    server.always(cut)
    const sender = await startSender(server.url, { timing: { network: long, reach: 20 } })
    await sender.shows({ state: 'waiting' })
    await pause(300)
    expect(server.seen).toHaveLength(1)
  })
})

describe('the end', () => {
  test('comes in the middle of a request, and nothing is sent or shown after', async () => {
    server.always(hang)
    const sender = await startSender(server.url)
    await sender.record(2)
    await until('a request under way', () => server.seen.length > 0)
    await sender.worker.stop()
    const [seen, views] = [server.seen.length, sender.views.length]
    server.always(null)
    sender.worker.wake()
    await pause(100)
    expect([server.seen.length, sender.views.length]).toEqual([seen, views])
    expect(await sender.store.marks(server.url)).toEqual([])
    await sender.worker.stop()
  })

  test('fault 19: comes in the middle of a pause, and the queue is there for the next start', async () => {
    server.always(refuse(500))
    const long = { base: HOUR, cap: HOUR, floor: HOUR }
    const first = await startSender(server.url, { timing: { network: long } })
    await first.record(2)
    await first.shows({ state: 'waiting' })
    await first.worker.stop()
    server.always(null)
    const second = await startSender(server.url, { store: first.store })
    await expectArrived(2)
    await second.shows({ state: 'public', waiting: 0 })
  })

  test('fault 8: of one sign-in loses nothing: the next one sends the queue', async () => {
    server.always((exchange) =>
      exchange.headers.authorization === 'Bearer new' ? exchange.send(exchange.answer()) : refuse(401)(exchange),
    )
    const first = await startSender(server.url, { token: 'old' })
    await first.record(3)
    await first.shows({ state: 'problem', waiting: 5 })
    await first.worker.stop()
    const second = await startSender(server.url, { token: 'new', store: first.store })
    await expectArrived(3)
    await second.shows({ state: 'public', waiting: 0 })
  })
})

test('a remote that acknowledges and forgets in turn is asked ever more seldom: what it takes in between is no recovery', async () => {
  const sender = await startSender(server.url, { timing: { network: { base: 50, cap: 60_000, floor: 10 } } })
  await sender.shows({ state: 'public' })
  // A 413 keeps the requests small, so that none of them ever brings the remote up to date.
  server.next(refuse(413))
  const before = server.seen.length
  let requests = 0
  server.always(({ answer, send }) => {
    if (++requests % 2 === 0) server.receiver.restore(2)
    send(answer())
  })
  await sender.record(2000)
  await until('eleven requests more', () => server.seen.length >= before + 12)
  const at = server.seen.slice(before + 1).map((request) => request.at)
  // The second, fourth … of them was the one that had forgotten. Only shortest waits are looked at: a slow machine makes them longer.
  const waits = [1, 3, 5, 7, 9].map((index) => at[index + 1]! - at[index]!)
  for (const [failure, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(0.9 * 25 * 2 ** failure)
})
