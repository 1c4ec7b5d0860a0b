// Published wrestling: the call of three officials, the winner of a bout, and what the way it ended is worth.
import { z } from 'zod'
import { classRow, type Ending, uwwTable2026 } from '../../../standings/bouts/class-points.ts'
import { type BoutEntry, type BoutRule, decideBout } from '../../../standings/bouts/decide-bout.ts'
import { majorityCall } from '../../../standings/bouts/majority-call.ts'
import { adapter } from '../adapter.ts'

const Call = z.string().regex(/^(0|\d[RB])$/)

const call = adapter({
  name: 'the call of three officials',
  inputs: z.object({ referee: Call, judge: Call, mat_chairman: Call.nullable() }),
  run: ({ referee, judge, mat_chairman }) => ({ official: majorityCall([referee, judge, mat_chairman]) }),
})

const endings: Readonly<Record<string, Ending>> = {
  fall: 'fall',
  injury: 'injury',
  'three cautions': 'cautions',
  cautions: 'cautions',
  forfeit: 'forfeit',
  disqualification: 'disqualification',
  'technical superiority': 'superiority',
  points: 'points',
  'both injured': 'both-injured',
  'both forfeited': 'both-forfeited',
  'both forfeit': 'both-forfeited',
  'both disqualified': 'both-disqualified',
}

const classification = adapter({
  name: 'classification points of a decision',
  inputs: z.object({
    decision: z.string().refine((decision) => Object.hasOwn(endings, decision)),
    loser_scored: z.union([z.boolean(), z.literal('either')]).optional(),
  }),
  run: ({ decision, loser_scored = 'either' }) => {
    const row = classRow(uwwTable2026, endings[decision]!, loser_scored === 'either' ? null : loser_scored)
    return { winner: row?.winner, loser: row?.loser }
  },
})

/** Deutscher Ringer-Bund, team bouts, 2025: points by the lead, four for superiority. */
const team2025: BoutRule = {
  cautions: 3,
  cautionPoints: 1,
  superiority: 15,
  worth: { cautions: [4, 0], superiority: [4, 0] },
  margins: [
    [8, 3],
    [3, 2],
    [1, 1],
  ],
  equal: [{ moreOf: 5 }, { moreOf: 4 }, { moreOf: 2 }, 'last-award'],
  equalPoints: 1,
}
const kinds = { cautions: 'cautions', superiority: 'technical superiority', points: 'points' } as const

const Side = z.enum(['R', 'B'])
const Award = z.union([z.strictObject({ to: Side, points: z.number() }), z.strictObject({ caution: Side })])
const entryOf = (award: z.infer<typeof Award>): BoutEntry => ('caution' in award ? { cautionAgainst: award.caution } : award)

const teamBout = adapter({
  name: 'a team bout of 2025',
  inputs: z.object({ awards: z.array(Award) }),
  run: ({ awards }) => {
    const decision = decideBout(awards.map(entryOf), team2025)
    // Undecided is published as nulls.
    if (decision === null) return { winner: null, kind: null, winner_points: null, loser_points: null }
    const { winner, kind, winnerPoints, loserPoints } = decision
    return { winner, kind: kinds[kind], winner_points: winnerPoints, loser_points: loserPoints }
  },
})

/** Adapters of published wrestling. */
export const wrestling = [call, classification, teamBout]
