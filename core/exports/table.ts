// A table as it is exported, whatever the file's kind: a name, heads, and rows of exact values.
import { sessionOf } from '../apply/sessions.ts'
import type { EventState } from '../apply/state.ts'
import { type Attribute, type Format } from '../formats/format.ts'
import { attributeText } from '../formats/text.ts'
import type { CompetitorId, ContestId, DivisionId, PartitionId } from '../ids.ts'
import type { SealedEntry } from '../log/chain.ts'
import type { PartitionView } from '../views/devices.ts'

/** A number as a scaled integer: 207.5 is 2075 with one decimal. No float comes between the log and a file. */
export interface ExactNumber {
  scaled: number
  decimals: number
}

/** One cell: a text, an exact number, a moment in ms since 1970, or nothing. */
export type ExportCell = string | ExactNumber | { at: number } | null

/** One table. `name` is told apart from the others of an export, and may be long; a row has a cell for each head. */
export interface ExportTable {
  name: string
  heads: string[]
  rows: ExportCell[][]
}

/** What tables are made of: the folded logs, the logs themselves, and how the parts stand on this device. */
export interface ExportSource {
  state: EventState
  logs: ReadonlyMap<PartitionId, readonly SealedEntry[]>
  parts: readonly PartitionView[]
}

/** A column: its head, and its cell of each row. */
export type Column<Row> = readonly [head: string, cell: (row: Row) => ExportCell]

/** A table of these rows, with heads and cells from the same columns. */
export const tableOf = <Row>(name: string, rows: Iterable<Row>, columns: readonly Column<Row>[]): ExportTable => ({
  name,
  heads: columns.map(([head]) => head),
  rows: Array.from(rows, (row) => columns.map(([, cell]) => cell(row))),
})

/** A whole number as a cell; nothing where there is none. */
export const whole = (value: number | null | undefined): ExportCell =>
  value === null || value === undefined ? null : { scaled: value, decimals: 0 }

/** A moment as a cell; nothing where there is none. */
export const when = (at: number | undefined): ExportCell => (at === undefined ? null : { at })

/** A head with its unit: `Bodyweight (kg)`. */
export const headOf = (name: string, unit?: string): string => (unit ? `${name} (${unit})` : name)

/** The session of a row's contest; no column where none are planned. */
export const sessionColumns = <Row>(state: EventState, of: (row: Row) => ContestId | undefined): Column<Row>[] =>
  state.sessions.length === 0 ? [] : [['Session', (row) => sessionOf(state, of(row) as ContestId)?.name ?? null]]

/** A contest by its id, name, division, and session where there are some. */
export function contestColumns<Row>(state: EventState, of: (row: Row) => ContestId | undefined) {
  const { contests, divisions } = state
  const contestOf = (row: Row) => contests.get(of(row) as ContestId)
  return [
    ['Contest id', (row) => of(row) ?? null],
    ['Contest', (row) => contestOf(row)?.name ?? null],
    ['Division', (row) => divisions.get(contestOf(row)?.division as DivisionId)?.name ?? null],
    ...sessionColumns(state, of),
  ] as const satisfies Column<Row>[]
}

/** What a row says of somebody. */
export interface Someone {
  id: CompetitorId
  bib?: string | undefined
  name?: string | undefined
  team?: string | undefined
}

/** Competitors by their ids. Of somebody who was taken off the list only the id is left. */
export const peopleOf = ({ competitors }: EventState, ids: readonly CompetitorId[]): Someone[] =>
  ids.map((id) => competitors.get(id) ?? { id })

/** A competitor by id, number, name and team; several on one side together. */
export function personColumns<Row>(of: (row: Row) => readonly Someone[]) {
  const joined = (row: Row, what: keyof Someone) =>
    of(row)
      .flatMap((person) => person[what] ?? [])
      .join(' + ') || null
  return [
    ['Id', (row) => joined(row, 'id')],
    ['Number', (row) => joined(row, 'bib')],
    ['Name', (row) => joined(row, 'name')],
    ['Team', (row) => joined(row, 'team')],
  ] as const satisfies Column<Row>[]
}

/** An entry of the log: its part and place, when it was written, and what it is in a word. */
export const entryColumns = <Row extends { entry: SealedEntry; kind: string }>(): Column<Row>[] => [
  ['Part', ({ entry }) => entry.partition],
  ['Entry', ({ entry }) => whole(entry.seq)],
  ['When', ({ entry }) => when(entry.at)],
  ['What', ({ kind }) => kind],
]

/** An attribute's value: a number, or the word of a choice. */
export function attributeCell(attribute: Attribute, value: number | undefined): ExportCell {
  if (value === undefined) return null
  return attribute.options ? attributeText(attribute, value) : { scaled: value, decimals: attribute.decimals }
}

/** The attributes that formats ask for, each once. */
export function attributesOf(formats: Iterable<Format>): Attribute[] {
  const asked = new Map<string, Attribute>()
  for (const { attributes } of formats) for (const attribute of attributes) if (!asked.has(attribute.id)) asked.set(attribute.id, attribute)
  return [...asked.values()]
}
