import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMatch, emptyTally, type SideSheet } from './match-tally.ts'
import { bestByAverage, compareAverages, type PerMatchRow, rankPerMatch } from './per-match.ts'

const row = (id: string, value: number, played: number): PerMatchRow => ({ id, played, keys: [{ value, per: 'match' }] })

describe('averages', () => {
  it('compare without dividing: a third of one is a third of the other', () => {
    expect(compareAverages(1, 3, 3, 9)).toBe(0)
    expect(compareAverages(33_333_333, 99_999_999, 1, 3)).toBe(0)
    expect(compareAverages(33_333_334, 99_999_999, 1, 3)).toBe(1)
  })

  it('order any numbers, and those without a match last', () => {
    const number = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
    const count = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(number, count, number, count, (a, m, b, n) => {
        expect(compareAverages(a, m, b, n)).toBe(0 - compareAverages(b, n, a, m))
        expect(compareAverages(a, m, 3 * a, 3 * m)).toBe(0)
        expect(compareAverages(a, m, b, 0)).toBe(1)
      }),
    )
  })

  it('rank with shared places', () => {
    expect(rankPerMatch([row('a', 10, 2), row('b', 5, 1), row('c', 12, 2)])).toEqual([
      { id: 'c', place: 1 },
      { id: 'a', place: 2 },
      { id: 'b', place: 2 },
    ])
  })
})

describe('the best by average', () => {
  const rows = [row('a', 10, 2), row('b', 5, 1), row('c', 12, 2), row('d', 1, 1)]
  it('go on', () => {
    expect(bestByAverage(rows, 3)).toEqual({ through: ['c', 'a', 'b'], undecided: [] })
  })
  it('are undecided where a tie goes across the cut', () => {
    expect(bestByAverage(rows, 2)).toEqual({ through: ['c'], undecided: ['a', 'b'] })
  })
  it('are all there are where that is fewer', () => {
    expect(bestByAverage(rows, 9).through).toEqual(['c', 'a', 'b', 'd'])
  })
})

describe('a tally of matches', () => {
  const sheet = (score: number, bonus: number): SideSheet => ({ score, totals: [score], bonus })
  const worth = { win: 3, tie: 1, loss: 0 }

  it('gives points for a tie, and the bonus whoever wins', () => {
    expect(addMatch(emptyTally(1), sheet(5, 2), sheet(5, 0), false, worth)).toMatchObject({ ties: 1, rankingPoints: 3, totals: [5] })
    expect(addMatch(emptyTally(1), sheet(4, 1), sheet(5, 0), false, worth)).toMatchObject({ losses: 1, rankingPoints: 1 })
  })

  it('counts a disqualified match as played, and adds nothing else', () => {
    const before = addMatch(emptyTally(1), sheet(5, 2), sheet(4, 0), false, worth)
    expect(addMatch(before, sheet(9, 2), sheet(4, 0), true, worth)).toEqual({ ...before, played: 2, disqualified: 1 })
  })
})
