import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PartitionId } from '../ids.ts'
import { type Head, headOf, publicKey, seal, type SealedEntry, signHead } from '../log/chain.ts'
import { createMemoryStore } from '../store/memory.ts'
import { run, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { toBatches } from './batch.ts'
import { openHolder } from './holder.ts'
import type { Batch } from './sync.ts'

const SETUP = 'setup' as PartitionId
const TABLE = 'table-1' as PartitionId
const [head1, table1, table2, stranger] = [1, 2, 3, 4].map((seed) => new Uint8Array(32).fill(seed)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

const grant = (epoch: number, secret: Uint8Array, partition: PartitionId = TABLE) => ({ partition, key: publicKey(secret), epoch })
const batchOf = (entries: SealedEntry[], secret: Uint8Array): Batch =>
  toBatches(entries, [signHead(SUITE_EVENT, headOf(entries.at(-1) as SealedEntry), secret)])[0] as Batch

/** The same, as if written an hour later by the clock. */
const later = (head: Head | null, bodies: SealedEntry['body'][]) => {
  let last = head
  return bodies.map((body, index) => {
    const entry = seal(last, {
      event: SUITE_EVENT,
      partition: TABLE,
      epoch: 1,
      at: 1_700_003_600_000 + index,
      kind: 'attempt.recorded',
      body,
    })
    last = headOf(entry)
    return entry
  })
}

/** A receiver over a memory store, as the server's is over a database. */
async function receiver() {
  const store = createMemoryStore(SUITE_EVENT)
  const holder = await openHolder({ event: SUITE_EVENT, setupKey: publicKey(head1), store })
  return {
    async deliver(batch: Batch) {
      const taken = await holder.take(batch)
      if (!taken.ok) throw new Error(taken.error.message)
      const { refusal, stored } = taken.value
      return refusal ? refusal.reason : stored.length > 0 ? 'accept' : 'duplicate'
    },
    log: (partition = TABLE) => store.read(partition, 1, 1000),
    kept: () => holder.late.entries.map(({ epoch, seq }) => [epoch, seq]),
  }
}

const setup = run(null, [grant(1, table1)], { partition: SETUP, kind: 'partition.granted' })
const scores = run(
  null,
  Array.from({ length: 12 }, (_, n) => ({ n })),
)
const after = (seq: number): Head => headOf(scores[seq - 1] as SealedEntry)
const part = (from: number, to: number, secret = table1) => batchOf(scores.slice(from - 1, to), secret)

async function granted() {
  const to = await receiver()
  await to.deliver(batchOf(setup, head1))
  return to
}

describe('admission of batches', () => {
  test('what follows the head is taken', async () => {
    const to = await granted()
    expect(await to.deliver(part(1, 5))).toBe('accept')
    expect(await to.deliver(part(6, 12))).toBe('accept')
    expect(await to.log()).toEqual(scores)
  })

  test('the same again is a duplicate, whole or in part', async () => {
    const to = await granted()
    await to.deliver(part(1, 8))
    for (const again of [part(1, 8), part(1, 3), part(4, 6), part(8, 8)]) expect(await to.deliver(again)).toBe('duplicate')
    expect(await to.log()).toEqual(scores.slice(0, 8))
  })

  test('of a batch that reaches over the head only the tail is taken', async () => {
    const to = await granted()
    await to.deliver(part(1, 5))
    expect(await to.deliver(part(3, 9))).toBe('accept')
    expect(await to.log()).toEqual(scores.slice(0, 9))
  })

  test('a gap is asked for, not taken', async () => {
    const to = await granted()
    await to.deliver(part(1, 3))
    expect(await to.deliver(part(5, 6))).toBe('gap')
    expect(await to.log()).toHaveLength(3)
  })

  test('a partition nobody was granted waits for setup', async () => {
    const to = await receiver()
    expect(await to.deliver(part(1, 3))).toBe('gap')
    await to.deliver(batchOf(setup, head1))
    expect(await to.deliver(part(1, 3))).toBe('accept')
  })

  test('a forged signature is refused: a stranger, the head table for a table, a table for setup, a bit off', async () => {
    const to = await granted()
    expect(await to.deliver(part(1, 3, stranger))).toBe('signature')
    expect(await to.deliver(part(1, 3, head1))).toBe('signature')
    const more = run(headOf(setup[0] as SealedEntry), [grant(2, stranger)], { kind: 'partition.granted' })
    expect(await to.deliver(batchOf(more, table1))).toBe('signature')
    const batch = part(1, 3)
    expect(await to.deliver({ ...batch, sig: (batch.sig[0] === '0' ? '1' : '0') + batch.sig.slice(1) })).toBe('signature')
    expect(await to.deliver({ ...batch, sig: 'f'.repeat(128) })).toBe('signature')
    expect(await to.log()).toEqual([])
  })

  test('fault 44: an altered body, time or kind under a good signature is refused', async () => {
    const to = await granted()
    const batch = part(1, 3)
    const [first, ...rest] = batch.entries as [Batch['entries'][0], ...Batch['entries']]
    for (const entries of [
      [[first[0], first[1], { n: 99 }], ...rest],
      [[first[0] + 1, first[1], first[2]], ...rest],
      rest,
    ] as Batch['entries'][]) {
      expect(await to.deliver({ ...batch, entries })).toMatch(/fork|signature/)
    }
    expect(await to.log()).toEqual([])
  })

  test('fault 44: an owner that renumbers its own entries is refused', async () => {
    const to = await granted()
    await to.deliver(part(1, 5))
    const renumbered = later(after(3), [{ n: 4 }, { n: 5 }, { n: 6 }])
    expect(await to.deliver(batchOf(renumbered, table1))).toBe('fork')
    expect(await to.deliver({ ...part(6, 8), from: 5 })).toBe('signature')
    expect(await to.log()).toEqual(scores.slice(0, 5))
  })

  test('fault 44: a forked chain is refused, wherever it forks', async () => {
    for (const forkAt of [1, 3, 5]) {
      const to = await granted()
      await to.deliver(part(1, 5))
      const fork = later(
        forkAt === 1 ? null : after(forkAt - 1),
        Array.from({ length: 9 }, () => ({ forked: true })),
      )
      expect(await to.deliver(batchOf(fork, table1))).toBe('fork')
      expect(await to.deliver(batchOf(fork.slice(0, 1), table1))).toBe('fork')
      expect(await to.deliver(batchOf(fork.slice(6 - forkAt), table1))).toBe('fork')
      expect(await to.log()).toEqual(scores.slice(0, 5))
    }
  })

  test('fault 14: after a take-over the old device is fenced, its old entries stay duplicates, and the new one goes on', async () => {
    const to = await granted()
    await to.deliver(part(1, 5))
    const takeOver = run(headOf(setup[0] as SealedEntry), [grant(2, table2)], { kind: 'partition.granted' })
    await to.deliver(batchOf(takeOver, head1))
    expect(await to.deliver(part(6, 8))).toBe('fenced')
    expect(await to.deliver(part(3, 7))).toBe('fenced')
    expect(await to.deliver(part(1, 5))).toBe('duplicate')
    const taken = run(after(5), [{ taken: 'over' }], { epoch: 2 })
    expect(await to.deliver(batchOf(taken, table1))).toBe('signature')
    expect(await to.deliver(batchOf(taken, table2))).toBe('accept')
    expect(await to.log()).toEqual([...scores.slice(0, 5), ...taken])
  })

  test('a new owner that signs the old one’s entries again under its own epoch, or writes over them, is refused', async () => {
    const to = await granted()
    await to.deliver(part(1, 5))
    await to.deliver(batchOf(run(headOf(setup[0] as SealedEntry), [grant(3, table2)], { kind: 'partition.granted' }), head1))
    expect(await to.deliver({ ...part(3, 8, table2), epoch: 3 })).toBe('signature')
    const again = run(after(2), [{ n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }], { epoch: 3 })
    expect(await to.deliver(batchOf(again, table2))).toBe('fork')
    expect(await to.deliver(batchOf(run(after(5), [{ n: 5 }], { epoch: 2 }), table2))).toBe('fenced')
    expect(await to.deliver(batchOf(run(after(5), [{ n: 5 }], { epoch: 4 }), table2))).toBe('gap')
    expect(await to.log()).toEqual(scores.slice(0, 5))
  })

  test('a granted key that is no key vouches for nothing', async () => {
    const to = await receiver()
    // The last two are points of small order: by a laxer reading the signature below fits whatever is said under them.
    const keys = ['f'.repeat(64), '0'.repeat(64), `01${'0'.repeat(62)}`]
    const grants = keys.map((key, index) => ({ partition: `judge-${index}`, key, epoch: 1 }))
    await to.deliver(batchOf(run(null, grants, { partition: SETUP, kind: 'partition.granted' }), head1))
    for (const { partition } of grants) {
      const batch = batchOf(run(null, [{ n: 1 }], { partition: partition as PartitionId }), table1)
      expect(await to.deliver(batch)).toBe('signature')
      expect(await to.deliver({ ...batch, sig: `01${'0'.repeat(126)}` })).toBe('signature')
    }
  })

  test('a grant that does not grow, or stands outside setup, grants nothing', async () => {
    const to = await granted()
    const again = run(headOf(setup[0] as SealedEntry), [grant(1, stranger), { nonsense: true }], { kind: 'partition.granted' })
    expect(await to.deliver(batchOf(again, head1))).toBe('accept')
    expect(await to.deliver(part(1, 3, stranger))).toBe('signature')
    const selfMade = run(null, [grant(2, stranger)], { partition: TABLE, kind: 'partition.granted' })
    expect(await to.deliver(batchOf(selfMade, table1))).toBe('accept')
    const usurped = run(headOf(selfMade[0] as SealedEntry), [{ n: 1 }], { epoch: 2 })
    expect(await to.deliver(batchOf(usurped, stranger))).toBe('gap')
  })

  test('text that can not be in a log is invalid, not a crash', async () => {
    const to = await granted()
    const batch = part(1, 1)
    expect(await to.deliver({ ...batch, entries: [[0, 'attempt.recorded', { name: '\udc00' }]] })).toBe('invalid')
  })

  test('fault 4: any cutting, doubling and order of deliveries ends in the same log', async () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    await fc.assert(
      fc.asyncProperty(fc.array(range, { maxLength: 12 }), async (ranges) => {
        const to = await granted()
        let reached = 0
        for (const [from, until] of ranges) {
          const expected = until <= reached ? 'duplicate' : from > reached + 1 ? 'gap' : 'accept'
          expect(await to.deliver(part(from, until))).toBe(expected)
          if (expected === 'accept') reached = until
        }
        expect(await to.log()).toEqual(scores.slice(0, reached))
        await to.deliver(part(1, 12))
        expect(await to.log()).toEqual(scores)
      }),
      { numRuns: 25 },
    )
  })
})
