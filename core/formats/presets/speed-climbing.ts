// Speed climbing: the better of two runs against the clock.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'

const ran: Part = {
  part: 'first',
  of: [
    { part: 'present', of: { part: 'field', field: 'time' } },
    { part: 'when', field: 'time', is: ['FALL', 'FS'], then: { part: 'constant', value: 1, decimals: 0 } },
  ],
}

/**
 * A qualification after the IFSC rules (2025): one run on each of two lanes; the better time ranks, equals by the other one, times to the
 * thousandth. Whoever falls in both has no time and stands behind all who have one; a false start makes the qualification void, and its
 * starter stands behind everybody. Best sixteen go on to a bracket.
 */
export const speedClimbing: Format = {
  id: 'speed-climbing',
  name: 'Speed climbing, qualification',
  about: 'Two runs; the better time ranks, equals by the other one. A false start ranks behind everybody.',
  rules: { book: 'IFSC Rules', article: 'Speed, qualification', year: 2025 },
  attempt: { name: 'run' },
  fields: [
    {
      type: 'decimal',
      id: 'time',
      name: 'Time',
      unit: 's',
      decimals: 3,
      min: 1,
      max: 999_999,
      step: 1,
      clock: true,
      codes: [
        { code: 'FALL', name: 'fell' },
        { code: 'FS', name: 'false start' },
        { code: 'DNS', name: 'did not start' },
      ],
    },
  ],
  groups: [{ id: 'runs', name: 'Run', short: 'R', attempts: 2 }],
  attributes: [],
  score: { part: 'field', field: 'time' },
  cell: { show: 'field', field: 'time' },
  results: [
    { id: 'ran', name: 'Took part', short: 'Ran', hidden: true, from: { part: 'best', group: 'runs', of: ran } },
    { id: 'best', name: 'Best time', short: 'Best', from: { part: 'best', group: 'runs', order: 'low' } },
    { id: 'other', name: 'Other time', short: 'Other', from: { part: 'best', group: 'runs', order: 'low', nth: 2 } },
  ],
  ranking: [
    { by: 'result', id: 'ran', order: 'high', because: 'took part' },
    { by: 'result', id: 'best', order: 'low', because: 'faster time' },
    { by: 'result', id: 'other', order: 'low', because: 'equal best times: faster in the other run' },
  ],
  order: { by: 'start-list' },
  statuses: [
    { code: 'FS', name: 'false start: behind everybody', means: 'last' },
    { code: 'WD', name: 'withdrawn' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
}
