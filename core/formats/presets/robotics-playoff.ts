// Playoffs between alliances: brackets of one and of two lives, and rounds by average score; an alliance is one competitor.
import type { Format } from '../format.ts'
import type { BracketUse } from '../bracket-use.ts'
import { matches, robots } from './robotics.ts'

const manual = (article: string, year: number) => ({ book: 'FIRST Robotics Competition Game Manual', article, year })
const score = { type: 'decimal' as const, id: 'score', name: 'Score', decimals: 0, min: 0, max: 2000, step: 1 }

const won = {
  part: 'outcome',
  of: { part: 'field', field: 'score' },
  order: 'high',
  win: 1,
  draw: 0,
  loss: 0,
  decimals: 0,
} as const

const playoff = (id: string, name: string, about: string, rules: Format['rules'], bracket: BracketUse): Format => ({
  ...robots,
  id,
  name,
  about,
  rules,
  fields: [score],
  groups: matches(16),
  score: { part: 'field', field: 'score' },
  results: [
    { id: 'reached', name: 'Place so far', short: 'Place', from: { part: 'bracket-place' } },
    { id: 'wins', name: 'Wins', short: 'W', from: { part: 'total', group: 'matches', of: won } },
  ],
  ranking: [{ by: 'result', id: 'reached', order: 'low', because: 'got further in the playoffs' }],
  bracket,
})

/** Double elimination of the seasons from 2023: a match decides, the final is best of three; a tied match is played again. */
export const roboticsPlayoff = playoff(
  'robotics-playoff',
  'Robotics, playoffs with two lives',
  'Alliances by seed; out after two lost matches; the final is best of three.',
  manual('Tournament, playoff matches', 2026),
  { kind: 'double', wins: 1, finalWins: 2, equal: 'replay' },
)

/** Single elimination of the seasons 2016 to 2022: best of three in every round; a tied match is played again. */
export const roboticsPlayoffSingle = playoff(
  'robotics-playoff-single',
  'Robotics, playoffs best of three',
  'Alliances by seed, single elimination, best of three in every round.',
  manual('Tournament, playoff matches', 2016),
  { kind: 'single', wins: 2, equal: 'replay' },
)

/**
 * A round of the playoffs of 2015: alliances play so many matches, and so many with the best average score go on. Averages are compared
 * exactly; those tied at the cut wait for an official.
 */
export const roboticsPlayoffAveragesOf = (attempts: number, through: number): Format => ({
  ...robots,
  id: `robotics-playoff-best-${through}`,
  name: `Robotics, best ${through} by average`,
  about: `${attempts} matches each; the ${through} alliances with the best average score go on.`,
  rules: manual('5.4, Recycle Rush', 2015),
  fields: [score],
  groups: matches(attempts),
  score: { part: 'field', field: 'score' },
  results: [
    {
      id: 'average',
      name: 'Average score',
      short: 'Average',
      from: { part: 'average', group: 'matches', drop: { best: 0, worst: 0 }, soFar: true, round: { decimals: 2, mode: 'half-up' } },
    },
    { id: 'total', name: 'Sum of scores', short: 'Sum', from: { part: 'total', group: 'matches' } },
    { id: 'played', name: 'Matches played', short: 'Played', from: { part: 'count', group: 'matches' } },
  ],
  ranking: [{ by: 'result', id: 'total', order: 'high', per: 'played', because: 'higher average score' }],
  next: {
    format: through > 2 ? 'robotics-playoff-best-2' : 'robotics-playoff-single',
    cut: { rule: { by: 'places', count: through }, ties: 'undecided' },
  },
})

/** Quarter-finals of 2015: two matches each, the best four go on. */
export const roboticsQuarterFinals = roboticsPlayoffAveragesOf(2, 4)
/** Semi-finals of 2015: three matches each, the best two go on to a final best of three. */
export const roboticsSemiFinals = roboticsPlayoffAveragesOf(3, 2)
