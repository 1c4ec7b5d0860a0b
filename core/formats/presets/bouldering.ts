// Bouldering by points: 25 for a top, 10 for a zone, a tenth less for each earlier attempt.
import type { Format } from '../format.ts'

/**
 * One round of four boulders after the IFSC rules for the 2025 season: a top scores 25 points, otherwise a zone 10, each less 0.1 for
 * every attempt before the one that reached it; the sum ranks. Count-back to an earlier round needs that round and is not part of a single
 * round's standing: equal sums share a place. Points in tenths.
 */
export const bouldering: Format = {
  id: 'bouldering',
  name: 'Bouldering by points',
  about: 'Four boulders: 25 points a top, 10 a zone, a tenth less for each earlier attempt.',
  rules: { book: 'IFSC Rules', article: 'Boulder, scoring by points', year: 2025 },
  attempt: { name: 'boulder' },
  fields: [
    { type: 'tries', id: 'zone', name: 'Zone', short: 'Z', max: 99, before: 'top' },
    { type: 'tries', id: 'top', name: 'Top', short: 'T', max: 99 },
  ],
  groups: [{ id: 'boulders', name: 'Boulder', short: 'B', attempts: 4 }],
  attributes: [],
  score: {
    part: 'first',
    of: [
      { part: 'tries', field: 'top', points: 250, less: 1, decimals: 1 },
      { part: 'tries', field: 'zone', points: 100, less: 1, decimals: 1 },
    ],
  },
  cell: { show: 'tries' },
  results: [{ id: 'total', name: 'Points', short: 'Points', from: { part: 'total', group: 'boulders' } }],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'higher sum of points' }],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'DNF', name: 'did not finish' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
}
