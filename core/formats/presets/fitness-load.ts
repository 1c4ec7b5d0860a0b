// A workout for load: the heaviest made lift, equal ones by the tie-break time.
import type { Format } from '../format.ts'
import { column, prescribedFirst, scaled, scaling, tieBreak, workout } from './fitness-parts.ts'

/**
 * One workout for load as in the CrossFit Games (rulebook 2025, Scoring and tie-breaks): the heaviest load first, equal ones by the tie-break
 * time where there is one. Load in tenths of a kilogram. Whoever leaves the workout out (DNS) takes the place after the last.
 */
export const fitnessLoad: Format = {
  ...workout,
  id: 'fitness-load',
  name: 'Workout for load',
  about: 'The heaviest load first; Rx before scaled, equal loads by the tie-break time.',
  rules: { book: 'CrossFit Games Rulebook', article: 'Scoring, tie-breaks', year: 2025 },
  fields: [scaling, { type: 'decimal', id: 'load', name: 'Load', unit: 'kg', decimals: 1, min: 0, max: 10_000, step: 1 }, tieBreak],
  score: { part: 'field', field: 'load' },
  cell: { show: 'score' },
  results: [scaled, column('load', 'Load', 'Load', 'kg'), column('tie-break', 'Tie-break', 'Tie', 's')],
  ranking: [
    prescribedFirst,
    { by: 'result', id: 'load', order: 'high', because: 'heavier load' },
    { by: 'result', id: 'tie-break', order: 'low', because: 'equal loads: the earlier tie-break time' },
  ],
}
