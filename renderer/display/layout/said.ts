// What a row says in the column that ranks, and whether its owner is still in it.
import type { StandingRow } from '../../../core/views/view.ts'

/** Whether a competitor can get no place any more: out by status, or with everything taken and nothing that counts. */
export function isOut(row: StandingRow): boolean {
  if (row.status) return true
  return row.place === null && row.note !== undefined && row.cells.every(({ state }) => state === 'mark' || state === 'none')
}

/** The result at `index`, or why there is none. Who has attempts to come may still get one: nothing is said yet. */
export function saidOf(row: StandingRow, index: number): string {
  return isOut(row) ? (row.note ?? row.status ?? '') : (row.results[index] ?? '')
}
