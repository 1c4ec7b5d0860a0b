// As many repetitions as possible: the most first, equal ones by the tie-break time.
import type { Format } from '../format.ts'
import { column, prescribedFirst, reps, scaled, scaling, tieBreak, workout } from './fitness-parts.ts'

/**
 * One workout of as many repetitions as possible (AMRAP) as in the CrossFit Open (rulebook 2025, Scoring and tie-breaks): as prescribed
 * before scaled, most repetitions first, equal ones by the tie-break time where the workout has one. Whoever leaves the workout out (DNS)
 * takes the place after the last.
 */
export const fitnessReps: Format = {
  ...workout,
  id: 'fitness-reps',
  name: 'Workout for repetitions (AMRAP)',
  about: 'As many repetitions as possible; Rx before scaled, equal repetitions by the tie-break time.',
  rules: { book: 'CrossFit Games Rulebook', article: 'Open: scoring, tie-breaks', year: 2025 },
  fields: [scaling, { ...reps('reps', 'Reps'), optional: false } as Format['fields'][number], tieBreak],
  score: { part: 'field', field: 'reps' },
  cell: { show: 'score' },
  results: [scaled, column('reps', 'Reps', 'Reps'), column('tie-break', 'Tie-break', 'Tie', 's')],
  ranking: [
    prescribedFirst,
    { by: 'result', id: 'reps', order: 'high', because: 'more repetitions' },
    { by: 'result', id: 'tie-break', order: 'low', because: 'equal repetitions: the earlier tie-break time' },
  ],
}
