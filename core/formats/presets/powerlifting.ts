// Powerlifting: best of three attempts in each of three lifts; total; the lighter lifter first.
import type { Format } from '../format.ts'

/**
 * Three-lift powerlifting after the IPF Technical Rules Book (2022): a lift is good with two of three white lights, the total is the sum of
 * the best good attempt in each lift, no good attempt in a lift gives no total; ties by lower body weight. Loads in tenths of a kilogram
 * (2.5 kg steps; half a kilogram for records), body weight in hundredths.
 */
export const powerlifting: Format = {
  id: 'powerlifting',
  name: 'Powerlifting',
  about: 'Squat, bench press, deadlift: three attempts each, three lights, total, body weight breaks ties.',
  rules: { book: 'IPF Technical Rules Book', article: 'General rules; Order of competition', year: 2022 },
  attempt: { name: 'attempt' },
  fields: [
    {
      type: 'decimal',
      id: 'load',
      name: 'Load',
      unit: 'kg',
      decimals: 1,
      min: 200,
      max: 6000,
      step: 5,
      declared: true,
      next: { afterMark: 25, afterNone: 0 },
    },
    { type: 'lights', id: 'lights', name: 'Lights', referees: 3 },
  ],
  groups: [
    { id: 'squat', name: 'Squat', short: 'SQ', attempts: 3 },
    { id: 'bench', name: 'Bench press', short: 'BP', attempts: 3 },
    { id: 'deadlift', name: 'Deadlift', short: 'DL', attempts: 3 },
  ],
  attributes: [{ id: 'bodyweight', name: 'Body weight', short: 'BW', unit: 'kg', decimals: 2, min: 1500, max: 35000, required: true }],
  score: { part: 'majority', field: 'lights', then: { part: 'field', field: 'load' } },
  cell: { show: 'field', field: 'load' },
  results: [
    { id: 'squat', name: 'Squat', short: 'Squat', from: { part: 'best', group: 'squat' } },
    { id: 'bench', name: 'Bench press', short: 'Bench', from: { part: 'best', group: 'bench' } },
    { id: 'deadlift', name: 'Deadlift', short: 'Dead', from: { part: 'best', group: 'deadlift' } },
    { id: 'total', name: 'Total', short: 'Total', from: { part: 'sum', of: ['squat', 'bench', 'deadlift'] } },
  ],
  ranking: [
    { by: 'result', id: 'total', order: 'high', because: 'higher total' },
    { by: 'attribute', id: 'bodyweight', order: 'low', because: 'equal totals: the lighter lifter first' },
  ],
  order: { by: 'declared', field: 'load' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'DNF', name: 'did not finish' },
    { code: 'WD', name: 'withdrawn' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [
    { kind: 'below-previous', field: 'load' },
    { kind: 'times-best', field: 'load', times: 2 },
  ],
}
