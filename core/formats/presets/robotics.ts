// Robot games between alliances: a qualification ranked by averages a match, and the season of 2015 by average score.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'
import type { RankKey } from '../rank-key.ts'

const decimal = (id: string, name: string, max: number) => ({ type: 'decimal' as const, id, name, decimals: 0, min: 0, max, step: 1 })
const field = (id: string): Part => ({ part: 'field', field: id })
const constant = (value: number): Part => ({ part: 'constant', value, decimals: 0 })

/** A robot that is disqualified in a match played it, and gets nothing of what its alliance got. */
const unlessOut = (of: Part, out = constant(0)): Part => ({ part: 'named', field: 'out', then: out, else: of })
const ended = (win: number, draw: number, loss: number): Part => ({
  part: 'outcome',
  of: field('score'),
  order: 'high',
  win,
  draw,
  loss,
  decimals: 0,
})
const total = (of: Part): Part => ({ part: 'total', group: 'matches', of })

const out = { type: 'series' as const, id: 'out', name: 'Disqualified, by number in the alliance', min: 1, max: 4, most: 4 }
const played = { id: 'played', name: 'Matches played', short: 'Played', from: { part: 'count' as const, group: 'matches' } }
const record = [
  { id: 'wins', name: 'Wins', short: 'W', from: total(unlessOut(ended(1, 0, 0))) },
  { id: 'losses', name: 'Losses', short: 'L', from: total(unlessOut(ended(0, 0, 1))) },
  { id: 'ties', name: 'Ties', short: 'T', from: total(unlessOut(ended(0, 1, 0))) },
]
const disqualified = { id: 'out', name: 'Disqualified in', short: 'DQ', from: total(unlessOut(constant(0), constant(1))) }

const perMatch = (id: string, because: string): RankKey => ({ by: 'result', id, order: 'high', per: 'played', because })

/** What robot games with alliances have in common. */
export const robots = {
  takes: 'matches',
  attempt: { name: 'match' },
  attributes: [],
  cell: { show: 'score' },
  order: { by: 'start-list' },
  draw: { by: 'hand' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'WD', name: 'withdrawn', means: 'counts' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
} as const satisfies Partial<Format>

/** A group of so many matches a team. */
export const matches = (attempts: number): Format['groups'] => [{ id: 'matches', name: 'Matches', short: 'M', attempts }]

/**
 * Qualification after the FIRST Robotics Competition game manual (2026): a win is worth 3 ranking points, a tie 1, and each bonus 1 more;
 * teams rank by ranking points, then match points (without the opponents’ fouls), autonomous and tower points, all per match played and
 * compared exactly, then by the number drawn. A disqualified team played the match and gets nothing for it. An alliance is a side of up to
 * three teams; `Disqualified` names them by their number in the alliance.
 */
export const roboticsQualificationOf = (attempts: number): Format => ({
  ...robots,
  id: 'robotics-qualification',
  name: 'Robotics, qualification',
  about: 'Matches between alliances: 3 points a win, 1 a tie, bonus points; teams rank by averages per match.',
  rules: { book: 'FIRST Robotics Competition Game Manual', article: 'Tournament, qualification ranking', year: 2026 },
  fields: [
    decimal('score', 'Score', 2000),
    decimal('match-points', 'Match points', 2000),
    decimal('auto', 'Autonomous points', 2000),
    decimal('tower', 'Tower points', 2000),
    decimal('bonus', 'Bonus ranking points', 9),
    out,
  ],
  groups: matches(attempts),
  score: unlessOut({ part: 'sum', of: [ended(3, 1, 0), field('bonus')] }),
  results: [
    played,
    {
      id: 'average',
      name: 'Ranking points per match',
      short: 'RP avg',
      from: {
        part: 'quotient',
        of: { part: 'total', group: 'matches' },
        by: { part: 'count', group: 'matches' },
        round: { decimals: 2, mode: 'half-up' },
      },
    },
    { id: 'points', name: 'Ranking points', short: 'RP', from: { part: 'total', group: 'matches' } },
    { id: 'match-points', name: 'Match points', short: 'Match', from: total(unlessOut(field('match-points'))) },
    { id: 'auto', name: 'Autonomous points', short: 'Auto', from: total(unlessOut(field('auto'))) },
    { id: 'tower', name: 'Tower points', short: 'Tower', from: total(unlessOut(field('tower'))) },
    ...record,
    disqualified,
  ],
  ranking: [
    perMatch('points', 'more ranking points per match'),
    perMatch('match-points', 'equal ranking points: more match points per match'),
    perMatch('auto', 'still equal: more autonomous points per match'),
    perMatch('tower', 'still equal: more tower points per match'),
    { by: 'lot', order: 'high', because: 'still equal: the higher number drawn' },
  ],
  next: { format: 'robotics-playoff', cut: { rule: { by: 'places', count: 8 }, ties: 'undecided' } },
})

/** Qualification with up to twelve matches a team. */
export const roboticsQualification = roboticsQualificationOf(12)

/** The tie-breaks of 2015 after the average, in their order: sums over all matches. */
const tieBreaks2015: readonly [id: string, name: string][] = [
  ['coopertition', 'Coopertition points'],
  ['auto', 'Autonomous points'],
  ['container', 'Container points'],
  ['tote', 'Tote points'],
  ['litter', 'Litter points'],
]

/**
 * Qualification by average score, without wins and losses, after the game manual of 2015 (Recycle Rush): teams rank by the average of their
 * alliances’ scores, compared exactly, then by sums of coopertition, autonomous, container, tote and litter points.
 */
export const roboticsAveragesOf = (attempts: number): Format => ({
  ...robots,
  id: 'robotics-averages',
  name: 'Robotics, average score',
  about: 'Matches between alliances: teams rank by the average score, whoever wins.',
  rules: { book: 'FIRST Robotics Competition Game Manual, Recycle Rush', article: '5.3.4', year: 2015 },
  fields: [decimal('score', 'Score', 2000), ...tieBreaks2015.map(([id, name]) => decimal(id, name, 2000)), out],
  groups: matches(attempts),
  score: unlessOut(field('score')),
  results: [
    played,
    {
      id: 'average',
      name: 'Average score',
      short: 'Average',
      from: { part: 'average', group: 'matches', drop: { best: 0, worst: 0 }, soFar: true, round: { decimals: 2, mode: 'half-up' } },
    },
    { id: 'total', name: 'Sum of scores', short: 'Sum', from: { part: 'total', group: 'matches' }, hidden: true },
    ...tieBreaks2015.map(([id, name]) => ({ id, name, short: name.slice(0, 8).trim(), from: total(unlessOut(field(id))) })),
  ],
  ranking: [
    perMatch('total', 'higher average score'),
    ...tieBreaks2015.map(([id, name]): RankKey => ({
      by: 'result',
      id,
      order: 'high',
      because: `still equal: more ${name.toLowerCase()}`,
    })),
    { by: 'lot', order: 'high', because: 'still equal: the higher number drawn' },
  ],
})

/** Average score with up to twelve matches a team. */
export const roboticsAverages = roboticsAveragesOf(12)
