import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classRow, endingOfScore, uwwTable2026 } from './class-points.ts'
import { type BoutEntry, type BoutSide, decideBout, drbTeamBouts2025 as rule } from './decide-bout.ts'
import { majorityCall } from './majority-call.ts'

const award = (to: BoutSide, ...points: number[]): BoutEntry[] => points.map((each) => ({ to, points: each }))
const caution = (cautionAgainst: BoutSide): BoutEntry => ({ cautionAgainst })

describe('a bout’s score sheet', () => {
  it('is worth more for a larger lead, at the printed edges', () => {
    const worth = (lead: number) => decideBout([...award('R', lead)], rule)!.winnerPoints
    expect([1, 2, 3, 7, 8, 14, 15, 16].map(worth)).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
  })

  it('is lost by the third caution, whatever the score', () => {
    const sheet = [...award('R', 5, 5), caution('R'), caution('R')]
    expect(decideBout(sheet, rule)).toMatchObject({ winner: 'R', kind: 'points', score: { R: 10, B: 2 } })
    expect(decideBout([...sheet, caution('R')], rule)).toMatchObject({ winner: 'B', kind: 'cautions', winnerPoints: 4, loserPoints: 0 })
  })

  it('gives the other side a point for a caution, which is an award like any other', () => {
    expect(decideBout([caution('B')], rule)).toMatchObject({ winner: 'R', winnerPoints: 1 })
    expect(decideBout([...award('B', 1), caution('B')], rule)).toMatchObject({ winner: 'R', by: 'last-award' })
  })

  it('goes by larger awards at equal scores, then by the last', () => {
    expect(decideBout([...award('R', 4, 1), ...award('B', 5)], rule)).toMatchObject({ winner: 'B', winnerPoints: 1, by: { moreOf: 5 } })
    expect(decideBout([...award('R', 4), ...award('B', 2, 2)], rule)).toMatchObject({ winner: 'R', by: { moreOf: 4 } })
    expect(decideBout([...award('R', 2), ...award('B', 1, 1)], rule)).toMatchObject({ winner: 'R', by: { moreOf: 2 } })
    expect(decideBout([...award('R', 2), ...award('B', 2)], rule)).toMatchObject({ winner: 'B', by: 'last-award' })
  })

  it('looks at cautions where the rule says so', () => {
    const other = { ...rule, cautionPoints: 0, equal: ['fewer-cautions', 'last-award'] as const }
    expect(decideBout([...award('R', 2), ...award('B', 2), caution('B')], other)).toMatchObject({ winner: 'R', by: 'fewer-cautions' })
  })

  it('is undecided where nothing was awarded or nothing tells the sides apart', () => {
    expect(decideBout([], rule)).toBe(null)
    expect(decideBout([...award('R', 1), ...award('B', 1)], { ...rule, equal: [{ moreOf: 5 }] })).toBe(null)
  })

  it('turns round with its sides', () => {
    const entry = fc.record({ to: fc.constantFrom<BoutSide>('R', 'B'), points: fc.constantFrom(1, 2, 4, 5) })
    const turned: Record<BoutSide, BoutSide> = { R: 'B', B: 'R' }
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (sheet) => {
        const decision = decideBout(sheet, rule)
        const mirror = decideBout(
          sheet.map(({ to, points }) => ({ to: turned[to], points })),
          rule,
        )
        expect(mirror?.winner ?? null).toBe(decision ? turned[decision.winner] : null)
        expect([mirror?.kind, mirror?.winnerPoints]).toEqual([decision?.kind, decision?.winnerPoints])
        expect(decision === null).toBe(sheet.length === 0)
      }),
    )
  })
})

describe('the table of classification points', () => {
  it('has every decision the article lists, each ending once or once for either state of the loser', () => {
    expect(uwwTable2026.map(({ code, winner, loser }) => `${code} ${winner}:${loser}`)).toEqual([
      'VFA 5:0',
      'VIN 5:0',
      'VCA 5:0',
      'VFO 5:0',
      'DSQ 5:0',
      'VSU 4:0',
      'VSU1 4:1',
      'VPO 3:0',
      'VPO1 3:1',
      '2DSQ 0:0',
      '2VIN 0:0',
      '2VFO 0:0',
    ])
    for (const { ending } of uwwTable2026)
      for (const loserScored of [true, false]) expect(classRow(uwwTable2026, ending, loserScored)?.ending).toBe(ending)
  })

  it('has to know whether the loser scored where that matters', () => {
    expect(classRow(uwwTable2026, 'superiority', null)).toBe(null)
    expect(classRow(uwwTable2026, 'fall', null)?.code).toBe('VFA')
  })

  it('tells superiority by the lead of the style', () => {
    expect([endingOfScore(9, 0, 10), endingOfScore(10, 0, 10), endingOfScore(10, 2, 8), endingOfScore(3, 3, 8)]).toEqual([
      'points',
      'superiority',
      'superiority',
      null,
    ])
  })
})

describe('a call of several officials', () => {
  it('is undecided while they differ and the third has not voted, or names a third value', () => {
    expect(majorityCall(['1R', '0', null])).toBe(null)
    expect(majorityCall(['1R', '0', '2B'])).toBe(null)
    expect(majorityCall(['1R', '1R', null])).toBe('1R')
    expect(majorityCall(['1B', '1R', '1R'])).toBe('1R')
  })
})
