// Tables as a zip of CSV files.
import { zipSync } from 'fflate'
import { csvFiles } from '../../core/exports/csv.ts'
import type { ExportTable } from '../../core/exports/table.ts'
import { isoTime } from './iso-time.ts'

/** The zip's bytes. `now`: the time that its files carry, in ms. */
export function csvZip(tables: readonly ExportTable[], now: number): Uint8Array {
  const encoder = new TextEncoder()
  const files = csvFiles(tables, isoTime).map(({ name, text }) => [name, encoder.encode(text)] as const)
  return zipSync(Object.fromEntries(files), { level: 6, mtime: now })
}
