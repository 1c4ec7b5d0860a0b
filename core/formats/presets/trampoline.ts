// Trampoline: difficulty, execution without the extremes, time of flight.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'

/** The execution marks of a panel without so many. */
const marks = (high: number, low: number): Part => ({ part: 'panel', field: 'execution', drop: { high, low }, reduce: 'sum' })

/** What this gives for the best routine. */
const atBest = (of: Part): Part => ({ part: 'at-best', group: 'routines', of })

/**
 * Trampoline by the FIG Code of Points (2013–2016): five execution marks without the highest and the lowest, added to the difficulty and
 * the time of flight, less penalties; the best routine ranks. Equal scores by the sum of all five execution marks, then of the four
 * highest, then of the three highest, and else they share the place. Scores in thousandths. `routines`: one in a final.
 */
export const trampolineOf = (routines: number): Format => ({
  id: 'trampoline',
  name: 'Trampoline',
  about: 'Difficulty, five execution marks without the highest and lowest, and time of flight; ties by all the execution marks.',
  rules: { book: 'FIG Code of Points, Trampoline', article: 'Calculation of the score; Tie-breaking', year: 2013 },
  attempt: { name: 'routine' },
  fields: [
    { type: 'decimal', id: 'difficulty', name: 'Difficulty', decimals: 1, min: 0, max: 300, step: 1 },
    { type: 'marks', id: 'execution', name: 'Execution', judges: 5, decimals: 1, min: 0, max: 100, step: 1, missing: 1 },
    { type: 'decimal', id: 'flight', name: 'Time of flight', unit: 's', decimals: 3, min: 0, max: 30_000, step: 1 },
    { type: 'decimal', id: 'penalty', name: 'Penalty', decimals: 1, min: 0, max: 100, step: 1, optional: true },
  ],
  groups: [{ id: 'routines', name: 'Routine', short: 'R', attempts: routines }],
  attributes: [],
  score: {
    part: 'difference',
    of: [
      { part: 'sum', of: [{ part: 'field', field: 'difficulty' }, marks(1, 1), { part: 'field', field: 'flight' }] },
      { part: 'field', field: 'penalty' },
    ],
  },
  cell: { show: 'score' },
  results: [
    { id: 'difficulty', name: 'Difficulty', short: 'D', from: atBest({ part: 'field', field: 'difficulty' }) },
    { id: 'execution', name: 'Execution', short: 'E', from: atBest(marks(1, 1)) },
    { id: 'flight', name: 'Time of flight', short: 'ToF', from: atBest({ part: 'field', field: 'flight' }) },
    { id: 'all-five', name: 'All five marks', short: '5', hidden: true, from: atBest(marks(0, 0)) },
    { id: 'highest-four', name: 'Four highest marks', short: '4', hidden: true, from: atBest(marks(0, 1)) },
    { id: 'highest-three', name: 'Three highest marks', short: '3', hidden: true, from: atBest(marks(0, 2)) },
    { id: 'score', name: 'Score', short: 'Score', from: { part: 'best', group: 'routines' } },
  ],
  ranking: [
    { by: 'result', id: 'score', order: 'high', because: 'higher score of the best routine' },
    { by: 'result', id: 'all-five', order: 'high', because: 'equal scores: the higher sum of all five execution marks first' },
    { by: 'result', id: 'highest-four', order: 'high', because: 'still equal: the higher sum of the four highest execution marks first' },
    { by: 'result', id: 'highest-three', order: 'high', because: 'still equal: the higher sum of the three highest execution marks first' },
  ],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'DNF', name: 'did not finish' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [{ kind: 'spread', field: 'execution', over: 10 }],
})

/** {@link trampolineOf} one routine. */
export const trampoline: Format = trampolineOf(1)
