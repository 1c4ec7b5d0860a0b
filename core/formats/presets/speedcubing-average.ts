// Speedcubing, average of 5: the best and the worst solve dropped, the mean of the three between ranks.
import type { Format } from '../format.ts'
import { advance, inSeconds, shared, solves, solveTime, wca } from './speedcubing-parts.ts'

/**
 * One round in the format “average of 5” after the WCA Regulations (2023): five attempts, the best and the worst count for nothing, the mean
 * of the other three, rounded to hundredths, ranks; one DNF or DNS is the worst attempt, two make the average DNF (9b1, 9f8, 9f9). Equal
 * averages, and all DNF averages among themselves, by the better single (9f14); equal in both share the place. Hundredths of a second, whole
 * seconds past ten minutes (9f2).
 */
export const speedcubingAverage: Format = {
  ...shared,
  id: 'speedcubing-average',
  name: 'Speedcubing, average of 5',
  about: 'Five solves; the best and the worst are dropped, the average of the other three ranks.',
  rules: wca('9b1, 9f'),
  fields: [solveTime],
  groups: solves(5),
  score: inSeconds({ part: 'field', field: 'time' }),
  cell: { show: 'field', field: 'time' },
  results: [
    {
      id: 'average',
      name: 'Average',
      short: 'Avg',
      lost: 'DNF',
      unit: 's',
      from: inSeconds({
        part: 'average',
        group: 'solves',
        order: 'low',
        drop: { best: 1, worst: 1 },
        round: { decimals: 2, mode: 'half-up' },
      }),
    },
    { id: 'best', name: 'Best', short: 'Best', unit: 's', lost: 'DNF', from: { part: 'best', group: 'solves', order: 'low' } },
  ],
  ranking: [
    { by: 'result', id: 'average', order: 'low', absent: 'last', because: 'faster average' },
    { by: 'result', id: 'best', order: 'low', because: 'equal averages: the faster single solve first' },
  ],
  next: { format: 'speedcubing-average', cut: advance },
}
