// Tournaments of games between two: everyone meets everyone, or round by round with equals; a win 1, a draw a half.
import type { Format } from '../format.ts'
import type { OpponentFigure, Part } from '../part.ts'

/** Points of a won game, in tenths. */
const WIN = 10

const shared = {
  takes: 'matches',
  attempt: { name: 'game' },
  fields: [{ type: 'decimal', id: 'points', name: 'Points', decimals: 1, min: 0, max: WIN, step: 5 }],
  attributes: [],
  score: { part: 'field', field: 'points' },
  cell: { show: 'score' },
  order: { by: 'start-list' },
  statuses: [
    { code: 'WD', name: 'withdrawn', means: 'counts' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
} as const satisfies Partial<Format>

const games = (attempts: number): Format['groups'] => [{ id: 'games', name: 'Games', short: 'G', attempts }]
const score: Format['results'][number] = { id: 'score', name: 'Score', short: 'Score', from: { part: 'total', group: 'games' } }

/** A column of a tie-break over the opponents. */
const opponents = (how: OpponentFigure, name: string, short: string, unplayed: 'as-scheduled' | 'stand-in'): Format['results'][number] => ({
  id: how,
  name,
  short,
  from: { part: 'opponents', how, win: WIN, unplayed, rounds: 'drawn' } satisfies Part,
})

const encounter = (forfeits: boolean) =>
  ({ by: 'encounter', win: WIN, forfeits, because: 'equal scores: more points in the games among them' }) as const
const higher = (id: string, because: string) => ({ by: 'result', id, order: 'high', because: `still equal: ${because}` }) as const
const drawn = { by: 'draw', because: 'still equal: a draw of lots' } as const

/**
 * Everyone meets everyone, once or more often. Equal scores: direct encounter, then Sonneborn-Berger (own result times the opponent’s
 * score), games won, and Koya (points against those with half of the points or more). FIDE Handbook C.07, 2024, articles 6, 7.2, 9.1, 9.2;
 * unplayed games count as scheduled (15), a forfeit as a meeting. Points in tenths, Sonneborn-Berger in hundredths.
 */
export const roundRobinOf = (attempts: number): Format => ({
  ...shared,
  id: 'round-robin',
  name: 'Round robin',
  about: 'Everyone meets everyone: 1 a win, a half a draw; ties by direct encounter, then Sonneborn-Berger.',
  rules: { book: 'FIDE Handbook, Tie-Break Regulations', article: 'C.07, 6, 7, 9, 15', year: 2024 },
  groups: games(attempts),
  results: [
    score,
    opponents('sonneborn-berger', 'Sonneborn-Berger', 'SB', 'as-scheduled'),
    opponents('wins', 'Games won', 'Wins', 'as-scheduled'),
    opponents('koya', 'Koya', 'Koya', 'as-scheduled'),
  ],
  ranking: [
    { by: 'result', id: 'score', order: 'high', because: 'more points' },
    encounter(true),
    higher('sonneborn-berger', 'more points against those who scored more'),
    higher('wins', 'more games won'),
    higher('koya', 'more points against the upper half'),
    drawn,
  ],
  draw: { by: 'round-robin', cycles: 1 },
})

/** Everyone meets everyone, up to sixteen competitors. */
export const roundRobin = roundRobinOf(15)

/**
 * So many rounds in which equal scores meet and nobody meets twice. Equal scores: Buchholz without the lowest opponent, Buchholz,
 * Sonneborn-Berger, direct encounter, games won. FIDE Handbook C.07, 2024, articles 8, 9.1, 14.1, 6, 7.2; in unplayed rounds a stand-in with
 * the competitor’s own score counts as the opponent (16.4). A bye of the draw counts as a win that was not played.
 */
export const swissOf = (rounds: number): Format => ({
  ...shared,
  id: 'swiss',
  name: `Swiss system, ${rounds} rounds`,
  about: `${rounds} rounds, equal scores meet: 1 a win, a half a draw; ties by the opponents’ scores.`,
  rules: { book: 'FIDE Handbook, Tie-Break Regulations', article: 'C.07, 6 to 9, 14, 16', year: 2024 },
  groups: games(rounds),
  results: [
    score,
    opponents('buchholz-cut-1', 'Buchholz, cut 1', 'BH-1', 'stand-in'),
    opponents('buchholz', 'Buchholz', 'BH', 'stand-in'),
    opponents('sonneborn-berger', 'Sonneborn-Berger', 'SB', 'stand-in'),
    opponents('wins', 'Games won', 'Wins', 'stand-in'),
  ],
  ranking: [
    { by: 'result', id: 'score', order: 'high', because: 'more points' },
    higher('buchholz-cut-1', 'the opponents scored more, the lowest left out'),
    higher('buchholz', 'the opponents scored more'),
    higher('sonneborn-berger', 'more points against those who scored more'),
    encounter(false),
    higher('wins', 'more games won'),
    drawn,
  ],
  draw: { by: 'swiss', bye: { points: WIN } },
})

/** Seven rounds. */
export const swiss = swissOf(7)
