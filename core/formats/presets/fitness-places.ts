// The overall standing of several workouts by the sum of places.
import type { Format } from '../format.ts'
import { taken } from './fitness-parts.ts'

/**
 * The overall of the CrossFit Open (rulebook 2025, Scoring): a competitor's points are the sum of the places in all workouts, fewest first;
 * equal sums by the best single place, then the next best. A workout left out has the place after its last (its status DNS). While workouts
 * are still going on, whoever has done more of them stands first, since a missing place would look like the best one.
 */
export const fitnessPlaces: Format = {
  id: 'fitness-places',
  name: 'Workouts overall, by places',
  about: 'The sum of the places in all workouts, fewest first; equal sums by the best single place.',
  rules: { book: 'CrossFit Games Rulebook', article: 'Open: leaderboard scoring', year: 2025 },
  takes: 'contests',
  attempt: { name: 'workout' },
  fields: [{ type: 'decimal', id: 'place', name: 'Place', decimals: 0, min: 1, max: 5000, step: 1 }],
  groups: [{ id: 'workouts', name: 'Workout', short: 'W', attempts: 3 }],
  attributes: [],
  score: { part: 'field', field: 'place' },
  cell: { show: 'score' },
  results: [
    {
      id: 'counted',
      name: 'Workouts with a place',
      short: 'Done',
      hidden: true,
      from: { part: 'difference', of: [taken('workouts'), { part: 'count', group: 'workouts', none: true }] },
    },
    { id: 'total', name: 'Sum of places', short: 'Sum', from: { part: 'total', group: 'workouts' } },
    {
      id: 'best-first',
      name: 'Places, best first',
      short: 'Best',
      hidden: true,
      from: { part: 'list', group: 'workouts', sort: 'low' },
    },
  ],
  ranking: [
    { by: 'result', id: 'counted', order: 'high', because: 'a place in more workouts' },
    { by: 'result', id: 'total', order: 'low', because: 'lower sum of places' },
    { by: 'result', id: 'best-first', order: 'low', because: 'equal sums: the better best place, then the next best' },
  ],
  order: { by: 'start-list' },
  statuses: [{ code: 'DQ', name: 'disqualified' }],
  oddities: [],
}
