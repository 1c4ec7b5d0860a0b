import { describe, expect, it } from 'vitest'
import team from '../../testing/oracles/wrestling/bouts_team_2025.json' with { type: 'json' }
import points from '../../testing/oracles/wrestling/classification_points.json' with { type: 'json' }
import calls from '../../testing/oracles/wrestling/decision_table.json' with { type: 'json' }
import { classRow, type Ending, endingOfScore, uwwTable2026 } from './class-points.ts'
import { type BoutEntry, type BoutKind, decideBout, drbTeamBouts2025 } from './decide-bout.ts'
import { majorityCall } from './majority-call.ts'

const kinds: Record<BoutKind, string> = { cautions: 'three cautions', superiority: 'technical superiority', points: 'points' }

describe('team bouts', () => {
  it.each(team.cases)('$id', ({ inputs, expected }) => {
    const decision = decideBout(inputs.awards as BoutEntry[], drbTeamBouts2025)
    expect({
      winner: decision?.winner ?? null,
      kind: decision ? kinds[decision.kind] : null,
      winner_points: decision?.winnerPoints ?? null,
      loser_points: decision?.loserPoints ?? null,
    }).toEqual(expected)
  })
})

const endings: Record<string, Ending> = {
  fall: 'fall',
  injury: 'injury',
  forfeit: 'forfeit',
  disqualification: 'disqualification',
  points: 'points',
  'three cautions': 'cautions',
  'technical superiority': 'superiority',
  'both injured': 'both-injured',
}

describe('classification points', () => {
  const cases = points.cases as { id: string; inputs: Record<string, unknown>; expected: { winner: number; loser: number } }[]

  it.each(cases)('$id', ({ id, inputs, expected }) => {
    const loserScored = typeof inputs['loser_scored'] === 'boolean' ? inputs['loser_scored'] : null
    const row = classRow(uwwTable2026, endings[inputs['decision'] as string]!, loserScored)!
    expect({ winner: row.winner, loser: row.loser }).toEqual(expected)
    expect(row.code).toBe(id.replace(/-.*/, ''))
  })

  it.each(cases.filter(({ inputs }) => 'style' in inputs && inputs['style'] !== 'either'))('$id follows from the lead', ({ inputs }) => {
    const superiority = inputs['style'] === 'freestyle' ? 10 : 8
    const leads = [inputs['margin_at_least'], inputs['margin_from'], inputs['margin_to']].filter((lead) => typeof lead === 'number')
    expect(leads.length).toBeGreaterThan(0)
    for (const lead of leads) expect(endingOfScore(lead, 0, superiority)).toBe(endings[inputs['decision'] as string])
  })
})

describe('the call of three officials', () => {
  it.each(calls.cases)('$id', ({ inputs, expected }) => {
    expect(majorityCall([inputs.referee, inputs.judge, inputs.mat_chairman])).toBe(expected.official)
  })
})
