// What a row says in the column that ranks, and whether its owner is still in it.
import type { StandingRow } from '../../../core/views/view.ts'

/** Whether a competitor can get no place any more: by status, or with too much failed. Who has only yet to begin is not out. */
export const isOut = ({ place, status, note }: StandingRow): boolean => place === null && (status ?? note) !== undefined

/** The result at `index`, or why there is none. */
export const saidOf = (row: StandingRow, index: number): string =>
  isOut(row) ? (row.note ?? row.status ?? '') : (row.results[index] ?? '')
