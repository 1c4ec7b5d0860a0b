// Servers that remember less, more, or something else than this device; and entries that a server refuses for good.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { seal, headOf, type SealedEntry } from '../../core/log/chain.ts'
import { attempts, EVENT, KEY, setupEntries, sign } from '../../core/outbox/testing/receiver.ts'
import { createMemoryStore } from '../../core/store/memory.ts'
import { toBatches } from '../../core/wire/batch.ts'
import { type FaultServer, refuse, startFaultServer } from './testing/fault-server.ts'
import { QUICK, type Sender, startSender, stopSenders, until } from './testing/sender.ts'

const TABLE_2 = 'table-2' as PartitionId

let server: FaultServer
beforeEach(async () => {
  server = await startFaultServer()
})
afterEach(async () => {
  await stopSenders()
  await server.stop()
})

const expectArrived = (partition: PartitionId, count: number) =>
  until(`${count} entries of ${partition}`, () => server.receiver.entries(partition).length === count)

/** Puts entries on the server as another copy of this event would have. */
function deliver(...logs: SealedEntry[][]) {
  const push = logs.flatMap((log) => toBatches(log, [sign(headOf(log.at(-1)!))]))
  return server.receiver.receive({ v: 1, event: EVENT, have: {}, push })
}

/** Entries that say something else than those of the tests' table. */
function otherHistory(count: number): SealedEntry[] {
  const entries: SealedEntry[] = []
  for (let index = 0; index < count; index++) {
    const last = entries.at(-1)
    const fact = { kind: 'attempt.recorded', body: { contest: 'k1', competitor: 'p1', slot: index, values: { load: 1 } } }
    entries.push(seal(last ? headOf(last) : null, { event: EVENT, partition: TABLE, epoch: 1, at: 1_790_000_000_000, ...fact }))
  }
  return entries
}

