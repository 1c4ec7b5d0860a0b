// One competitor typed by hand: the same rules and the same sentences as for a line of a list.
import type { PresetChoice } from '../../../core/contract/contract.ts'
import type { EntryListRow } from '../../../core/decide/command.ts'
import type { Target } from '../../../core/import/columns.ts'
import { readRows } from '../../../core/import/rows.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { EntryRow } from '../../../core/views/view.ts'

/** What is typed, by what it is. */
export type EntryFields = Partial<Record<Target, string>>

/** What is wrong, by what it is about; `row` for the whole. */
export type FieldProblems = Partial<Record<Target | 'row', string>>

/** The fields that a preset asks for, in the order they are typed. */
export const fieldsOf = (preset: PresetChoice | undefined): Target[] => [
  'bib',
  'name',
  'team',
  'division',
  'lot',
  ...(preset?.attributes.map(({ id }): Target => `attribute:${id}`) ?? []),
]

/** A competitor of the list, as one would type it. */
export function typedFrom(entry: EntryRow, division: string): EntryFields {
  const attributes = Object.entries(entry.attributes).map(([id, text]) => [`attribute:${id}`, text] as const)
  return {
    bib: entry.bib,
    name: entry.name,
    team: entry.team ?? '',
    division,
    lot: entry.lot === undefined ? '' : String(entry.lot),
    ...Object.fromEntries(attributes),
  }
}

/** The competitor that was typed, or what is wrong with it. `existing` are all others. */
export function readFields(
  fields: EntryFields,
  preset: PresetChoice,
  existing: readonly { bib: string; name: string }[],
): Outcome<EntryListRow, FieldProblems> {
  const targets = fieldsOf(preset)
  const cells = targets.map((target) => fields[target] ?? '')
  const [read] = readRows([{ line: 1, cells }], targets, { attributes: preset.attributes, existing })
  if (read?.row) return ok(read.row)
  const problems: FieldProblems = {}
  for (const { column, message } of read?.problems ?? []) problems[column === null ? 'row' : targets[column]!] ??= message
  return err(problems)
}
