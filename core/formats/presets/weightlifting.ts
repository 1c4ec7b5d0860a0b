// Weightlifting: best of three attempts in snatch and in clean and jerk; total; whoever got there first; places in each lift, Sinclair points.
import type { Format, FurtherRanking } from '../format.ts'
import { sex } from './sex.ts'

type Key = FurtherRanking['ranking'][number]

/** Who made a result first, told from the calling order: the earlier attempt, then the lighter attempt before it, then the lower start number. */
const firstBy = (lift: string): Key[] => [
  { by: 'result', id: `${lift}-attempt`, order: 'low', because: 'the same result: made with an earlier attempt' },
  {
    by: 'result',
    id: `${lift}-before`,
    order: 'low',
    because: 'made with the same attempt: the attempts before were lighter, so lifted first',
  },
  { by: 'lot', order: 'low', startList: true, because: 'the same attempts before: the lower start number lifted first' },
]

const bestIn = (id: string, name: string): FurtherRanking => ({
  id,
  name,
  ranking: [{ by: 'result', id, order: 'high', because: 'more in this lift' }, ...firstBy(id)],
})

const hiddenFor = (lift: string, name: string): Format['results'] => [
  { id: `${lift}-attempt`, name: `Attempt of the best ${name}`, short: 'Att', hidden: true, from: { part: 'number-of-best', group: lift } },
  {
    id: `${lift}-before`,
    name: `Attempts to the best ${name}`,
    short: 'Before',
    hidden: true,
    from: { part: 'list', group: lift, of: { part: 'field', field: 'load' }, beforeBest: 'high', backwards: true },
  },
]

/**
 * Weightlifting after the IWF Technical and Competition Rules & Regulations (2020), 6.8: each lift is ranked by its best result, then by
 * who made it first: the lower attempt number, the lighter previous attempts from the last one back, the lower start number (the lot, where no start list is drawn up). The total is the sum of
 * the best results; equal totals go to whoever reached it first: the lower best clean and jerk, its attempt number, its previous attempts,
 * the start number. Body weight breaks no tie. No good attempt in a lift gives no total, and the other lift is ranked all the same. Loads in whole
 * kilograms. Sinclair points with the coefficients of 2025 to 2028, three decimals.
 */
export const weightlifting: Format = {
  id: 'weightlifting',
  name: 'Weightlifting',
  about: 'Snatch, clean and jerk: three attempts each, three lights, total; equal totals go to whoever made it first.',
  rules: { book: 'IWF Technical and Competition Rules & Regulations', article: '6.8', year: 2020 },
  attempt: { name: 'attempt' },
  fields: [
    {
      type: 'decimal',
      id: 'load',
      name: 'Load',
      unit: 'kg',
      decimals: 0,
      min: 5,
      max: 350,
      step: 1,
      declared: true,
      next: { afterMark: 1, afterNone: 0 },
    },
    { type: 'lights', id: 'lights', name: 'Lights', referees: 3 },
  ],
  groups: [
    { id: 'snatch', name: 'Snatch', short: 'SN', attempts: 3 },
    { id: 'clean-jerk', name: 'Clean and jerk', short: 'CJ', attempts: 3 },
  ],
  attributes: [
    { id: 'bodyweight', name: 'Body weight', short: 'BW', unit: 'kg', decimals: 2, min: 1500, max: 35000, required: false },
    sex,
  ],
  score: { part: 'majority', field: 'lights', then: { part: 'field', field: 'load' } },
  cell: { show: 'field', field: 'load' },
  results: [
    { id: 'snatch', name: 'Snatch', short: 'Snatch', from: { part: 'best', group: 'snatch' } },
    { id: 'clean-jerk', name: 'Clean and jerk', short: 'C&J', from: { part: 'best', group: 'clean-jerk' } },
    ...hiddenFor('snatch', 'snatch'),
    ...hiddenFor('clean-jerk', 'clean and jerk'),
    { id: 'total', name: 'Total', short: 'Total', from: { part: 'sum', of: ['snatch', 'clean-jerk'] } },
    {
      id: 'sinclair',
      name: 'Sinclair points',
      short: 'Sinclair',
      from: {
        part: 'formula',
        of: 'total',
        formula: 'sinclair-2025',
        variant: { attribute: 'sex', is: ['men', 'women'] },
        inputs: { bodyweight: 'bodyweight' },
        round: { decimals: 3, mode: 'half-up' },
      },
    },
  ],
  ranking: [
    { by: 'result', id: 'total', order: 'high', because: 'higher total' },
    { by: 'result', id: 'clean-jerk', order: 'low', because: 'equal totals: the lighter clean and jerk, so the total was reached first' },
    ...firstBy('clean-jerk'),
  ],
  rankings: [
    bestIn('snatch', 'Best snatch'),
    bestIn('clean-jerk', 'Best clean and jerk'),
    {
      id: 'sinclair',
      name: 'Best lifter by Sinclair points',
      ranking: [
        { by: 'result', id: 'sinclair', order: 'high', because: 'more Sinclair points for the total at this body weight' },
        { by: 'attribute', id: 'bodyweight', order: 'low', because: 'equal points: the lighter lifter first' },
      ],
    },
  ],
  order: { by: 'declared', field: 'load', across: true },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'DNF', name: 'did not finish' },
    { code: 'WD', name: 'withdrawn' },
    { code: 'DQ', name: 'disqualified' },
    { code: 'GST', name: 'guest, lifts without a place', means: 'guest' },
  ],
  oddities: [
    { kind: 'below-previous', field: 'load' },
    { kind: 'times-best', field: 'load', times: 2 },
  ],
}
