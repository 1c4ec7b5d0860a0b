import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SealedEntry } from '../log/chain.ts'
import { headOf, signHead } from '../log/chain.ts'
import { run, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { fromBatch, toBatches } from './batch.ts'
import { Batch } from './sync.ts'

const secret = new Uint8Array(32).fill(3)
const sign = (entry: SealedEntry) => signHead(SUITE_EVENT, headOf(entry), secret)
const last = (entries: SealedEntry[]) => entries.at(-1) as SealedEntry

const two = run(null, [{ n: 1 }, { n: 2 }])
const three = run(headOf(last(two)), [{ n: 3 }, { n: 4 }, { n: 5 }], { epoch: 2 })

describe('batches', () => {
  test('a run signed at its end is one batch, and comes back as it was', () => {
    const [batch, ...rest] = toBatches(two, [sign(last(two))])
    expect(rest).toEqual([])
    expect(Batch.parse(JSON.parse(JSON.stringify(batch)))).toEqual(batch)
    expect(fromBatch(SUITE_EVENT, null, batch as Batch)).toEqual({ ok: true, value: two })
  })

  test('each epoch is a batch of its own', () => {
    const batches = toBatches([...two, ...three], [sign(last(two)), sign(last(three))])
    expect(batches.map(({ epoch, from, entries }) => [epoch, from, entries.length])).toEqual([
      [1, 1, 2],
      [2, 3, 3],
    ])
  })

  test('entries past the newest signature stay behind', () => {
    const [batch, ...rest] = toBatches(three, [sign(three[0] as SealedEntry), sign(three[1] as SealedEntry)])
    expect(rest).toEqual([])
    expect(batch?.entries).toHaveLength(2)
    expect(toBatches(three, [])).toEqual([])
    expect(toBatches([], [sign(last(two))])).toEqual([])
  })

  test('an epoch that is not signed to its end is followed by nothing, for that would be a gap', () => {
    const batches = toBatches([...two, ...three], [sign(two[0] as SealedEntry), sign(last(three))])
    expect(batches.map(({ from, entries }) => [from, entries.length])).toEqual([[1, 1]])
  })

  test('a signature over another history signs nothing here', () => {
    const forked = run(null, [{ n: 1 }, { n: 'other' }])
    expect(toBatches(two, [sign(last(forked))])).toEqual([])
  })

  test('any change to any entry is found', () => {
    const batch = toBatches(two, [sign(last(two))])[0] as Batch
    const altered: Partial<Batch>[] = [
      { epoch: 2 },
      { from: 2 },
      { base: batch.base + 1 },
      { entries: batch.entries.slice(0, 1) },
      { entries: batch.entries.toReversed() },
      { entries: [batch.entries[0] as Batch['entries'][0], [1, 'attempt.recorded', { n: 2, more: true }]] },
    ]
    for (const change of altered) expect(fromBatch(SUITE_EVENT, null, { ...batch, ...change })).toEqual({ ok: false, error: 'broken' })
    expect(fromBatch(SUITE_EVENT, { hash: '0'.repeat(63) + '1' }, batch)).toEqual({ ok: false, error: 'broken' })
  })

  test('half a surrogate pair, or a time out of range, is unreadable rather than a crash', () => {
    const batch = toBatches(two, [sign(last(two))])[0] as Batch
    const unreadable = { ok: false, error: 'unreadable' }
    for (const [dt, body] of [
      [0, { name: '\ud800' }],
      [0, { '\udc00': 1 }],
      [-9e15, {}],
      [8.64e15, {}],
      [Number.MAX_SAFE_INTEGER, {}],
    ] as const)
      expect(fromBatch(SUITE_EVENT, null, { ...batch, entries: [[dt, 'attempt.recorded', body]] })).toEqual(unreadable)
    expect(fromBatch(SUITE_EVENT, null, { ...batch, from: Number.MAX_SAFE_INTEGER })).toEqual(unreadable)
  })

  test('fault 18: whatever the bodies and clocks, a batch comes back as it went', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 8.64e15 }), fc.dictionary(fc.string(), fc.jsonValue())), {
          minLength: 1,
          maxLength: 8,
        }),
        (facts) => {
          const bodies = facts.map(([, body]) => JSON.parse(JSON.stringify(body)) as SealedEntry['body'])
          const entries = run(null, bodies)
          const sent = JSON.stringify(toBatches(entries, [sign(last(entries))]))
          const got = (JSON.parse(sent) as Batch[]).map((batch) => fromBatch(SUITE_EVENT, null, batch))
          expect(got).toEqual([{ ok: true, value: entries }])
        },
      ),
      { numRuns: 60 },
    )
  })
})
