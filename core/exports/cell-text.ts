// Cells as texts, exactly: numbers with all their decimals, moments in ISO 8601 with the venue's offset.
import { formatScaled } from '../formats/decimal.ts'
import type { ExportCell } from './table.ts'

/** How far a clock on the wall is ahead of UTC at a moment, in minutes. */
export type ZoneOffset = (at: number) => number

const two = (value: number) => String(value).padStart(2, '0')

/** A moment in ms as `2026-11-27T14:02:05+01:00`. */
export function isoText(at: number, offsetOf: ZoneOffset): string {
  const offset = offsetOf(at)
  const wall = new Date(at + offset * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offset)
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** A cell as text; empty for nothing. */
export function cellText(cell: ExportCell, offsetOf: ZoneOffset): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  return 'at' in cell ? isoText(cell.at, offsetOf) : formatScaled(cell.scaled, cell.decimals)
}
