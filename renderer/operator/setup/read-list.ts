// What was pasted or dropped, read with what the person has chosen so far, and with a good default for what they have not.
import type { PresetChoice } from '../../../core/contract/contract.ts'
import { mapHeadings, type Mapping } from '../../../core/import/columns.ts'
import { type EntryListFailure, type EntryListPreview, readEntryList } from '../../../core/import/entry-list.ts'
import { hereFrom, type MergePlan, planMerge } from '../../../core/import/merge.ts'
import { type Identity } from '../../../core/import/merge-identity.ts'
import { err, type Outcome } from '../../../core/outcome.ts'
import type { EntriesView } from '../../../core/views/view.ts'

/** Where a list came from. It stays here whatever happens to it, until another takes its place. */
export type Source =
  | { from: 'paste'; text: string }
  | { from: 'file'; name: string; bytes: Uint8Array }
  /** A spreadsheet's sheets as texts, and which of them is read; or why none can be. */
  | { from: 'workbook'; name: string; size: number; sheets: readonly { name: string; text: string }[]; at: number; problem: string | null }

/** The person's own choices; null where the default is good enough. */
export interface ListOptions {
  header: boolean | null
  mapping: Mapping | null
  numbering: boolean | null
  division: string | null
  /** Whether the list is held against who is in already. */
  merge: boolean | null
  /** By what a line and a competitor are one. */
  identity: Identity | null
  /** Whether columns are read as a list with these heads was read before, where one was. */
  recall: boolean
}

export const noOptions: ListOptions = {
  header: null,
  mapping: null,
  numbering: null,
  division: null,
  merge: null,
  identity: null,
  recall: true,
}

/** A list as read, with the choices that were made for the person. */
export interface Reading {
  outcome: Outcome<EntryListPreview, EntryListFailure>
  numbering: boolean
  /** The division for rows without one; empty where such rows are problems. */
  division: string
  /** What becomes of each line, where the list is held against who is in; null where it is not. */
  plan: MergePlan | null
  /** Whether that could be asked for: somebody is in already. */
  canMerge: boolean
  /** The columns are read as a list with these heads was read before. */
  recalled: boolean
}

/** How columns of a list with these heads were read before. */
export type Recall = (heads: readonly string[]) => Mapping | null

const NEVER: Recall = () => null

/** The number after the highest one in the event. */
export function nextNumber(entries: EntriesView | null): number {
  const numbers = (entries?.competitors ?? []).map(({ bib }) => (/^\d{1,6}$/.test(bib) ? Number(bib) : 0))
  return numbers.reduce((most, number) => Math.max(most, number), 0) + 1
}

/** The division that somebody without one goes to: the event's only one of this preset, else a new one. */
export function usualDivision(entries: EntriesView | null, preset: string): string {
  const own = (entries?.divisions ?? []).filter((division) => division.preset === preset)
  return own.length === 1 ? own[0]!.name : 'Open'
}

/** The divisions that are scored in another format than this one, with its name. */
export function foreignDivisions(entries: EntriesView | null, preset: string, presets: readonly PresetChoice[]): Map<string, string> {
  const nameOf = (id: string) => presets.find((choice) => choice.id === id)?.name ?? 'another format'
  const others = (entries?.divisions ?? []).filter((division) => division.preset !== preset)
  return new Map(others.map((division) => [division.name, nameOf(division.preset)]))
}

/** A preset with what the other contests of its divisions ask to know as well: whoever comes in comes into all of them. */
export function asksOf(preset: PresetChoice, entries: EntriesView | null): PresetChoice {
  const own = new Set(preset.attributes.map(({ id }) => id))
  const others = (entries?.divisions ?? []).flatMap((division) => (division.preset === preset.id ? division.attributes : []))
  const more = new Map(others.flatMap((attribute) => (own.has(attribute.id) ? [] : [[attribute.id, { ...attribute, required: false }]])))
  return more.size === 0 ? preset : { ...preset, attributes: [...preset.attributes, ...more.values()] }
}

