// Standing records as a person types or pastes them, one a line; and the commands that list them.
import { divisionKey } from '../../../core/decide/division-name.ts'
import type { Command } from '../../../core/decide/command.ts'
import { parseTyped } from '../../../core/formats/typing.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { RecordColumn, RecordsView } from '../../../core/views/records.ts'

/** One record that is to be listed. `value` is scaled like its column; null where none stands yet. */
export interface Standing {
  column: RecordColumn
  value: number | null
  holder: string
  when: string
}

/** A list as read: what is good, and what is wrong with the rest, by line. */
export interface ReadRecords {
  good: Standing[]
  bad: { line: number; message: string }[]
}

/** A typed value of a column; nothing, or a dash, where no record stands yet. */
export function readValue({ field }: RecordColumn, text: string): Outcome<number | null, string> {
  const typed = text.trim()
  if (typed === '' || typed === '-' || typed === '–') return ok(null)
  const read = parseTyped({ fields: [field], statuses: [] }, 'result', typed)
  if (!read.ok) return err(read.error.message)
  const value = read.value.kind === 'values' ? read.value.values[field.id] : null
  return typeof value === 'number' ? ok(value) : err(`“${typed}” is no value of ${field.name}.`)
}

function columnOf(columns: readonly RecordColumn[], division: string, what: string): Outcome<RecordColumn, string> {
  const own = columns.filter(({ divisionName }) => divisionKey(divisionName) === divisionKey(division))
  if (own.length === 0) return err(`There is no division “${division}” with results.`)
  const key = divisionKey(what)
  const found = own.find(({ whatName, what: id, contestName }) => [whatName, id, contestName].some((name) => divisionKey(name) === key))
  return found ? ok(found) : err(`“${division}” has no result “${what}”; it has ${own.map(({ whatName }) => whatName).join(', ')}.`)
}

/** Reads a list: division, record, value, holder, year, apart by tabs, semicolons or bars. */
export function readRecords(text: string, columns: readonly RecordColumn[]): ReadRecords {
  const read: ReadRecords = { good: [], bad: [] }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [division = '', what = '', value = '', holder = '', when = ''] = line.split(/[\t;|]/).map((cell) => cell.trim())
    const column = columnOf(columns, division, what)
    const size = column.ok ? readValue(column.value, value) : ok(null)
    if (!column.ok) read.bad.push({ line: index + 1, message: column.error })
    else if (!size.ok) read.bad.push({ line: index + 1, message: size.error })
    else read.good.push({ column: column.value, value: size.value, holder: holder.slice(0, 120), when: when.slice(0, 120) })
  }
  return read
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60) || 'book'

/**
 * The commands that list records in a book of this name. A book goes one way, so that times and distances under one name are two books;
 * those that are not kept yet are kept first.
 */
export function listing(book: string, records: readonly Standing[], { books }: Pick<RecordsView, 'books'>): Command[] {
  const name = book.trim()
  const known = new Map(books.map(({ id, name: own, better }) => [`${divisionKey(own)} ${better}`, id]))
  const made: Command[] = []
  const idOf = (better: RecordColumn['better']): string => {
    const key = `${divisionKey(name)} ${better}`
    const id = known.get(key) ?? `${slug(name)}-${better}`
    if (!known.has(key)) made.push({ name: 'record-book.keep', book: { id, name, better, gain: 1, equal: 'nothing' } })
    known.set(key, id)
    return id
  }
  const listed = records.map(({ column, value, holder, when }) => ({
    book: idOf(column.better),
    division: column.division,
    what: column.what,
    value,
    ...(holder === '' ? {} : { holder }),
    ...(when === '' ? {} : { when }),
  }))
  return [...made, { name: 'record.list', records: listed }]
}
