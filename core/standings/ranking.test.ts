import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEntry } from '../apply/apply.ts'
import { createState } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import { type ContestId, SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { standingView } from '../views/standing.ts'
import type { Score } from './line.ts'
import { compareKeys } from './order.ts'
import { rankingOf } from './ranking.ts'

const low = { by: 'attribute' as const, id: 'bodyweight', order: 'low' as const, because: 'lighter' }
const chain: Format['ranking'] = [{ ...low, order: 'high' }, low, { ...low, order: 'high' }]

describe('the comparator', () => {
  it('puts a missing key last, whichever way the key is ordered', () => {
    expect(compareKeys(chain, [1, null, 1], [1, 5, 1])).toBeGreaterThan(0)
    expect(compareKeys(chain, [1, 5, null], [1, 5, -9])).toBeGreaterThan(0)
    expect(compareKeys(chain, [1, null, 2], [1, null, 1])).toBeLessThan(0)
    expect(compareKeys(chain, [1, null, null], [1, null, null])).toBe(0)
  })

  it('is a total preorder, up to the largest numbers there are', () => {
    const key: fc.Arbitrary<Score> = fc.oneof(
      fc.constantFrom(null, 0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
      fc.maxSafeInteger(),
    )
    const keys = fc.tuple(key, key, key)
    const sign = (a: readonly Score[], b: readonly Score[]) => Math.sign(compareKeys(chain, a, b)) + 0
    fc.assert(
      fc.property(keys, keys, keys, (a, b, c) => {
        expect(sign(a, a)).toBe(0)
        expect(sign(a, b)).toBe(0 - sign(b, a))
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
        if (sign(a, b) === 0) expect(sign(a, c)).toBe(sign(b, c))
      }),
    )
  })
})

const lifters = (count: number, division = 'Open', from = 1) =>
  Array.from({ length: count }, (_, index) => ({
    division,
    bib: String(from + index),
    name: `Lifter ${from + index}`,
    attributes: { bodyweight: 8000 },
  }))

const record = (event: TestEvent, bib: string, slot: number, load: number) =>
  event.must({
    name: 'attempt.record',
    contest: event.contest,
    competitor: event.competitor(bib),
    slot,
    values: { load, lights: 'WWW' },
    confirmed: true,
  })

const move = (event: TestEvent, bib: string, to: string) => {
  const { id, ...body } = event.state.competitors.get(event.competitor(bib))!
  const division = [...event.state.divisions.values()].find(({ name }) => name === to)!.id
  event.must({ name: 'competitor.change', competitor: { ...body, competitor: id, division }, reason: 'wrong division' })
}

const places = (event: TestEvent, contest = event.contest) =>
  standingView(event.state, contest)!.rows.map(({ bib, place, tied }) => [bib, place, tied])

describe('places', () => {
  it('agree with the comparator: equal keys share one, the next is by how many stand before', () => {
    const happening = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.nat(8), fc.integer({ min: 40, max: 43 }))
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        const event = buildEvent('powerlifting', lifters(8))
        const contest = event.state.contests.get(event.contest)!
        for (const [bib, slot, steps] of happenings) {
          event.tell({
            name: 'attempt.record',
            contest: event.contest,
            competitor: event.competitor(String(bib)),
            slot,
            values: { load: steps * 25, lights: steps === 43 ? 'RRR' : 'WWW' },
            confirmed: true,
          })
          const ranking = rankingOf(event.state, contest)
          expect(ranking.places).toHaveLength(ranking.rows.length)
          for (const [index, row] of ranking.rows.entries()) {
            const ahead = ranking.rows.filter((other) => other.ranked && compareKeys(contest.format.ranking, other.keys, row.keys) < 0)
            expect(ranking.places[index]).toBe(row.ranked ? ahead.length + 1 : null)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it('are no longer shared once the other one is in another division, and are again when they are back', () => {
    const event = buildEvent('powerlifting', [...lifters(2), ...lifters(1, 'Junior', 3)])
    record(event, '1', 0, 1000)
    record(event, '2', 0, 1000)
    const before = standingView(event.state, event.contest)
    expect(places(event)).toEqual([
      ['1', 1, true],
      ['2', 1, true],
    ])
    move(event, '2', 'Junior')
    expect(places(event)).toEqual([['1', 1, false]])
    // Results stay with the contest they were made in.
    expect(places(event, 'k2' as ContestId)).toEqual([
      ['2', null, false],
      ['3', null, false],
    ])
    move(event, '2', 'Open')
    expect(standingView(event.state, event.contest)).toEqual(before)
  })

  it('without results are in the order of entry, the tenth after the ninth', () => {
    const event = buildEvent('powerlifting', lifters(12))
    expect(places(event).map(([bib]) => Number(bib))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

describe('a correction', () => {
  it('back to the old value gives the old standing, to the last cell but that it was corrected', () => {
    const event = buildEvent('powerlifting', lifters(3))
    record(event, '1', 0, 1000)
    const seq = record(event, '2', 0, 1100)
    const before = standingView(event.state, event.contest)!
    const correct = (replaces: number, load: number) =>
      event.must({ name: 'attempt.correct', partition: TABLE, replaces, values: { load }, reason: 'misread', confirmed: true })
    const second = correct(correct(seq, 900), 1100)
    const cells = before.rows[0]!.cells.map((cell) => (cell.slot === 0 ? { ...cell, seq: second, corrected: true } : cell))
    expect(standingView(event.state, event.contest)).toEqual({ ...before, rows: [{ ...before.rows[0], cells }, ...before.rows.slice(1)] })
  })
})

describe('numbers of competitors', () => {
  it('are given once, also after an earlier one was changed', () => {
    const event = buildEvent('powerlifting', lifters(3))
    move(event, '1', 'Open')
    event.must({ name: 'entry-list.import', preset: 'powerlifting', rows: lifters(1, 'Open', 4) })
    expect(event.state.competitors.size).toBe(4)
    expect(event.competitor('4')).toBe('p4')
    const folded = createState()
    for (const entry of event.entries.get(SETUP)!) applyEntry(folded, entry)
    expect(folded.numbered).toEqual({ division: 1, contest: 1, competitor: 4, session: 0 })
  })
})
