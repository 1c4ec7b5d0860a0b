// Cells as texts, exactly: numbers with all their decimals, moments as whoever writes them has it.
import { formatScaled } from '../formats/decimal.ts'
import type { ExportCell } from './table.ts'

/** A moment in ms since 1970 as text. */
export type MomentText = (at: number) => string

/** A cell as text; empty for nothing. */
export function cellText(cell: ExportCell, momentText: MomentText): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  return 'at' in cell ? momentText(cell.at) : formatScaled(cell.scaled, cell.decimals)
}
