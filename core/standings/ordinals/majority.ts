// Rules 5 to 8: from every judge's ordinals for one sheet to the places on it, with the working that explains them.
import { byMajority, type Column, type MajorityRule } from './by-majority.ts'

/** One competitor's place on a sheet. */
export interface Majority {
  /** In tenths, since a shared place is the average of those shared: 45 is 4.5. */
  place: number
  rule: MajorityRule
  /** The counts of "1 and higher", "2 and higher" and so on, up to the column that placed the competitor. */
  columns: readonly Column[]
}

/** Places `first`, `first + 1` and so on, shared by `size` competitors: their average, in tenths. Exact, since it ends in .0 or .5. */
export const sharedPlace = (first: number, size: number): number => first * 10 + (size - 1) * 5

/**
 * Places by majority (Official Board rules 5 to 8, 1947). Of a single judge the mark is the place; in an even panel, too, a majority is more
 * than half. Ties are shared (7c), so the places of n competitors always sum to n(n + 1) / 2.
 *
 * Where one competitor stands depends on the others: with one more on the floor the judges' marks shift, another column holds the first
 * majority (rule 5), and two competitors may change places though every judge orders the two as before.
 * @param marks by row (competitor) and judge; 1 is best. Throws where a row lacks a mark.
 * @returns one a row, in row order
 */
export function majority(marks: readonly (readonly number[])[]): Majority[] {
  const { order, columns } = byMajority(marks, [...marks.keys()], 1)
  const placed: Majority[] = []
  let next = 1
  for (const { rows, rule } of order) {
    for (const row of rows) placed[row] = { place: sharedPlace(next, rows.length), rule, columns: columns.get(row)! }
    next += rows.length
  }
  return placed
}