/** The text or the bytes of a source; null where there is nothing in it yet. */
function contentOf(source: Source): string | Uint8Array | null {
  if (source.from === 'file') return source.bytes
  if (source.from === 'workbook') return source.sheets[source.at]?.text ?? null
  return source.text.trim() === '' ? null : source.text
}

/** A plan's conflicts among the lines that have problems: they stay out like those that can't be read. */
function withConflicts(preview: EntryListPreview, plan: MergePlan): EntryListPreview {
  const why = new Map(plan.lines.flatMap((line) => (line.is === 'conflict' ? [[line.line, line.why] as const] : [])))
  if (why.size === 0) return preview
  const rows = preview.rows.map((row) => {
    const message = why.get(row.line)
    return message === undefined || row.row === null ? row : { ...row, row: null, problems: [{ column: null, message }] }
  })
  const good = rows.filter(({ row }) => row !== null).length
  return { ...preview, rows, good, bad: rows.length - good }
}

/** Reads a list; null where there is none yet. */
export function readList(
  source: Source | null,
  options: ListOptions,
  preset: PresetChoice,
  presets: readonly PresetChoice[],
  entries: EntriesView | null,
  recall: Recall = NEVER,
): Reading | null {
  const content = source && contentOf(source)
  const none = { numbering: false, division: '', plan: null, canMerge: false, recalled: false }
  if (source?.from === 'workbook' && source.problem !== null)
    return { outcome: err({ kind: 'not-a-list', message: source.problem }), ...none }
  if (content === null) return null
  const here = entries?.competitors ?? []
  const merging = here.length > 0 && options.merge !== false
  const foreign = foreignDivisions(entries, preset.id, presets)
  const read = (numbering: boolean, division: string, mapping: Mapping | null, merge = merging) =>
    readEntryList(content, {
      // Whoever is here has what the format asks for; of somebody new the plan asks it.
      attributes: merge ? preset.attributes.map((attribute) => ({ ...attribute, required: false })) : preset.attributes,
      existing: merge ? [] : here,
      foreign: merge ? undefined : foreign,
      header: options.header ?? undefined,
      mapping: mapping ?? undefined,
      ...(numbering ? { numberFrom: nextNumber(entries) } : {}),
      ...(division.trim() === '' ? {} : { division: division.trim() }),
    })

  const asked = { numbering: options.numbering ?? false, division: options.division ?? '' }
  const first = read(asked.numbering, asked.division, options.mapping)
  if (!first.ok) return { outcome: first, ...none, ...asked }
  const heads = first.value.columns.map(({ heading }) => heading)
  const known = options.mapping === null && options.recall && first.value.headerLine !== null ? recall(heads) : null
  const isOther = known !== null && JSON.stringify(known) !== JSON.stringify(mapHeadings(heads, preset.attributes))
  const mapping = isOther ? known : options.mapping
  const outcome = isOther ? read(asked.numbering, asked.division, mapping) : first
  if (!outcome.ok) return { outcome, ...none, ...asked }

  // A list without a column for it wants one for all; a list with one that is empty here and there has a mistake in it.
  const has = (target: string) => outcome.value.columns.some((column) => column.target === target)
  const numbering = options.numbering ?? !has('bib')
  const division = options.division ?? (has('division') ? '' : usualDivision(entries, preset.id))
  const asRead = numbering === asked.numbering && division === asked.division
  const reading = { numbering, division, canMerge: here.length > 0, recalled: isOther }
  const last = asRead ? outcome : read(numbering, division, mapping)
  if (!merging || !last.ok) return { outcome: last, ...reading, plan: null }
  const plan = planMerge(last.value.rows, hereFrom(entries!), {
    attributes: preset.attributes,
    foreign,
    ...(options.identity ? { identity: options.identity } : {}),
  })
  // A list of none but strangers is no other list of those who are here: it is read as it always was, unless a person says otherwise.
  if (options.merge === null && !plan.lines.some((line) => line.is === 'changed' || line.is === 'same')) {
    const alone = read(numbering, division, mapping, false)
    return { outcome: alone, ...reading, plan: null }
  }
  return { outcome: { ok: true, value: withConflicts(last.value, plan) }, ...reading, plan }
}
