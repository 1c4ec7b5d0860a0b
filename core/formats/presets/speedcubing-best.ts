// Speedcubing, best of so many: the fastest solve ranks.
import type { Format, Result } from '../format.ts'
import { speedcubingMean } from './speedcubing-mean.ts'
import { advance, shared, solves, solveTime, wca } from './speedcubing-parts.ts'

const best: Result = {
  id: 'best',
  name: 'Best',
  short: 'Best',
  unit: 's',
  lost: 'DNF',
  from: { part: 'best', group: 'solves', order: 'low' },
}

/**
 * One round in the format “best of N” after the WCA Regulations (2023): the fastest of so many attempts ranks, equal ones share the place
 * (9b, 9f14). Of three attempts the mean is shown as well; it ranks nobody. `count` is 1, 2, 3 or 5.
 */
export const speedcubingBestOf = (count: 1 | 2 | 3 | 5): Format => ({
  ...shared,
  id: `speedcubing-best-${count}`,
  name: `Speedcubing, best of ${count}`,
  about: count === 1 ? 'One solve.' : `${['Two', 'Three', '', 'Five'][count - 2]} solves; the fastest one ranks.`,
  rules: wca('9b, 9f'),
  fields: [solveTime],
  groups: solves(count),
  score: speedcubingMean.score,
  cell: { show: 'field', field: 'time' },
  results: count === 3 ? [best, speedcubingMean.results[0]!] : [best],
  ranking: [{ by: 'result', id: 'best', order: 'low', absent: 'last', because: 'faster solve' }],
  next: { format: `speedcubing-best-${count}`, cut: advance },
})
