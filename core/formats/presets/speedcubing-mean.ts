// Speedcubing, mean of 3: three solves, all of which count.
import type { Format } from '../format.ts'
import { speedcubingAverage } from './speedcubing-average.ts'
import { advance, inSeconds, solves, wca } from './speedcubing-parts.ts'

/**
 * One round in the format “mean of 3” after the WCA Regulations (2023): three attempts, all count, any DNF or DNS makes the mean DNF (9b3,
 * 9f8). Ranked like an average: by the mean, then by the better single (9f14).
 */
export const speedcubingMean: Format = {
  ...speedcubingAverage,
  id: 'speedcubing-mean',
  name: 'Speedcubing, mean of 3',
  about: 'Three solves, all of which count: their mean ranks.',
  rules: wca('9b3, 9f'),
  groups: solves(3),
  results: [
    {
      id: 'average',
      name: 'Mean',
      short: 'Mean',
      lost: 'DNF',
      unit: 's',
      from: inSeconds({
        part: 'average',
        group: 'solves',
        order: 'low',
        drop: { best: 0, worst: 0 },
        round: { decimals: 2, mode: 'half-up' },
      }),
    },
    speedcubingAverage.results[1]!,
  ],
  ranking: [
    { by: 'result', id: 'average', order: 'low', absent: 'last', because: 'faster mean' },
    { by: 'result', id: 'best', order: 'low', because: 'equal means: the faster single solve first' },
  ],
  next: { format: 'speedcubing-mean', cut: advance },
}
