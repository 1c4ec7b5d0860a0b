// Speedcubing, multiple blindfolded: many puzzles memorised and solved within an hour; solved less missed, then time.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'
import { advance, codes, shared, solves, wca } from './speedcubing-parts.ts'

const field = (id: string): Part => ({ part: 'field', field: id })
const number = (value: number): Part => ({ part: 'constant', value, decimals: 0 })

/** Fewer than two solved puzzles are none (WCA 9f12c). */
const solved: Part = { part: 'within', of: field('solved'), least: 2 }
const missed: Part = { part: 'difference', of: [field('attempted'), field('solved')] }
/** Solved less missed; below zero is DNF (WCA 9f12c). */
const points: Part = { part: 'within', of: { part: 'difference', of: [solved, missed] }, least: 0 }

/** One number that orders attempts as 9f12 says: a point outweighs every time, and a second every count of puzzles. */
const order: Part = {
  part: 'difference',
  of: [{ part: 'product', of: [points, number(10_000_000)] }, { part: 'product', of: [field('time'), number(100)] }, missed],
}

/**
 * One round of multiple blindfolded after the WCA Regulations (2023), Article H and 9f12: an attempt is worth the puzzles solved less those
 * missed; below zero, or with a single one solved, it is DNF. Equal attempts: the shorter time, then the fewer missed. The best of 1, 2 or 3
 * attempts ranks; there is no mean. Time in whole seconds, at most an hour.
 */
export const speedcubingMultiOf = (count: 1 | 2 | 3): Format => ({
  ...shared,
  id: `speedcubing-multi-${count}`,
  name: `Multiple blindfolded, best of ${count}`,
  about: 'Puzzles solved less puzzles missed; equal attempts by the shorter time, then the fewer missed.',
  rules: wca('Article H; 9f12'),
  fields: [
    { type: 'decimal', id: 'solved', name: 'Solved', decimals: 0, min: 0, max: 99, step: 1, codes },
    { type: 'decimal', id: 'attempted', name: 'Attempted', decimals: 0, min: 2, max: 99, step: 1, optional: true },
    { type: 'decimal', id: 'time', name: 'Time', unit: 's', decimals: 0, min: 1, max: 99_999, step: 1, clock: true, optional: true },
  ],
  groups: solves(count),
  score: order,
  cell: { show: 'field', field: 'solved' },
  results: [
    { id: 'points', name: 'Points', short: 'Points', from: { part: 'at-best', group: 'solves', of: points } },
    { id: 'time', name: 'Time', short: 'Time', unit: 's', from: { part: 'at-best', group: 'solves', of: field('time') } },
    { id: 'missed', name: 'Missed', short: 'Missed', from: { part: 'at-best', group: 'solves', of: missed } },
  ],
  ranking: [
    { by: 'result', id: 'points', order: 'high', absent: 'last', because: 'more puzzles solved less missed' },
    { by: 'result', id: 'time', order: 'low', because: 'equal points: the shorter time first' },
    { by: 'result', id: 'missed', order: 'low', because: 'equal points and time: the fewer missed first' },
  ],
  next: { format: `speedcubing-multi-${count}`, cut: advance },
})
