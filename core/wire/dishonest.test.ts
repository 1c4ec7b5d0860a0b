// A server that passes entries on and is not honest: what it drops, turns around or alters gets into no log, and shows.
import { describe, expect, test } from 'vitest'
import type { EventId, PartitionId } from '../ids.ts'
import { SETUP } from '../ids.ts'
import { headOf, publicKey, seal, type SealedEntry, signHead } from '../log/chain.ts'
import { createMemoryStore } from '../store/memory.ts'
import { toBatches } from './batch.ts'
import { type Holder, openHolder } from './holder.ts'
import { takeAll } from './respond.ts'
import type { Batch, Refusal } from './sync.ts'

const EVENT = 'abcdefghijklmnopqrstuvwx22' as EventId
const JUDGE = 'judge-1' as PartitionId
const [TABLE_KEY, JUDGE_KEY] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]

function logOf(partition: PartitionId, facts: readonly [kind: string, body: SealedEntry['body']][]): SealedEntry[] {
  const log: SealedEntry[] = []
  for (const [kind, body] of facts) {
    const last = log.at(-1)
    log.push(seal(last ? headOf(last) : null, { event: EVENT, partition, epoch: 1, at: 1000 + log.length, kind, body }))
  }
  return log
}
const setup = logOf(SETUP, [['partition.granted', { partition: JUDGE, key: publicKey(JUDGE_KEY), epoch: 1 }]])
const marks = logOf(
  JUDGE,
  Array.from({ length: 6 }, (_, slot) => ['mark.given', { contest: 'k1', competitor: 'p1', slot, marks: { e: 75 } }] as const).map(
    ([kind, body]) => [kind, body],
  ),
)
const signed = (log: readonly SealedEntry[], secret: Uint8Array): Batch =>
  toBatches(log, [signHead(EVENT, headOf(log.at(-1)!), secret)])[0]!
const honest = signed(marks, JUDGE_KEY)

/** A laptop that holds the set-up and, of the judge's marks, the first two. */
async function laptop(): Promise<Holder> {
  const holder = await openHolder({ event: EVENT, setupKey: publicKey(TABLE_KEY), store: createMemoryStore(EVENT) })
  for (const batch of [signed(setup, TABLE_KEY), signed(marks.slice(0, 2), JUDGE_KEY)]) await holder.take(batch)
  return holder
}

const [first, second, ...rest] = honest.entries
const dishonest: [string, Batch][] = [
  [
    'alters a mark',
    { ...honest, entries: honest.entries.map(([dt, kind, body], n) => [dt, kind, n === 4 ? { ...body, marks: { e: 100 } } : body]) },
  ],
  ['alters a mark that is here already', { ...honest, entries: [[0, 'mark.given', { ...marks[0]!.body, slot: 9 }], second!, ...rest] }],
  ['alters when a mark was given', { ...honest, entries: honest.entries.map(([dt, kind, body]) => [dt + 60_000, kind, body]) }],
  ['turns two marks around', { ...honest, entries: [first!, second!, rest[1]!, rest[0]!, ...rest.slice(2)] }],
  ['drops one in the middle', { ...honest, entries: [first!, second!, ...rest.slice(1)] }],
  ['drops those at the front', { ...honest, from: 3, entries: rest.slice(1) }],
  [
    'signs what it made up',
    signed(logOf(JUDGE, [['mark.given', { contest: 'k1', competitor: 'p2', slot: 0, marks: { e: 10 } }]]), TABLE_KEY),
  ],
]

describe('a dishonest server', () => {
  test.for(dishonest)('fault 45: that %s gets nothing into a log, is told of, and changes nothing that comes after', async ([, batch]) => {
    const holder = await laptop()
    const told: Refusal[] = []
    const taken = await takeAll(holder, [batch], { onTaken: () => {}, onRefused: (refusal) => told.push(refusal) })
    expect(taken).toEqual({ ok: true, value: false })
    expect(told).toMatchObject([{ partition: JUDGE, message: expect.stringMatching(/Nothing was taken|Both are kept/) }])
    expect(await holder.store.read(JUDGE, 1, 100)).toEqual(marks.slice(0, 2))
    expect(holder.late.entries).toEqual([])
    // Whoever brings them as they are, brings them all.
    await takeAll(holder, [honest], { onTaken: () => {} })
    expect(await holder.store.read(JUDGE, 1, 100)).toEqual(marks)
  })

  test('fault 45: that keeps the newest back holds nothing up for good: any other way brings them, and they fit', async () => {
    const holder = await laptop()
    expect(holder.have()[JUDGE]).toEqual([1, 2])
    await takeAll(
      holder,
      [signed(marks.slice(2), JUDGE_KEY)].map((batch) => ({ ...batch, from: 3 })),
      { onTaken: () => {} },
    )
    expect(await holder.store.read(JUDGE, 1, 100)).toEqual(marks)
  })
})
