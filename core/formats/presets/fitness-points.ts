// The overall standing of several workouts by a table of points.
import type { Format } from '../format.ts'
import { taken } from './fitness-parts.ts'

/**
 * The overall of the CrossFit Games regionals (rulebook 2016, Scoring): every workout gives 100, 95, 90, 85, 80, 75 and 73 points, two fewer a
 * place to the 30th (27), then one fewer; equal places share the better one's points. Fewer withdrawn workouts first, whatever the points;
 * then the total, the best workout, the next best, and so on. A workout without a place gives no points and counts as withdrawn.
 */
export const fitnessPoints: Format = {
  id: 'fitness-points',
  name: 'Workouts overall, by points',
  about: 'Every workout gives points for its place (100, 95, 90 …); the total ranks, whoever did all of them first.',
  rules: { book: 'CrossFit Games Rulebook', article: 'Scoring', year: 2016 },
  takes: 'contests',
  attempt: { name: 'workout' },
  fields: [{ type: 'decimal', id: 'place', name: 'Place', decimals: 0, min: 1, max: 5000, step: 1 }],
  groups: [{ id: 'workouts', name: 'Workout', short: 'W', attempts: 7 }],
  attributes: [],
  score: {
    part: 'points',
    of: { part: 'field', field: 'place' },
    list: {
      decimals: 0,
      from: {
        by: 'list',
        points: [100, 95, 90, 85, 80, 75, 73],
        tail: [
          { to: 30, less: 2 },
          { to: null, less: 1 },
        ],
      },
      least: 0,
      ties: { take: 'best' },
      unplaced: null,
    },
  },
  cell: { show: 'score' },
  results: [
    {
      id: 'withdrawn',
      name: 'Withdrawn workouts',
      short: 'WD',
      hidden: true,
      from: { part: 'difference', of: [taken('workouts'), { part: 'count', group: 'workouts' }] },
    },
    { id: 'total', name: 'Points', short: 'Points', from: { part: 'total', group: 'workouts' } },
    {
      id: 'best-first',
      name: 'Workouts, best first',
      short: 'Best',
      hidden: true,
      from: { part: 'list', group: 'workouts', sort: 'high' },
    },
  ],
  ranking: [
    { by: 'result', id: 'withdrawn', order: 'low', because: 'fewer withdrawn workouts' },
    { by: 'result', id: 'total', order: 'high', because: 'more points' },
    { by: 'result', id: 'best-first', order: 'high', because: 'equal points: the better best workout, then the next best' },
  ],
  order: { by: 'start-list' },
  statuses: [{ code: 'DQ', name: 'disqualified' }],
  oddities: [],
}
