// Plain points: each judge gives some, the sum ranks. For the village fair, the cake and the costume.
import type { Format } from '../format.ts'

/**
 * Plain points, by house rules: every judge gives 0 to `most` points, in tenths, and the sum ranks; equal sums share the place. A judge who
 * is away is stood in for by the mean of the others. `rounds`: how often everybody is judged.
 */
export const pointsOf = ({ judges, most = 10, rounds = 1 }: { judges: number; most?: number; rounds?: number }): Format => ({
  id: 'points',
  name: 'Points',
  about: `${judges} judges give 0 to ${most} points each; the highest sum wins.`,
  rules: { book: 'House rules', article: 'Points are added', year: 2024 },
  attempt: { name: 'turn' },
  fields: [
    {
      type: 'marks',
      id: 'marks',
      name: 'Points',
      judges,
      decimals: 1,
      min: 0,
      max: most * 10,
      step: 1,
      ...(judges > 1 ? { missing: 1 } : {}),
    },
  ],
  groups: [{ id: 'rounds', name: 'Round', short: 'R', attempts: rounds }],
  attributes: [],
  score: { part: 'panel', field: 'marks', drop: { high: 0, low: 0 }, reduce: 'sum' },
  cell: { show: 'score' },
  results: [{ id: 'total', name: 'Points', short: 'Points', from: { part: 'total', group: 'rounds' } }],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'more points' }],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not take part' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
})

/** {@link pointsOf} three judges. */
export const points: Format = pointsOf({ judges: 3 })
