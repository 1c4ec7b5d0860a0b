// Published wrestling: the call of three officials, the winner of a bout, and what the way it ended is worth.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import type { Values } from '../../../formats/value.ts'
import { wrestlingPoolOf, wrestlingTeam } from '../../../formats/presets/wrestling.ts'
import { columnIndex } from '../../../standings/columns.ts'
import { openReplay, replay } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const Call = z.string().regex(/^(0|\d[RB])$/)

/** Three officials and what each proposes; points to red count as they are, to blue as negative ones. */
const calls: Format = {
  ...wrestlingTeam,
  id: 'calls',
  takes: 'attempts',
  fields: ['referee', 'judge', 'chairman'].map((id) => ({
    type: 'choice',
    id,
    name: id,
    options: ['0', ...[1, 2, 3, 4, 5].flatMap((points) => [`${points}R`, `${points}B`])].map((code) => ({
      code,
      name: code,
      value: code === '0' ? 0 : Number(code[0]) * (code[1] === 'R' ? 1 : -1),
    })),
    ...(id === 'chairman' ? { optional: true } : {}),
  })),
  groups: [{ id: 'action', name: 'Action', short: 'A', attempts: 1 }],
  score: { part: 'agreed', fields: ['referee', 'judge', 'chairman'] },
  results: [{ id: 'call', name: 'Call', short: 'Call', from: { part: 'last', group: 'action' } }],
  ranking: [{ by: 'result', id: 'call', order: 'high', because: 'the call' }],
}

const call = adapter({
  name: 'the call of three officials',
  inputs: z.object({ referee: Call, judge: Call, mat_chairman: Call.nullable() }),
  run: ({ referee, judge, mat_chairman }) => {
    const { engineRow } = replay(calls, [{ key: 'action', attempts: [{ referee, judge, chairman: mat_chairman }] }])
    const { figure } = engineRow('action').columns[0]!
    if (typeof figure !== 'number') return { official: null }
    return { official: figure === 0 ? '0' : figure > 0 ? `${figure}R` : `${-figure}B` }
  },
})

/** A side's sheet with nothing on it but what is told. */
const sheet = (more: Values): Values => ({ awards: [], cautions: 0, last: null, how: null, ...more })

/** Plays one bout in a format and gives both sides' figures of a column. */
function bout(format: Format, red: Values, blue: Values) {
  const contest = openReplay([{ key: 'R' }, { key: 'B' }]).contest(format)
  contest.match({ sides: [['R'], ['B']], values: [sheet(red), sheet(blue)] })
  return {
    score: (key: 'R' | 'B') => contest.engineRow(key).line.slots[0]!.score,
    column: (key: 'R' | 'B', id: string) => contest.engineRow(key).columns[columnIndex(format, id)]!.figure,
  }
}

/** Decisions as they are entered on the winner's sheet; those that points decide are entered by none. */
const endings: Readonly<Record<string, string | null>> = {
  fall: 'VFA',
  injury: 'VIN',
  'three cautions': 'VCA',
  cautions: 'VCA',
  forfeit: 'VFO',
  disqualification: 'DSQ',
  'technical superiority': null,
  points: null,
  'both injured': '2VIN',
  'both forfeited': '2VFO',
  'both forfeit': '2VFO',
  'both disqualified': '2DSQ',
}

/** So many technical points as awards. */
const awardsOf = (points: number): number[] => Array.from({ length: points }, () => 1)

const classification = adapter({
  name: 'classification points of a decision',
  inputs: z.object({
    decision: z.string().refine((decision) => Object.hasOwn(endings, decision)),
    style: z.string().optional(),
    margin_at_least: z.number().optional(),
    margin_from: z.number().optional(),
    loser_scored: z.union([z.boolean(), z.literal('either')]).optional(),
  }),
  run: ({ decision, style, margin_at_least, margin_from, loser_scored }) => {
    const format = wrestlingPoolOf(style === 'Greco-Roman' ? 'greco-roman' : 'freestyle')
    const how = endings[decision]!
    const loser = loser_scored === true ? 1 : 0
    // The lead that the article states, or one that is superiority, or is none, in either style.
    const lead = decision === 'technical superiority' ? (margin_at_least ?? 10) : decision === 'points' ? (margin_from ?? 1) : 0
    const won = bout(format, { how, awards: awardsOf(loser + lead) }, { how: how?.startsWith('2') ? how : null, awards: awardsOf(loser) })
    return { winner: won.score('R'), loser: won.score('B') }
  },
})

const Side = z.enum(['R', 'B'])
const Award = z.union([
  z.strictObject({ to: Side, points: z.number() }),
  z.strictObject({ caution: Side }).transform(({ caution }) => ({ against: caution })),
  z.strictObject({ caution_against: Side }).transform(({ caution_against }) => ({ against: caution_against })),
])

const teamBout = adapter({
  name: 'a team bout of 2025',
  inputs: z.object({ awards: z.array(Award) }),
  readAs: {
    why: '“cautions” and “three cautions” name the same',
    expected: (expected) => (expected.kind === 'cautions' ? { ...expected, kind: 'three cautions' } : null),
  },
  run: ({ awards }) => {
    const to = (award: (typeof awards)[number]) => ('to' in award ? award.to : award.against === 'R' ? 'B' : 'R')
    const last = awards.at(-1)
    const own = (side: 'R' | 'B') => ({
      awards: awards.flatMap((award) => ('points' in award && award.to === side ? [award.points] : [])),
      cautions: Math.min(3, awards.filter((award) => 'against' in award && award.against === side).length),
      last: last && to(last) === side ? 'L' : null,
    })
    const { score, column } = bout(wrestlingTeam, own('R'), own('B'))
    const [red, blue] = [score('R'), score('B')]
    // Undecided is published as nulls.
    if (red === null || blue === null) return { winner: null, kind: null, winner_points: null, loser_points: null }
    const winner = red > blue ? 'R' : 'B'
    const is = (kind: string) => column(winner, kind) === 1
    const kind = is('by-cautions') ? 'three cautions' : is('superiorities') ? 'technical superiority' : 'points'
    return { winner, kind, winner_points: score(winner), loser_points: score(winner === 'R' ? 'B' : 'R') }
  },
})

/** Adapters of published wrestling. */
export const wrestling = [call, classification, teamBout]
