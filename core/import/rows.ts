// Rows of cells to competitors: each row is a valid entry, or has its problems in plain sentences.
import { EntryListRow } from '../decide/command.ts'
import { divisionKey } from '../decide/division-name.ts'
import type { Attribute } from '../formats/format.ts'
import type { Outcome } from '../outcome.ts'
import { clean, readAttribute, readText, readWhole } from './cells.ts'
import type { Mapping, Target } from './columns.ts'
import type { TableRow } from './table.ts'

/** What is wrong with a cell, or with the row where `column` is null. */
export interface CellProblem {
  column: number | null
  message: string
}

/**
 * One row of the list: the line it begins on, its cells as they are, and the competitor or the problems. `says`: what the line itself tells, and
 * nobody else told for it; `id`: the competitor's id in an event that was exported.
 */
export interface PreviewRow {
  line: number
  cells: string[]
  row: EntryListRow | null
  problems: CellProblem[]
  says: { number: boolean; division: boolean }
  id?: string
}

/** What rows are read with. `division` is for rows that name none; `numberFrom` gives rows without a bib the next free number. */
export interface RowOptions {
  attributes: readonly Attribute[]
  existing: readonly { bib: string; name: string }[]
  division?: string | undefined
  numberFrom?: number | undefined
  /** Divisions of the event that are scored in another format, with its name: nobody can be added to those. */
  foreign?: ReadonlyMap<string, string> | undefined
}

const LIMIT = { text: 200, bib: 12, lot: 1_000_000 }

const QUOTES = {
  unclosed:
    'A quotation mark opens on this line and is never closed, so the lines after it were read as part of it. Close it or take it out.',
  stray: 'A quotation mark stands where it can’t be read. Take it out, or double it inside quotes.',
}

/** The next free numbers, from a start. */
function* freeNumbers(from: number, taken: ReadonlySet<string>): Generator<string, never> {
  for (let number = Number.isSafeInteger(Math.floor(from)) ? Math.max(1, Math.floor(from)) : 1; ; number++)
    if (!taken.has(String(number))) yield String(number)
}

/** Reads every row by the mapping. */
export function readRows(rows: readonly TableRow[], mapping: Mapping, options: RowOptions): PreviewRow[] {
  const at = (target: Target) => {
    const index = mapping.indexOf(target)
    return index < 0 ? null : index
  }
  const bibColumn = at('bib')
  const bibOf = (row: TableRow) => (bibColumn === null ? '' : clean(row.cells[bibColumn] ?? ''))
  const linesOf = new Map<string, number[]>()
  for (const row of rows) linesOf.set(bibOf(row), [...(linesOf.get(bibOf(row))?.slice(0, 1) ?? []), row.line])
  const holders = new Map(options.existing.map(({ bib, name }) => [bib, name]))
  const numbers = freeNumbers(options.numberFrom ?? 1, new Set([...linesOf.keys(), ...holders.keys()]))

  // One division for all its spellings in the list, under the first of them.
  const divisions = new Map<string, string>()
  const divisionOf = (name: string) => divisions.get(divisionKey(name)) ?? (divisions.set(divisionKey(name), name), name)
  const foreigners = new Map([...(options.foreign ?? [])].map(([name, format]) => [divisionKey(name), format]))

  return rows.map((source): PreviewRow => {
    const problems: CellProblem[] = source.quote ? [{ column: null, message: QUOTES[source.quote] }] : []
    const take = <T>(column: number | null, read: (cell: string) => Outcome<T | null, string>, missing?: string): T | undefined => {
      const outcome = read(column === null ? '' : (source.cells[column] ?? ''))
      if (!outcome.ok) problems.push({ column, message: outcome.error })
      else if (outcome.value !== null) return outcome.value
      else if (missing) problems.push({ column, message: missing })
      return undefined
    }
    const text = (column: number | null, label: string, missing?: string) =>
      take(column, (cell) => readText(label, cell, LIMIT.text), missing)

    const bib = take(
      bibColumn,
      (cell) => {
        const read = readText('Number', cell, LIMIT.bib)
        return read.ok && read.value === null && options.numberFrom !== undefined ? { ok: true, value: numbers.next().value } : read
      },
      'The number is missing.',
    )
    const idColumn = at('id')
    const id = idColumn === null ? '' : clean(source.cells[idColumn] ?? '')
    const isFilled = (column: number | null) => column !== null && clean(source.cells[column] ?? '') !== ''
    const other = bib === undefined ? undefined : linesOf.get(bib)?.find((line) => line !== source.line)
    if (other !== undefined) problems.push({ column: bibColumn, message: `Number ${bib} is also on line ${other}.` })
    if (bib !== undefined && holders.has(bib)) {
      problems.push({ column: bibColumn, message: `Number ${bib} is already in this event: ${holders.get(bib)}.` })
    }

    const whole = at('name')
    const name =
      whole === null && (at('first-name') ?? at('last-name')) !== null
        ? take(
            at('last-name') ?? at('first-name'),
            () =>
              readText(
                'Name',
                [at('first-name'), at('last-name')].map((column) => (column === null ? '' : (source.cells[column] ?? ''))).join(' '),
                LIMIT.text,
              ),
            'The name is missing.',
          )
        : text(whole, 'Name', 'The name is missing.')
    const named =
      text(at('division'), 'Division', options.division === undefined ? 'The division is missing.' : undefined) ?? options.division
    const division = named === undefined ? undefined : divisionOf(named)
    const foreign = division === undefined ? undefined : foreigners.get(divisionKey(division))
    if (foreign !== undefined)
      problems.push({ column: at('division'), message: `The division “${division}” of this event is scored as ${foreign}.` })
    const team = text(at('team'), 'Team')
    const lot = take(at('lot'), (cell) => readWhole('Lot', cell, 0, LIMIT.lot))
    const attributes: Record<string, number> = {}
    for (const attribute of options.attributes) {
      const missing = attribute.required ? `${attribute.name} is missing.` : undefined
      const value = take(at(`attribute:${attribute.id}`), (cell) => readAttribute(attribute, cell), missing)
      if (value !== undefined) attributes[attribute.id] = value
    }

    const row =
      problems.length > 0
        ? null
        : EntryListRow.safeParse({ bib, name, division, team, lot, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) })
    // Every rule of the schema has its own sentence above; should one be added there and not here, the row is still not taken.
    if (row?.success === false)
      problems.push({ column: null, message: `This line can’t be imported: ${row.error.issues[0]?.message ?? 'unknown reason'}.` })
    return {
      line: source.line,
      cells: source.cells,
      row: row?.success ? row.data : null,
      problems,
      says: { number: isFilled(bibColumn), division: isFilled(at('division')) },
      ...(/^p\d+$/.test(id) ? { id } : {}),
    }
  })
}
