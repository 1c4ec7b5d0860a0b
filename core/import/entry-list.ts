// An entry list from a file or a paste, as a preview: what was found, which column is what, and every row with its competitor or its problems.
// Pure, and runs in the operator's browser; nothing is imported here. The good rows go into the command `entry-list.import`.
import { MAX_COMPETITORS } from '../decide/command.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { clean } from './cells.ts'
import { type Column, mapByContent, mapHeadings, type Mapping, targetOf } from './columns.ts'
import { decodeText, type Encoding } from './encoding.ts'
import { type PreviewRow, readRows, type RowOptions } from './rows.ts'
import { type Delimiter, readTable, type TableRow } from './table.ts'

/** At most this many bytes (or characters, pasted) are read. */
export const MAX_BYTES = 10 * 1024 * 1024
const MAX_LINES = 20_000
const MAX_COLUMNS = 200
const HEADER_WITHIN = 10

/** How to read a list. `mapping` and `header` are the person's word against what would be found. */
export interface EntryListOptions extends RowOptions {
  mapping?: Mapping | undefined
  header?: boolean | undefined
}

/** A list as it would be imported. `offersNumbering` where rows have no bib: set `numberFrom` to fill them. */
export interface EntryListPreview {
  encoding: Encoding
  delimiter: Delimiter
  /** The line that the headings are on, or null where there are none. */
  headerLine: number | null
  /** Lines above the headings, such as a title; not imported. */
  above: { line: number; text: string }[]
  columns: Column[]
  rows: PreviewRow[]
  good: number
  bad: number
  offersNumbering: boolean
  /** What concerns the whole list, in sentences. */
  problems: string[]
}

/** Why there is no preview, with the sentence for the person. */
export interface EntryListFailure {
  kind: 'empty' | 'too-large' | 'too-many' | 'spreadsheet' | 'not-a-list'
  message: string
}

const fail = (kind: EntryListFailure['kind'], message: string): Outcome<never, EntryListFailure> => err({ kind, message })
const many = (count: number) => count.toLocaleString('en')

/** The index of the row with the headings: the first with two known words, or a first row with one and no figures. */
function headerIndex(rows: readonly TableRow[], isHeading: (cell: string) => boolean): number | null {
  const index = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }, row) => {
    const known = cells.filter(isHeading).length
    return known >= 2 || (row === 0 && known === 1 && !cells.some((cell) => /^\s*[\d.,]+\s*$/.test(cell)))
  })
  return index < 0 ? null : index
}

function listProblems(mapping: Mapping, options: EntryListOptions): string[] {
  const problems: string[] = []
  const has = (target: Mapping[number]) => mapping.includes(target)
  if (!has('name') && !has('first-name') && !has('last-name')) problems.push('No column is the name: choose the one that is.')
  if (!has('bib') && options.numberFrom === undefined)
    problems.push('No column is the number: choose one, or have the competitors numbered.')
  if (!has('division') && options.division === undefined)
    problems.push('No column is the division: choose one, or name one division for all.')
  for (const { id, name, required } of options.attributes)
    if (required && !has(`attribute:${id}`))
      problems.push(`No column is the ${name.toLowerCase()}, which this format needs: choose the one that is.`)
  if (mapping.some((target, index) => target !== null && mapping.indexOf(target) !== index))
    problems.push('Two columns are chosen for the same thing; the first of them is taken.')
  return problems
}

/** Reads an entry list. Never throws, whatever the bytes; what can't be previewed at all says why in one sentence. */
export function readEntryList(source: Uint8Array | string, options: EntryListOptions): Outcome<EntryListPreview, EntryListFailure> {
  if (source.length > MAX_BYTES)
    return fail(
      'too-large',
      'This list is larger than 10 MB, which no entry list needs. Nothing was read; check that it is the right file.',
    )
  const decoded = typeof source === 'string' ? ok({ text: source.replace(/^\uFEFF/, ''), encoding: 'pasted' as const }) : decodeText(source)
  if (!decoded.ok)
    return fail(
      'spreadsheet',
      'This is a spreadsheet file. Nothing was read; save it as CSV (UTF-8) and choose that, or copy its cells and paste them.',
    )

  const isHeading = (cell: string) => targetOf(cell, options.attributes) !== null
  const table = readTable(decoded.value.text, isHeading, MAX_LINES)
  const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (width > MAX_COLUMNS)
    return fail(
      'not-a-list',
      `A line of this file has ${many(width)} cells, so it is not an entry list. Nothing was read; check that it is the right file.`,
    )

  const found =
    options.header === undefined ? headerIndex(table.rows, isHeading) : options.header ? (headerIndex(table.rows, isHeading) ?? 0) : null
  const header = found === null ? undefined : table.rows[found]
  const body = found === null ? table.rows : table.rows.slice(found + 1)
  if (body.length === 0) return fail('empty', header ? 'This list has headings and no competitors.' : 'There is nothing in this list.')
  if (table.cut || body.length + options.existing.length > MAX_COMPETITORS) {
    const count = table.cut ? `more than ${many(MAX_LINES)} lines` : `${many(body.length)} competitors`
    const already = options.existing.length > 0 ? ` and ${many(options.existing.length)} are already in` : ''
    return fail(
      'too-many',
      `This list has ${count}; an event takes ${many(MAX_COMPETITORS)} competitors${already}. Nothing was read; split the list over several events.`,
    )
  }

  const headings = Array.from({ length: width }, (_, index) => clean(header?.cells[index] ?? ''))
  const known = new Set(options.attributes.map(({ id }) => `attribute:${id}`))
  const wanted = options.mapping ?? (header ? mapHeadings(headings, options.attributes) : mapByContent(body, width))
  const mapping = headings.map((_, index) => {
    const target = wanted[index] ?? null
    return target?.startsWith('attribute:') && !known.has(target) ? null : target
  })
  const rows = readRows(body, mapping, options)
  const good = rows.filter(({ row }) => row !== null).length
  const bib = mapping.indexOf('bib')
  return ok({
    encoding: decoded.value.encoding,
    delimiter: table.delimiter,
    headerLine: header?.line ?? null,
    above:
      found === null ? [] : table.rows.slice(0, found).map(({ line, cells }) => ({ line, text: clean(cells.join(' ')).slice(0, 200) })),
    columns: headings.map((heading, index) => ({
      index,
      heading,
      target: mapping[index] ?? null,
      filled: body.filter(({ cells }) => clean(cells[index] ?? '') !== '').length,
    })),
    rows,
    good,
    bad: rows.length - good,
    offersNumbering: body.some(({ cells }) => bib < 0 || clean(cells[bib] ?? '') === ''),
    problems: listProblems(mapping, options),
  })
}
