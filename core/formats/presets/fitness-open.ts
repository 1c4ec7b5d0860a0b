// A workout of the Open: for time up to a cap, then by repetitions; as prescribed or scaled, with a tie-break time.
import type { Format } from '../format.ts'
import { column, finish, prescribedFirst, reps, scaled, scaling, tieBreak, workout } from './fitness-parts.ts'

/**
 * One workout of the CrossFit Open (rulebook 2025, Scoring and tie-breaks): as prescribed before scaled; finishers by time; the capped after
 * them by repetitions, most first, equal ones by the tie-break time. Whoever leaves the workout out (DNS) takes the place after the last.
 */
export const fitnessOpen: Format = {
  ...workout,
  id: 'fitness-open',
  name: 'Open workout for time',
  about: 'Rx before scaled; finishers by time, then repetitions at the cap, then the tie-break time.',
  rules: { book: 'CrossFit Games Rulebook', article: 'Open: scoring, tie-breaks', year: 2025 },
  fields: [scaling, finish, reps('reps', 'Reps'), tieBreak],
  score: { part: 'field', field: 'time' },
  cell: { show: 'field', field: 'time' },
  results: [
    scaled,
    column('time', 'Time', 'Time', 's'),
    column('reps', 'Reps', 'Reps'),
    {
      id: 'tie-break',
      name: 'Tie-break',
      short: 'Tie',
      unit: 's',
      // A finisher's own tie-break mark is written down and decides nothing.
      from: {
        part: 'last',
        group: 'workout',
        of: { part: 'when', field: 'time', is: ['CAP'], then: { part: 'field', field: 'tie-break' } },
      },
    },
  ],
  ranking: [
    prescribedFirst,
    { by: 'result', id: 'time', order: 'low', because: 'faster; whoever finished before whoever was capped' },
    { by: 'result', id: 'reps', order: 'high', because: 'capped: more repetitions' },
    { by: 'result', id: 'tie-break', order: 'low', because: 'equal repetitions: the earlier tie-break time' },
  ],
}
