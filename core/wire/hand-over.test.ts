// An owner of `setup` that hands it over and writes on: its epoch ends with the hand-over for everybody, however the entries come.
import { describe, expect, test } from 'vitest'
import { type PartitionId, SETUP } from '../ids.ts'
import { headOf, publicKey, type SealedEntry, signHead } from '../log/chain.ts'
import { createMemoryStore } from '../store/memory.ts'
import { run, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { toBatches } from './batch.ts'
import { type Holder, openHolder } from './holder.ts'
import { lateBatches, tipsFor } from './late-batches.ts'
import { respond, takeAll } from './respond.ts'
import type { Batch } from './sync.ts'

const JUDGE = 'judge-1' as PartitionId
const [HEAD, STANDBY, PHONE, FRIEND] = [1, 2, 3, 4].map((seed) => new Uint8Array(32).fill(seed)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

type Fact = [kind: string, body: SealedEntry['body']]
const granted = (partition: PartitionId, key: Uint8Array, epoch: number): Fact => [
  'partition.granted',
  { partition, key: publicKey(key), epoch },
]

/** What an owner writes after the first `keep` entries of a log. */
function on(log: readonly SealedEntry[], keep: number, epoch: number, facts: readonly Fact[]): SealedEntry[] {
  const entries = log.slice(0, keep)
  for (const [kind, body] of facts) {
    const last = entries.at(-1)
    entries.push(...run(last ? headOf(last) : null, [body], { partition: SETUP, epoch, kind }))
  }
  return entries.slice(keep)
}
const batchOf = (entries: readonly SealedEntry[], secret: Uint8Array): Batch =>
  toBatches(entries, [signHead(SUITE_EVENT, headOf(entries.at(-1)!), secret)])[0]!

const before = on([], 0, 1, [['event.opened', { name: 'Club' }], granted(JUDGE, PHONE, 1)])
const handOver = on(before, 2, 1, [granted(SETUP, STANDBY, 2)])
const upTo = [...before, ...handOver]
// After it gave the set-up away it gives the judge's part to a friend, and then the set-up once more.
const wroteOn = on(upTo, 3, 1, [granted(JUDGE, FRIEND, 2), granted(SETUP, FRIEND, 3)])
const whole = [...upTo, ...wroteOn]
const next = on(upTo, 3, 2, [['division.added', { division: 'd1', name: 'Open' }]])

const holder = () => openHolder({ event: SUITE_EVENT, setupKey: publicKey(HEAD), store: createMemoryStore(SUITE_EVENT) })

async function given(...batches: Batch[]): Promise<Holder> {
  const to = await holder()
  for (const batch of batches) {
    const taken = await to.take(batch)
    if (!taken.ok) throw new Error(taken.error.message)
  }
  return to
}
const logOf = (of: Holder) => of.store.read(SETUP, 1, 100)
const lateOf = (of: Holder) => of.late.entries.map(({ hash }) => hash)

async function expectFenced(of: Holder, log: readonly SealedEntry[]) {
  expect(await logOf(of)).toEqual(log)
  expect(lateOf(of)).toEqual(wroteOn.map(({ hash }) => hash))
  expect([of.grants.newest(SETUP), of.grants.keyOf(SETUP, 2), of.grants.newest(JUDGE)]).toEqual([2, publicKey(STANDBY), 1])
}

/** One round trip: who asks sends what is kept outside its log, and takes what it lacks. */
async function exchange(asking: Holder, asked: Holder) {
  const push = lateBatches(asking.late.entries, asking.late.signed, tipsFor(asked.late.entries))
  const late = { have: tipsFor(asking.late.entries), push }
  const answer = await respond(asked, { v: 1, event: SUITE_EVENT, have: asking.have(), push: [], late }, { onTaken: () => {} })
  if (!answer.ok) throw new Error(answer.error.message)
  await takeAll(asking, [...answer.value.pull, ...(answer.value.late?.pull ?? [])], { onTaken: () => {} })
}

describe('an owner of the set-up that hands it over and writes on', () => {
  const ways: [string, Batch[]][] = [
    ['the hand-over first', [batchOf(upTo, HEAD), batchOf(wroteOn, HEAD)]],
    ['all in one, by somebody who has nothing', [batchOf(whole, HEAD)]],
    ['in two, with the hand-over in the second', [batchOf(before, HEAD), batchOf(whole.slice(2), HEAD)]],
    ['in two, with some that it wrote on in the first', [batchOf(whole.slice(0, 4), HEAD), batchOf(whole.slice(4), HEAD)]],
  ]

  test.each(ways)('has written nothing that counts: what comes after is kept outside every log: %s', async (_, batches) => {
    const to = await given(...batches)
    await expectFenced(to, upTo)
    expect((await to.take(batchOf(next, STANDBY))).ok).toBe(true)
    await expectFenced(to, [...upTo, ...next])
  })

  test('is told so: those past the hand-over are fenced, and how far they are kept', async () => {
    const taken = await (await holder()).take(batchOf(whole, HEAD))
    const refusal = {
      reason: 'fenced',
      from: 4,
      kept: [1, 5, whole[4]!.hash],
      message: expect.stringContaining('handed to another device'),
    }
    expect(taken).toMatchObject({ ok: true, value: { stored: upTo, cut: [], refusal } })
  })

  test('comes to the same with whoever hears of it from others: one that saw it come, one that got all in one, the server', async () => {
    const saw = await given(...ways[0]![1], batchOf(next, STANDBY))
    const fresh = await given(batchOf(whole, HEAD))
    const server = await holder()
    for (let round = 0; round < 2; round++) {
      await exchange(server, fresh)
      await exchange(fresh, saw)
      await exchange(saw, server)
    }
    for (const each of [saw, fresh, server]) await expectFenced(each, [...upTo, ...next])
  })

  test('has two histories of which one hands over and writes on: the one that was begun first stands up to its hand-over', async () => {
    const other = on(before, 2, 1, [
      ['division.added', { division: 'd2', name: 'Junior' }],
      ['division.added', { division: 'd3', name: 'Senior' }],
    ])
    const orders = [
      [batchOf([...before, ...other], HEAD), batchOf(whole, HEAD)],
      [batchOf(whole, HEAD), batchOf([...before, ...other], HEAD)],
    ] as const
    const [one, two] = [await given(...orders[0]), await given(...orders[1])]
    expect(await logOf(one)).toEqual(await logOf(two))
    expect(lateOf(one)).toEqual(lateOf(two))
    const left = handOver[0]!.hash < other[0]!.hash ? [...wroteOn, ...other] : whole.slice(2)
    expect(new Set(lateOf(one))).toEqual(new Set(left.map(({ hash }) => hash)))
  })
})
