// A table as it is exported, whatever the file's kind: a name, heads, and rows of exact values.
import type { EventState } from '../apply/state.ts'
import { type Attribute, type Format } from '../formats/format.ts'
import { attributeText } from '../formats/text.ts'
import type { CompetitorId, ContestId, PartitionId } from '../ids.ts'
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

/** A whole number as a cell. */
export const whole = (value: number): ExactNumber => ({ scaled: value, decimals: 0 })

/** A head with its unit: `Bodyweight (kg)`. */
export const headOf = (name: string, unit?: string): string => (unit ? `${name} (${unit})` : name)

/** The heads of {@link contestCells}. */
export const CONTEST_HEADS = ['Contest id', 'Contest', 'Division']

/** A contest by its id, name and division. */
export function contestCells({ contests, divisions }: EventState, id: ContestId | undefined): ExportCell[] {
  const contest = id === undefined ? undefined : contests.get(id)
  return [id ?? null, contest?.name ?? null, contest ? (divisions.get(contest.division)?.name ?? null) : null]
}

/** The heads of {@link personCells}. */
export const PERSON_HEADS = ['Id', 'Number', 'Name', 'Team']

/** A competitor by id, number, name and team; several on one side together. Of somebody who was taken off the list only the id is left. */
export function personCells({ competitors }: EventState, ids: readonly CompetitorId[]): ExportCell[] {
  const people = ids.map((id) => competitors.get(id))
  const joined = (texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined).join(' + ') || null
  return [
    joined(ids),
    joined(people.map((person) => person?.bib)),
    joined(people.map((person) => person?.name)),
    joined(people.map((person) => person?.team)),
  ]
}

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