describe('a server restored from an old backup', () => {
  test.for([3, 1, 0])('fault 52: that holds %i entries of each partition gets the rest again with the next entry', async (keep) => {
    const sender = await startSender(server.url)
    await sender.record(20)
    await expectArrived(TABLE, 20)
    await sender.shows({ state: 'public' })
    server.receiver.restore(keep)
    await sender.record(1)
    await expectArrived(TABLE, 21)
    await sender.shows({ state: 'public', waiting: 0, sentence: null })
    expect(server.receiver.entries(TABLE)).toEqual(await sender.log())
    expect(server.receiver.entries(SETUP)).toEqual(await sender.log(SETUP))
  })

  test('fault 52: gets it again without anything new, since it is asked now and then what it holds', async () => {
    const sender = await startSender(server.url, { timing: { recheck: 100 } })
    await sender.record(20)
    await expectArrived(TABLE, 20)
    server.receiver.restore(0)
    await expectArrived(TABLE, 20)
    expect(server.receiver.entries(TABLE)).toEqual(await sender.log())
  })

  test('fault 52: gets it again after a restart of this device, whose marks say that all was there', async () => {
    const before = await startSender(server.url)
    await before.record(20)
    await expectArrived(TABLE, 20)
    await before.shows({ state: 'public' })
    await before.worker.stop()
    server.receiver.restore(5)
    const sender = await startSender(server.url, { store: before.store })
    await expectArrived(TABLE, 20)
    await sender.shows({ state: 'public', waiting: 0 })
  })

  test('that forgets after every answer is not hammered', async () => {
    server.always(({ answer, send }) => {
      send(answer())
      server.receiver.restore(0)
    })
    const sender = await startSender(server.url, { timing: { network: { base: 200, cap: 400, floor: 100 } } })
    const start = performance.now()
    for (let round = 0; round < 40; round++) {
      await sender.record(1)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    const took = performance.now() - start
    // Two requests a turn (back, and again) at the most, and a turn waits a tenth of a second or more.
    expect(server.seen.length).toBeLessThanOrEqual(4 + (2 * took) / 100)
  })
})

describe('another copy of this event', () => {
  test('fault 53: that wrote more is told as such: nothing is sent over it, and nothing counts as public', async () => {
    const all = attempts(null, 12)
    deliver(setupEntries(), all)
    const sender = await startSender(server.url)
    for (const entry of all.slice(0, 5)) await sender.store.append([entry])
    sender.worker.wake()
    const view = await sender.shows({ state: 'problem', parked: 5 })
    expect(view.sentence).toMatch(/holds 12 entries of table-1, this device only 5/)
    expect(server.receiver.entries(TABLE)).toEqual(all)
  })

  test('fault 53: that wrote something else is a fork: both are kept, and the table is told', async () => {
    const other = otherHistory(4)
    deliver(setupEntries(), other)
    const sender = await startSender(server.url)
    await sender.record(6)
    const view = await sender.shows({ state: 'problem', parked: 6 })
    expect(view.sentence).toMatch(/refused 6 results, kept here and not public/)
    expect(server.receiver.entries(TABLE)).toEqual(other)
    expect((await sender.store.parked(server.url)).map(({ partition, reason }) => [partition, reason])).toEqual([[TABLE, 'fork']])
  })
})

describe('entries refused for good', () => {
  const both: Parameters<typeof setupEntries>[0] = [TABLE, TABLE_2]

  test('fault 7: of a log that was cut while they were on their way hold up nothing of what goes on there', async () => {
    let cuts = 0
    const follows = {
      due: () => false,
      have: () => ({}),
      late: () => ({ entries: [], signed: [] }),
      take: async () => false,
      cuts: () => cuts,
    }
    const sender = await startSender(server.url, { follows })
    await sender.record(3)
    await sender.shows({ state: 'public', waiting: 0 })
    const [, , end] = (await sender.log()) as [SealedEntry, SealedEntry, SealedEntry]
    let answer = () => {}
    const arrived = new Promise<void>((resolve) => {
      server.next(async ({ send }) => {
        resolve()
        await new Promise<void>((go) => (answer = go))
        const refused = [{ partition: TABLE, from: 4, reason: 'fenced', message: 'This part was given to another device.' }]
        send({ v: 1, event: EVENT, ack: { [TABLE]: [1, 3, end.hash] }, refused, pull: [] })
      })
    })
    await sender.record(2)
    await arrived
    // Meanwhile the part was another's, and came back: it goes on in another epoch, after what had arrived.
    const { store, worker } = sender
    const body = { partition: TABLE, key: KEY, epoch: 2, after: { seq: 3, hash: end.hash } }
    const setup = await store.head(SETUP)
    await store.append([seal(setup, { event: EVENT, partition: SETUP, epoch: 1, at: end.at, kind: 'partition.granted', body })])
    await store.fence([{ partition: TABLE, after: 3 }], attempts(headOf(end), 1, TABLE, 2))
    cuts++
    worker.wake()
    await pause(50)
    answer()
    await expectArrived(TABLE, 4)
    await sender.shows({ state: 'public', waiting: 0, parked: 0 })
    expect(server.receiver.entries(TABLE)).toEqual(await sender.log())
  })

  test('fault 7: of a partition that was handed on are parked in sight, and do not hold up the others', async () => {
    const sender = await startSender(server.url, { granted: [TABLE, TABLE_2, [TABLE, 2]] })
    await sender.record(3)
    await sender.record(4, TABLE_2)
    await expectArrived(TABLE_2, 4)
    const view = await sender.shows({ state: 'problem', parked: 3, waiting: 0 })
    expect(view.sentence).toMatch(/handed to another device/)
    await sender.record(2, TABLE_2)
    await expectArrived(TABLE_2, 6)
    expect(server.receiver.entries(TABLE)).toEqual([])
    expect(await sender.log()).toHaveLength(3)
  })

  test('fault 7: are still in sight after a restart, and go out once the server takes them', async () => {
    const refusing = ({ request, answer, send }: Parameters<Parameters<FaultServer['next']>[0]>[0]) => {
      const push = request.push.filter(({ partition }) => partition !== TABLE)
      const refused = request.push.filter(({ partition }) => partition === TABLE)
      if (refused.length === 0) return send(answer())
      send({
        ...server.receiver.receive({ ...request, push }),
        refused: refused.map(({ partition, from }) => ({ partition, from, reason: 'invalid', message: 'Not today.' })),
      })
    }
    server.always(refusing)
    const first = await startSender(server.url, { granted: both })
    await first.record(2)
    await first.record(1, TABLE_2)
    await first.shows({ parked: 2, waiting: 0 })
    await first.worker.stop()

    const second = await startSender(server.url, { store: first.store, timing: { recheck: 50 } })
    expect((await second.shows({ parked: 2 })).sentence).toMatch(/Not today/)
    // A busy table must not keep what is parked from being tried again.
    server.always(null)
    await until('what was parked, at a busy table', async () => {
      await second.record(1, TABLE_2)
      return server.receiver.entries(TABLE).length === 2
    })
    await second.shows({ state: 'public', parked: 0, waiting: 0, sentence: null })
    expect(await second.store.parked(server.url)).toEqual([])
  })

  test('fault 54: because one entry is too large: that one is parked after halving, and what waits beside it goes on', async () => {
    server.always((exchange) => (exchange.bytes > 6000 ? refuse(413)(exchange) : exchange.send(exchange.answer())))
    const sender = await startSender(server.url, { granted: both })
    await sender.record(300)
    await expectArrived(TABLE, 300)
    const noise = Array.from({ length: 4000 }, (_, index) => String(Math.sin(index)))
    const head = (await sender.store.head(TABLE))!
    const fact = { kind: 'attempt.recorded', body: { contest: 'k1', competitor: 'p1', slot: 0, noise } }
    const large = seal(head, { event: EVENT, partition: TABLE, epoch: 1, at: 1, ...fact })
    await sender.store.append([large])
    await sender.record(2)
    await sender.record(50, TABLE_2)
    await expectArrived(TABLE_2, 50)
    const view = await sender.shows({ state: 'problem', parked: 3, waiting: 0 })
    expect(view.sentence).toMatch(/One entry is larger than the server takes/)
    expect(server.receiver.entries(TABLE)).toHaveLength(300)
    expect(await sender.store.parked(server.url)).toMatchObject([{ partition: TABLE, from: 301, reason: 'too-large' }])
  })

  test('fault 54: never because of a fault of the network or a missing right', async () => {
    for (const status of [401, 403, 404, 409, 418, 429, 500, 503]) {
      server.always(refuse(status, { 'retry-after': '0' }))
      const sender: Sender = await startSender(server.url, { timing: QUICK })
      await sender.record(2)
      await until('three tries', () => server.seen.length >= 3)
      await sender.shows({ waiting: 4, parked: 0 })
      expect(await sender.store.parked(server.url)).toEqual([])
      await sender.worker.stop()
      server.seen.length = 0
    }
  })
})

test('fault 5: a partition that brings the server down each time does not hold up the others', async () => {
  server.always((exchange) =>
    exchange.request.push.some(({ partition }) => partition === TABLE) ? refuse(500)(exchange) : exchange.send(exchange.answer()),
  )
  const sender = await startSender(server.url, { granted: [TABLE, TABLE_2] })
  await sender.record(3)
  for (let count = 5; count <= 15; count += 5) {
    await sender.record(5, TABLE_2)
    await expectArrived(TABLE_2, count)
  }
  const view = await sender.shows({ state: 'waiting', waiting: 3, parked: 0 })
  expect(view.sentence).toMatch(/server has a fault/)
  server.always(null)
  await expectArrived(TABLE, 3)
})

test('marks that the disk has no room for keep nothing from going out; after a restart it goes out again, as duplicates', async () => {
  const store = createMemoryStore(EVENT)
  const full: typeof store = {
    ...store,
    saveMark: async () => ({ ok: false, error: { kind: 'full', message: 'There is no room left on the disk.' } }),
    savePark: async () => ({ ok: false, error: { kind: 'full', message: 'There is no room left on the disk.' } }),
  }
  const first = await startSender(server.url, { store: full })
  await first.record(8)
  await expectArrived(TABLE, 8)
  await first.shows({ state: 'public', waiting: 0 })
  await first.worker.stop()
  const second = await startSender(server.url, { store })
  await second.shows({ state: 'public', waiting: 0 })
  expect((await store.marks(server.url)).find(({ partition }) => partition === TABLE)?.seq).toBe(8)
  expect(server.receiver.entries(TABLE)).toEqual(await second.log())
})
