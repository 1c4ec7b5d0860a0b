// A workout for time: the fastest first, then those whom the time cap stopped, by what they had left.
import type { Format } from '../format.ts'
import { column, finish, reps, workout } from './fitness-parts.ts'

/**
 * One workout for time as at the CrossFit Games regionals (rulebook 2016, Scoring): finishers by time, then the capped by the repetitions they
 * are short of the end, fewest first; equal in both share the place. Time in hundredths of a second.
 */
export const fitnessTime: Format = {
  ...workout,
  id: 'fitness-time',
  name: 'Workout for time',
  about: 'Finishers by time; whoever the cap stopped comes after them, the fewest repetitions short first.',
  rules: { book: 'CrossFit Games Rulebook', article: 'Scoring', year: 2016 },
  fields: [finish, reps('short', 'Reps short')],
  score: { part: 'field', field: 'time' },
  cell: { show: 'field', field: 'time' },
  results: [column('time', 'Time', 'Time', 's'), column('short', 'Reps short', 'Short')],
  ranking: [
    { by: 'result', id: 'time', order: 'low', absent: 'last', because: 'faster; whoever finished before whoever was capped' },
    { by: 'result', id: 'short', order: 'low', because: 'capped: fewer repetitions short' },
  ],
}
