// Diving: seven marks, the two highest and two lowest dropped, times the degree of difficulty.
import type { Format } from '../format.ts'

/**
 * Individual diving with a panel of seven after the World Aquatics diving rules (2024): the two highest and the two lowest marks are
 * cancelled, the three that are left are added and multiplied by the degree of difficulty; the sum of six dives ranks, equal sums share a
 * place. Marks and difficulty in tenths, scores in hundredths (exact: the product needs no rounding).
 */
export const diving: Format = {
  id: 'diving',
  name: 'Diving, seven judges',
  about: 'Six dives, seven marks, two highest and two lowest dropped, times difficulty.',
  rules: { book: 'World Aquatics Competition Regulations, Diving', article: 'Calculation of scores', year: 2024 },
  attempt: { name: 'dive' },
  fields: [
    { type: 'decimal', id: 'difficulty', name: 'Difficulty', decimals: 1, min: 10, max: 60, step: 1, declared: true },
    { type: 'marks', id: 'marks', name: 'Marks', judges: 7, decimals: 1, min: 0, max: 100, step: 5 },
  ],
  groups: [{ id: 'dives', name: 'Dive', short: 'D', attempts: 6 }],
  attributes: [],
  score: {
    part: 'product',
    of: [
      { part: 'panel', field: 'marks', drop: { high: 2, low: 2 }, reduce: 'sum' },
      { part: 'field', field: 'difficulty' },
    ],
  },
  cell: { show: 'score' },
  results: [{ id: 'total', name: 'Total', short: 'Total', from: { part: 'total', group: 'dives' } }],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'higher total of all dives' }],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'WD', name: 'withdrawn' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [{ kind: 'spread', field: 'marks', over: 30 }],
}
