import { describe, expect, it } from 'vitest'
import frc from '../../testing/oracles/robotics/frc_events.json' with { type: 'json' }
import keys from '../../testing/oracles/robotics/ranking_keys_equal_matches.json' with { type: 'json' }
import accumulation from '../../testing/oracles/robotics/ranking_points_accumulation.json' with { type: 'json' }
import { formatScaled } from '../../formats/decimal.ts'
import { scaled } from '../../testing/replay.ts'
import { addMatch, emptyTally, type MatchTally, type SideSheet } from './match-tally.ts'
import { comparePerMatch, type PerMatchKey, type PerMatchRow, rankPerMatch } from './per-match.ts'

const worth = { win: 3, tie: 1, loss: 0 }

describe.each(accumulation.cases)('$id', ({ inputs, expected }) => {
  it('adds up as published', () => {
    const sheets = inputs.sheets as Record<string, Record<'score' | 'match_points' | 'auto_fuel' | 'tower' | 'bonus_rp', number>>
    const sheet = (id: string): SideSheet => {
      const { score, match_points, auto_fuel, tower, bonus_rp } = sheets[id]!
      return { score, totals: [match_points, auto_fuel, tower], bonus: bonus_rp }
    }
    const tally = inputs.matches.reduce(
      (sum, { own, opponent, disqualified }) => addMatch(sum, sheet(own), sheet(opponent), disqualified, worth),
      emptyTally(3),
    )
    const { rankingPoints: ranking_points, totals, ...rest } = tally
    const [match_points, auto_fuel, tower] = totals
    expect({ ranking_points, match_points, auto_fuel, tower, ...rest }).toEqual(expected)
  })
})

describe.each(keys.cases)('$id', ({ inputs, expected }) => {
  it('ranks in the published order', () => {
    const rows = inputs.teams.map(({ id, played, ranking_points, match_points, auto_fuel_points, tower_points, random }): PerMatchRow => {
      const per = [ranking_points, match_points, auto_fuel_points, tower_points].map((value): PerMatchKey => ({ value, per: 'match' }))
      return { id: String(id), played, keys: [...per, { value: scaled(random, 2), per: 'as-is' }] }
    })
    expect(rankPerMatch(rows).map(({ id, place }) => [Number(id), place])).toEqual(expected.order.map((id, index) => [id, index + 1]))
  })
})

interface Match {
  red: string[]
  blue: string[]
  red_score: number
  blue_score: number
}
interface Published {
  rank: Record<string, number>
  played: Record<string, number>
  average_score?: Record<string, number>
  record_w_l_t?: Record<string, string>
}
const qualifications = frc.cases
  .filter(({ id }) => id.endsWith('-qualification'))
  .map(({ id, inputs, expected }) => ({
    id,
    matches: inputs.matches as Match[],
    fields: inputs.sort_fields as unknown as Record<string, Record<string, number>>,
    expected: expected as unknown as Published,
  }))

describe.each(qualifications)('$id', ({ matches, fields, expected }) => {
  const tallies = new Map<string, MatchTally>()
  for (const { red, blue, red_score, blue_score } of matches) {
    const sheet = (score: number): SideSheet => ({ score, totals: [score], bonus: 0 })
    for (const [side, own, other] of [
      [red, red_score, blue_score],
      [blue, blue_score, red_score],
    ] as const)
      for (const team of side) tallies.set(team, addMatch(tallies.get(team) ?? emptyTally(1), sheet(own), sheet(other), false, worth))
  }

  it('adds up each team’s matches as published', () => {
    for (const [team, played] of Object.entries(expected.played)) {
      const tally = tallies.get(team)!
      expect([team, tally.played]).toEqual([team, played])
      const record = expected.record_w_l_t?.[team]
      if (record !== undefined) expect([team, `${tally.wins}-${tally.losses}-${tally.ties}`]).toEqual([team, record])
      // Ten matches each: the sum with one decimal is the average.
      const average = expected.average_score?.[team]
      if (average !== undefined) expect([team, played, formatScaled(tally.totals[0]!, 1)]).toEqual([team, 10, average.toFixed(1)])
    }
  })

  it('ranks as published', () => {
    const columns: Record<string, string[]> = {
      '2015': ['Coopertition', 'Auto', 'Container', 'Tote', 'Litter'],
      '2016': ['Ranking Score', 'Auto', 'Scale/Challenge', 'Goals', 'Defense'],
      '2017': ['Ranking Score', 'Match Points', 'Auto', 'Rotor', 'Touchpad', 'Pressure'],
    }
    const year = expected.average_score ? '2015' : 'Defense' in Object.values(fields)[0]! ? '2016' : '2017'
    const rows = Object.entries(fields).map(([id, values]): PerMatchRow => {
      const tally = tallies.get(id)!
      const published = columns[year]!.map((column): PerMatchKey => ({ value: scaled(values[column]!, 2), per: 'as-is' }))
      return { id, played: tally.played, keys: year === '2015' ? [{ value: tally.totals[0]!, per: 'match' }, ...published] : published }
    })
    expect(rows.toSorted(comparePerMatch).map(({ id }) => id)).toEqual(
      Object.keys(expected.rank).toSorted((a, b) => expected.rank[a]! - expected.rank[b]!),
    )
    for (const { id, place } of rankPerMatch(rows)) expect([id, place]).toEqual([id, expected.rank[id]])
  })
})
