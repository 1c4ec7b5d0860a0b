// For tests: a contest in which competitors meet, in a format of the test's own, built as a station builds it.
import { Format } from '../formats/format.ts'
import { type CompetitorId, type ContestId, type DivisionId, SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from './build-state.ts'

/** Everyone meets everyone: two points a win, one a draw; then the direct encounter, goals, a draw of lots. */
export const LEAGUE: Format = Format.parse({
  id: 'test-league',
  name: 'League',
  about: 'Everyone meets everyone.',
  rules: { book: 'Test', article: '1', year: 2026 },
  takes: 'matches',
  draw: { by: 'round-robin', cycles: 1 },
  attempt: { name: 'game' },
  fields: [{ type: 'decimal', id: 'goals', name: 'Goals', decimals: 0, min: 0, max: 99, step: 1 }],
  groups: [{ id: 'games', name: 'Game', short: 'G', attempts: 9 }],
  attributes: [],
  score: { part: 'outcome', of: { part: 'field', field: 'goals' }, order: 'high', win: 2, draw: 1, loss: 0, decimals: 0 },
  cell: { show: 'field', field: 'goals' },
  results: [
    { id: 'sum', name: 'Points', short: 'Pts', from: { part: 'total', group: 'games' } },
    { id: 'goals-for', name: 'Goals', short: 'Goals', from: { part: 'total', group: 'games', of: { part: 'field', field: 'goals' } } },
  ],
  ranking: [
    { by: 'result', id: 'sum', order: 'high', because: 'more points' },
    { by: 'encounter', win: 2, forfeits: true, because: 'the games between the tied' },
    { by: 'result', id: 'goals-for', order: 'high', because: 'more goals' },
    { by: 'draw', because: 'drawing of lots' },
  ],
  order: { by: 'start-list' },
  statuses: [{ code: 'WD', name: 'withdrew' }],
  oddities: [],
})

/** Rounds in which equal scores meet; a bye counts as a win of one to nothing. */
export const SWISS: Format = Format.parse({
  ...LEAGUE,
  id: 'test-swiss',
  name: 'Rounds',
  draw: { by: 'swiss', bye: { goals: 1 } },
  groups: [{ id: 'games', name: 'Round', short: 'R', attempts: 3 }],
  score: {
    part: 'first',
    of: [
      { part: 'outcome', of: { part: 'field', field: 'goals' }, order: 'high', win: 2, draw: 1, loss: 0, decimals: 0 },
      { part: 'constant', value: 2, decimals: 0 },
    ],
  },
})

/** Heats on eight lanes, the fastest of all first. */
export const HEATS: Format = Format.parse({
  ...LEAGUE,
  id: 'test-heats',
  name: 'Heats',
  draw: { by: 'heats', lanes: 8, strength: 'even', pattern: [4, 5, 3, 6, 2, 7, 1, 8] },
  attempt: { name: 'heat' },
  fields: [
    {
      type: 'decimal',
      id: 'seconds',
      name: 'Time',
      decimals: 2,
      min: 100,
      max: 99999,
      step: 1,
      clock: true,
      codes: [{ code: 'DNF', name: 'did not finish' }],
    },
  ],
  groups: [{ id: 'heat', name: 'Heat', short: 'H', attempts: 1 }],
  score: { part: 'field', field: 'seconds' },
  cell: { show: 'score' },
  results: [{ id: 'best', name: 'Time', short: 'Time', from: { part: 'best', group: 'heat', order: 'low' } }],
  ranking: [{ by: 'result', id: 'best', order: 'low', because: 'the faster' }],
  next: { format: 'test-heats', cut: { rule: { by: 'heats', each: 1, fastest: 2 }, ties: 'undecided' } },
})

/** An event with these people in one division and one contest of that format, `k2`. Everybody's number is the position in the list, from 1. */
export function matchEvent(format: Format, names: readonly string[]): TestEvent {
  const event = buildEvent(
    'bouldering',
    names.map((name, index) => ({ division: 'Open', bib: String(index + 1), name, lot: index + 1 })),
  )
  const contest = 'k2' as ContestId
  event.write(SETUP, [
    { kind: 'format.kept', body: { format } },
    { kind: 'contest.added', body: { contest, division: 'd1' as DivisionId, name: format.name, partition: TABLE, format } },
  ])
  event.contest = contest
  return event
}

/** The competitors of these numbers. */
export const people = (event: TestEvent, ...bibs: string[]): CompetitorId[] => bibs.map((bib) => event.competitor(bib))

/** Records a match of the league by its number: goals by side. */
export const play = (event: TestEvent, match: number, ...goals: number[]): number =>
  event.must({ name: 'match.record', contest: event.contest, match, sides: goals.map((value) => ({ goals: value })) })
