// Text to rows of cells, each with the line it begins on. Quotes and delimiters are papaparse's work; which delimiter it is, is found here.
import Papa from 'papaparse'

/** What stands between cells. */
export type Delimiter = ',' | ';' | '\t' | '|'

// A comma is last: where two fit equally well, it is the one that belongs to a name or a decimal.
const DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ',']

/** A row as the file has it. `line` counts from 1 in the file; `quote` says that its quotation marks are wrong. */
export interface TableRow {
  line: number
  cells: string[]
  quote?: 'unclosed' | 'stray'
}

/** A table and how it was read. `cut` where it has more rows than were read. */
export interface Table {
  delimiter: Delimiter
  rows: TableRow[]
  cut: boolean
}

const LOOKED_AT = { characters: 64 * 1024, rows: 30 }

const parse = (text: string, delimiter: Delimiter, rows: number) => Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: rows })

/** How well a delimiter fits: headings it uncovers, then how many rows agree on a width, then that width. */
function fit(text: string, delimiter: Delimiter, isHeading: (cell: string) => boolean): number {
  const rows = parse(text, delimiter, LOOKED_AT.rows).data.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const widths = new Map<number, number>()
  for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
  const [width, agreeing] = [...widths].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0])
  const headings = Math.max(0, ...rows.slice(0, 10).map((cells) => (cells.length > 1 ? cells.filter(isHeading).length : 0)))
  return headings * 1000 + (rows.length === 0 ? 0 : (agreeing / rows.length) * 100) + Math.min(width, 50) / 100
}

/** The breaks that end a file begin no line of their own. */
function withoutLastBreaks(text: string): string {
  let end = text.length
  while (text[end - 1] === '\n') end--
  return text.slice(0, end)
}

/** Cuts text into rows. Blank rows are left out; at most `maxRows` rows are read, blank ones included. */
export function readTable(text: string, isHeading: (cell: string) => boolean, maxRows: number): Table {
  const lines = withoutLastBreaks(text.replaceAll(/\r\n?/g, '\n'))
  const head = lines.slice(0, LOOKED_AT.characters)
  const delimiter = DELIMITERS.map((candidate) => ({ candidate, fits: fit(head, candidate, isHeading) })).reduce((best, next) =>
    next.fits > best.fits ? next : best,
  ).candidate

  const { data, errors, meta } = parse(lines, delimiter, maxRows + 1)
  const quotes = new Map(errors.map(({ row, code }) => [row, code === 'MissingQuotes' ? 'unclosed' : 'stray'] as const))
  const rows: TableRow[] = []
  let line = 1
  for (const [index, cells] of data.entries()) {
    const quote = quotes.get(index)
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells, ...(quote ? { quote } : {}) })
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
  }
  return { delimiter, rows, cut: meta.truncated || data.length > maxRows }
}
