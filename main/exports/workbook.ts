// Tables as an XLSX workbook: a sheet a table, its head frozen, numbers as numbers. A text is a text there whatever it begins with.
import writeWorkbook, { type Cell } from 'write-excel-file/node'
import { cellText } from '../../core/exports/cell-text.ts'
import type { ExportCell, ExportTable } from '../../core/exports/table.ts'
import { formatScaled } from '../../core/formats/decimal.ts'
import { isoTime } from './iso-time.ts'

const LONGEST_NAME = 31
const NARROWEST = 6
const WIDEST = 48
/** A spreadsheet keeps fifteen digits of a number; what has more is a text. */
const MOST_DIGITS = 999_999_999_999_999

/** Sheet names as spreadsheets allow them: 31 characters, none of `[]:*?/\`, no apostrophe at an end, no two alike but for capitals. */
export function sheetNames(names: readonly string[]): string[] {
  const seen = new Set<string>(['history'])
  return names.map((name) => {
    const tidy = printable(name)
      .replaceAll(/[[\]:*?/\\]+/g, '-')
      .replaceAll(/\s+/g, ' ')
      .trim()
    const cut = (room: number) =>
      tidy
        .slice(0, room)
        .toWellFormed()
        .replaceAll(/^'+|'+$/g, '')
        .trim() || 'Sheet'
    let sheet = cut(LONGEST_NAME)
    for (let count = 2; seen.has(sheet.toLowerCase()); count++) sheet = `${cut(LONGEST_NAME - String(count).length - 1)} ${count}`
    seen.add(sheet.toLowerCase())
    return sheet
  })
}

/** Without what no XML can hold. */
// oxlint-disable-next-line no-control-regex -- taking them out is the point
const printable = (text: string) => text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '�')

function cellOf(cell: ExportCell): Cell {
  if (cell === null) return null
  const text = printable(cellText(cell, isoTime))
  if (typeof cell === 'string' || 'at' in cell) return { value: text, type: String }
  if (Math.abs(cell.scaled) > MOST_DIGITS) return { value: text, type: String }
  const format = cell.decimals === 0 ? '0' : `0.${'0'.repeat(cell.decimals)}`
  return { value: Number(formatScaled(cell.scaled, cell.decimals)), type: Number, format }
}

/** How wide each column is, in characters: as its longest text, within reason. */
function widths({ heads, rows }: ExportTable): { width: number }[] {
  return heads.map((head, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, cellText(row[index]!, isoTime).length), head.length)
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)) }
  })
}

/** The workbook's bytes. */
export async function workbook(tables: readonly ExportTable[]): Promise<Uint8Array> {
  const names = sheetNames(tables.map(({ name }) => name))
  const sheets = tables.map((table, index) => ({
    sheet: names[index]!,
    data: [
      table.heads.map((head): Cell => ({ value: printable(head), type: String, fontWeight: 'bold' })),
      ...table.rows.map((row) => row.map(cellOf)),
    ],
    columns: widths(table),
    stickyRowsCount: 1,
  }))
  return new Uint8Array(await writeWorkbook(sheets).toBuffer())
}
