// Speedcubing, fewest moves: the length of the solution found within an hour.
import type { Format, Result } from '../format.ts'
import { advance, codes, shared, solves, wca } from './speedcubing-parts.ts'

const best: Result = { id: 'best', name: 'Best', short: 'Best', lost: 'DNF', from: { part: 'best', group: 'solves', order: 'low' } }

const mean: Result = {
  id: 'average',
  name: 'Mean',
  short: 'Mean',
  lost: 'DNF',
  from: { part: 'average', group: 'solves', order: 'low', drop: { best: 0, worst: 0 }, round: { decimals: 2, mode: 'half-up' } },
}

/**
 * One round of fewest moves after the WCA Regulations (2023), Article E and 9b: the moves of a solution of at most 80, best of 1 or 2, or the
 * mean of 3 in hundredths of a move, where any DNF makes it DNF. Ranked by the mean, then by the shortest solution.
 */
export const speedcubingMovesOf = (count: 1 | 2 | 3): Format => ({
  ...shared,
  id: count === 3 ? 'speedcubing-moves' : `speedcubing-moves-${count}`,
  name: count === 3 ? 'Fewest moves, mean of 3' : `Fewest moves, best of ${count}`,
  about: count === 3 ? 'Three solutions on paper; the mean of their lengths ranks.' : 'Solutions on paper; the shortest one ranks.',
  rules: wca('Article E; 9b, 9f'),
  fields: [{ type: 'decimal', id: 'moves', name: 'Moves', decimals: 0, min: 1, max: 80, step: 1, codes }],
  groups: solves(count),
  score: { part: 'field', field: 'moves' },
  cell: { show: 'field', field: 'moves' },
  results: count === 3 ? [mean, best] : [best],
  ranking:
    count === 3
      ? [
          { by: 'result', id: 'average', order: 'low', absent: 'last', because: 'fewer moves on average' },
          { by: 'result', id: 'best', order: 'low', because: 'equal means: the shortest solution first' },
        ]
      : [{ by: 'result', id: 'best', order: 'low', absent: 'last', because: 'shorter solution' }],
  next: { format: count === 3 ? 'speedcubing-moves' : `speedcubing-moves-${count}`, cut: advance },
})
