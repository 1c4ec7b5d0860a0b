import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../ids.ts'
import { headOf, type SealedEntry } from '../log/chain.ts'
import { type BatchSize, grown, slower, smaller, START } from './batch-size.ts'
import { entryBytes, plan, type Waiting } from './plan.ts'
import { attempts, setupEntries } from './testing/receiver.ts'

const TABLE_2 = 'table-2' as PartitionId
const sizes = (entries: number, bytes = 1_000_000): BatchSize => ({ entries, bytes, most: 2_000_000 })
const counts = (waiting: Waiting[], size: BatchSize, alone?: number) =>
  plan(waiting, size, alone ?? null).runs.map(({ partition, entries }) => [partition, entries.length])

const table = attempts(null, 500)
const table2 = attempts(null, 500, TABLE_2)
const setup = setupEntries([TABLE, TABLE_2])

describe('a request', () => {
  test('carries 250 ordinary entries at the first try', () => {
    expect(counts([{ partition: TABLE, entries: table.slice(0, 250) }], START)).toEqual([[TABLE, 250]])
  })

  test('carries setup first, since the grants in it open the other partitions', () => {
    const waiting = [
      { partition: TABLE, entries: table.slice(0, 5) },
      { partition: SETUP, entries: setup },
    ]
    expect(counts(waiting, START)).toEqual([
      [SETUP, 3],
      [TABLE, 5],
    ])
  })

  test('carries nothing of the others until the rest of setup fits', () => {
    const waiting = [
      { partition: SETUP, entries: setup },
      { partition: TABLE, entries: table },
    ]
    expect(counts(waiting, sizes(2))).toEqual([[SETUP, 2]])
    expect(counts(waiting, sizes(4))).toEqual([
      [SETUP, 3],
      [TABLE, 1],
    ])
  })

  test('carries a setup that was written last before all that is older', () => {
    const late = setup.map((entry) => ({ ...entry, at: table[99]!.at }))
    const waiting = [
      { partition: TABLE, entries: table.slice(0, 5) },
      { partition: SETUP, entries: late },
    ]
    expect(counts(waiting, START)).toEqual([
      [SETUP, 3],
      [TABLE, 5],
    ])
  })

  test('carries nothing of the others where setup stops for want of bytes, though a smaller entry would fit', () => {
    const bulky = setup.map((entry, index) => (index === 2 ? { ...entry, body: { text: 'x'.repeat(1000) } } : entry))
    const waiting = [
      { partition: SETUP, entries: bulky },
      { partition: TABLE, entries: table.slice(0, 5) },
    ]
    expect(counts(waiting, sizes(100, 1000))).toEqual([[SETUP, 2]])
  })

  test('fault 5: gives a short queue its place beside a long one, the older first', () => {
    const waiting = [
      { partition: TABLE_2, entries: table2.slice(100, 103) },
      { partition: TABLE, entries: table },
    ]
    expect(counts(waiting, sizes(50))).toEqual([
      [TABLE, 47],
      [TABLE_2, 3],
    ])
  })

  test('carries one entry even where that is larger than the size', () => {
    expect(counts([{ partition: TABLE, entries: table }], sizes(100, 1))).toEqual([[TABLE, 1]])
  })

  test('carries each partition by itself in turn when asked to', () => {
    const waiting = [
      { partition: SETUP, entries: setup },
      { partition: TABLE, entries: table.slice(0, 2) },
    ]
    expect([0, 1, 2].map((turn) => counts(waiting, START, turn))).toEqual([[[SETUP, 3]], [[TABLE, 2]], [[SETUP, 3]]])
  })

  test('has at most 64 batches, however many partitions and epochs wait', () => {
    const many = Array.from({ length: 100 }, (_, index) => {
      const partition = `judge-${index}` as PartitionId
      const old = attempts(null, 2, partition)
      const last = old.at(-1) as SealedEntry
      return { partition, entries: [...old, ...attempts(headOf(last), 2, partition, 2)] }
    })
    const runs = plan(many, sizes(10_000)).runs
    const batches = runs.reduce((sum, { entries }) => sum + new Set(entries.map(({ epoch }) => epoch)).size, 0)
    expect(batches).toBe(64)
  })

  test('is always a start of what waits, within its size, and never empty while something waits', () => {
    const queue = fc.record({ from: fc.nat(400), count: fc.nat(60) })
    fc.assert(
      fc.property(
        queue,
        queue,
        fc.nat(3),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 9000 }),
        (a, b, inSetup, entries, bytes) => {
          const waiting: Waiting[] = [
            { partition: TABLE, entries: table.slice(a.from, a.from + a.count) },
            { partition: TABLE_2, entries: table2.slice(b.from, b.from + b.count) },
            { partition: SETUP, entries: setup.slice(0, inSetup) },
          ]
          const planned = plan(waiting, sizes(entries, bytes))
          for (const run of planned.runs) {
            const all = waiting.find(({ partition }) => partition === run.partition)?.entries ?? []
            expect(run.entries).toEqual(all.slice(0, run.entries.length))
          }
          const total = planned.runs.flatMap((run) => run.entries)
          expect(planned.entries).toBe(total.length)
          expect(planned.bytes).toBe(total.reduce((sum, entry) => sum + entryBytes(entry), 0))
          expect(total.length).toBeLessThanOrEqual(entries)
          if (total.length > 1) expect(planned.bytes).toBeLessThanOrEqual(bytes)
          if (waiting.some((each) => each.entries.length > 0)) expect(total.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('the size of a request', () => {
  test('takes 10,000 entries over a good link in about five requests', () => {
    const entries = attempts(null, 10_000)
    let size = START
    let sent = 0
    let requests = 0
    while (sent < entries.length) {
      const next = plan([{ partition: TABLE, entries: entries.slice(sent, sent + size.entries + 1) }], size)
      sent += next.entries
      size = grown(size, next, 300)
      requests++
    }
    expect(requests).toBeLessThanOrEqual(5)
  })

  test('does not grow on a slow answer, nor on a request that was far from full', () => {
    expect(grown(START, { entries: 400, bytes: 40_000 }, 5000)).toEqual(START)
    expect(grown(START, { entries: 3, bytes: 300 }, 100)).toEqual(START)
  })

  test('fault 54: halves what was sent on a 413, and never grows past that again', () => {
    const size = smaller(START, { entries: 100, bytes: 10_000 }) as BatchSize
    expect(size).toMatchObject({ entries: 50, bytes: 5000 })
    expect(grown(grown(size, { entries: 50, bytes: 5000 }, 10), { entries: 50, bytes: 5000 }, 10).bytes).toBe(5000)
  })

  test('ends at a single entry, below which there is nothing to halve', () => {
    expect(smaller(START, { entries: 1, bytes: 90_000 })).toBeNull()
  })

  test('fault 5: shrinks on time-outs, yet never to where a slow link carries headers only', () => {
    let size = START
    for (let failure = 0; failure < 20; failure++) size = slower(size, { entries: size.entries, bytes: size.bytes })
    expect(size).toMatchObject({ entries: 8, bytes: 4096 })
    expect(slower(size, { entries: 1, bytes: 50 })).toEqual(size)
  })
})
