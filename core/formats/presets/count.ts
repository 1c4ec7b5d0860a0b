// A plain count: the most first.
import type { Format } from '../format.ts'

/** One number each, the highest first, equal ones on a shared place: goals thrown, questions answered, laps run. No rule book. */
export const count: Format = {
  id: 'count',
  name: 'Count, most first',
  about: 'One number each; the most first, equal numbers share a place.',
  rules: { book: 'House rules', article: 'One count', year: 2024 },
  attempt: { name: 'count' },
  fields: [{ type: 'decimal', id: 'count', name: 'Count', decimals: 0, min: 0, max: 1_000_000, step: 1 }],
  groups: [{ id: 'count', name: 'Count', short: 'C', attempts: 1 }],
  attributes: [],
  score: { part: 'field', field: 'count' },
  cell: { show: 'score' },
  results: [{ id: 'count', name: 'Count', short: 'Count', from: { part: 'best', group: 'count' } }],
  ranking: [{ by: 'result', id: 'count', order: 'high', because: 'higher count' }],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
}
