// Finds how wide tables go on a page: upright, then with smaller type, then on a page that lies, and then in parts of columns.
import type { Sheet } from '../../core/contract/documents.ts'
import type { PaperTable } from '../../core/documents/paper.ts'
import { columnWidths, leastWidth, needsOf } from './column-widths.ts'
import { type Frame, frameOf } from './look.ts'
import { clean, type Shaper } from './shape.ts'

/** The largest type of rows, and the smallest that is still read at arm's length. */
const LARGEST = 9
const SMALLEST = 7
const STEP = 0.5
/** An upright page is kept down to this size; a page that lies is easier to read than smaller type. */
const SMALLEST_UPRIGHT = 8

/** Rows of so many lines on average are stacks of figures that nobody reads across: they lie where that makes them flatter by one. */
const STACKED = 2.5
/** So many rows tell how high the others are. */
const ENOUGH_ROWS = 40

/** Whether the page has to lie for these tables, or is better read so. */
export function isLandscape(shaper: Shaper, tables: readonly PaperTable[], sheet: Sheet): boolean {
  const [upright, lying] = [frameOf(sheet, false).width, frameOf(sheet, true).width]
  return tables.some((table) => {
    if (largestType(shaper, table, upright) < SMALLEST_UPRIGHT) return true
    const lines = linesARow(shaper, table, upright)
    return lines >= STACKED && linesARow(shaper, table, lying) <= lines - 1
  })
}

/** How many lines a row has on average in this width, by its first rows. */
function linesARow(shaper: Shaper, { columns, rows }: PaperTable, width: number): number {
  const some = rows.slice(0, ENOUGH_ROWS)
  if (some.length === 0) return 0
  const widths = columnWidths(columns, needsOf(shaper, columns, some), width / LARGEST)
  const linesOf = (text: string, column: number) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(shaper.shape(clean(line), 400).width / widths[column]!)), 0)
  const heights = some.map(({ cells }) => Math.max(1, ...cells.map(linesOf)))
  return heights.reduce((sum, height) => sum + height, 0) / some.length
}

/** The largest type at which the table fits the width, 0 where none does. */
function largestType(shaper: Shaper, table: PaperTable, width: number): number {
  const least = leastWidth(needsOf(shaper, table.columns, table.rows))
  for (let size = LARGEST; size >= SMALLEST; size -= STEP) if (least * size <= width) return size
  return 0
}

/** A table as it goes on pages of this frame: whole, or in parts that each begin with the columns of who it is. */
export interface FittedTable {
  table: PaperTable
  size: number
  /** Which of the columns after the repeated ones, counted from 1; null where it is whole. */
  part: { from: number; to: number; of: number } | null
}

export function fitTable(shaper: Shaper, table: PaperTable, frame: Frame): FittedTable[] {
  const whole = largestType(shaper, table, frame.width)
  if (whole > 0) return [{ table, size: whole, part: null }]
  const needs = needsOf(shaper, table.columns, table.rows)
  const room = frame.width / SMALLEST
  const width = (indices: readonly number[]) => leastWidth(indices.map((index) => needs[index]!))
  const keys = keysOf(table, (indices) => width(indices) <= room * 0.45)
  const rest = table.columns.map((_, index) => index).filter((index) => !keys.includes(index))

  // As few parts as can be, and then of as many columns each.
  const fits = (part: readonly number[]) => width([...keys, ...part]) <= room
  const fewest = evenly(rest, parted(rest, fits).length)
  const parts = fewest.every(fits) ? fewest : parted(rest, fits)
  return parts.map((part) => ({
    table: pick(table, [...keys, ...part]),
    size: SMALLEST,
    part: { from: rest.indexOf(part[0]!) + 1, to: rest.indexOf(part.at(-1)!) + 1, of: rest.length },
  }))
}

/** The columns that say who a row is of: up to the first one of words, or that alone where these are too wide to stand again. */
function keysOf({ columns }: PaperTable, isNarrow: (indices: readonly number[]) => boolean): number[] {
  const name = columns.findIndex(({ share }) => share > 0)
  if (name === -1) return [0]
  const upTo = columns.slice(0, name + 1).map((_, index) => index)
  return isNarrow(upTo) ? upTo : [name]
}

function parted(indices: readonly number[], fits: (part: readonly number[]) => boolean): number[][] {
  const parts: number[][] = []
  for (const index of indices) {
    const last = parts.at(-1)
    if (last && fits([...last, index])) last.push(index)
    else parts.push([index])
  }
  return parts
}

function evenly(indices: readonly number[], parts: number): number[][] {
  const each = Math.ceil(indices.length / Math.max(1, parts))
  return Array.from({ length: Math.ceil(indices.length / each) }, (_, part) => indices.slice(part * each, (part + 1) * each))
}

const pick = (table: PaperTable, indices: readonly number[]): PaperTable => ({
  ...table,
  columns: indices.map((index) => table.columns[index]!),
  rows: table.rows.map((row) => ({ ...row, cells: indices.map((index) => row.cells[index] ?? '') })),
})
