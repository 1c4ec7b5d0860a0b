// Which rows of a standing say something new: where the eye should go.
import type { Cell, StandingRow, StandingView } from '../../../core/views/view.ts'

const settled = (cell: Cell | undefined) => (cell && (cell.state === 'mark' || cell.state === 'none') ? `${cell.state} ${cell.text}` : '')

/**
 * Whether a competitor's own results differ: what they took, or the result at `decisive`. A new place alone, or a declaration, is no result of
 * theirs, nor is a figure over everybody that moves with each result.
 */
export function hasNewResult(before: StandingRow, after: StandingRow, decisive: number): boolean {
  if (before.status !== after.status || before.note !== after.note) return true
  if (after.results[decisive] !== before.results[decisive]) return true
  return after.cells.some((cell, i) => settled(cell) !== settled(before.cells[i]))
}

/** Whether two rows are drawn the same. */
export function looksSame(a: StandingRow, b: StandingRow): boolean {
  return (
    a.id === b.id &&
    a.place === b.place &&
    a.tied === b.tied &&
    a.name === b.name &&
    a.team === b.team &&
    a.bib === b.bib &&
    a.status === b.status &&
    a.note === b.note &&
    a.results.length === b.results.length &&
    a.results.every((text, i) => text === b.results[i]) &&
    a.cells.length === b.cells.length &&
    a.cells.every((cell, i) => cell.state === b.cells[i]?.state && cell.text === b.cells[i]?.text)
  )
}

/** The ids of rows with a new result, best place first. Empty where the contest is another: all of it is new then. */
export function changedRows(before: StandingView, after: StandingView): string[] {
  if (before.contest !== after.contest) return []
  const old = new Map(before.rows.map((row) => [row.id, row]))
  return after.rows
    .filter((row) => {
      const was = old.get(row.id)
      return was !== undefined && hasNewResult(was, row, after.decisive)
    })
    .map((row) => row.id)
}
