// What was pasted or dropped, read with what the person has chosen so far, and with a good default for what they have not.
import type { PresetChoice } from '../../../core/contract/contract.ts'
import type { Mapping } from '../../../core/import/columns.ts'
import { type EntryListFailure, type EntryListPreview, readEntryList } from '../../../core/import/entry-list.ts'
import type { Outcome } from '../../../core/outcome.ts'
import type { EntriesView } from '../../../core/views/view.ts'

/** Where a list came from. It stays here whatever happens to it, until another takes its place. */
export type Source = { from: 'paste'; text: string } | { from: 'file'; name: string; bytes: Uint8Array }

/** The person's own choices; null where the default is good enough. */
export interface ListOptions {
  header: boolean | null
  mapping: Mapping | null
  numbering: boolean | null
  division: string | null
}

export const noOptions: ListOptions = { header: null, mapping: null, numbering: null, division: null }

/** A list as read, with the choices that were made for the person. */
export interface Reading {
  outcome: Outcome<EntryListPreview, EntryListFailure>
  numbering: boolean
  /** The division for rows without one; empty where such rows are problems. */
  division: string
}

const isFree = (source: Source) => (source.from === 'paste' ? source.text.trim() === '' : source.bytes.length === 0)

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

/** Reads a list; null where there is none yet. */
export function readList(
  source: Source | null,
  options: ListOptions,
  preset: PresetChoice,
  presets: readonly PresetChoice[],
  entries: EntriesView | null,
): Reading | null {
  if (!source || (source.from === 'paste' && isFree(source))) return null
  const read = (numbering: boolean, division: string) =>
    readEntryList(source.from === 'paste' ? source.text : source.bytes, {
      attributes: preset.attributes,
      existing: entries?.competitors ?? [],
      foreign: foreignDivisions(entries, preset.id, presets),
      header: options.header ?? undefined,
      mapping: options.mapping ?? undefined,
      ...(numbering ? { numberFrom: nextNumber(entries) } : {}),
      ...(division.trim() === '' ? {} : { division: division.trim() }),
    })

  const asked = { numbering: options.numbering ?? false, division: options.division ?? '' }
  const outcome = read(asked.numbering, asked.division)
  if (!outcome.ok) return { outcome, ...asked }
  // A list without a column for it wants one for all; a list with one that is empty here and there has a mistake in it.
  const has = (target: string) => outcome.value.columns.some((column) => column.target === target)
  const numbering = options.numbering ?? !has('bib')
  const division = options.division ?? (has('division') ? '' : usualDivision(entries, preset.id))
  const asRead = numbering === asked.numbering && division === asked.division
  return { outcome: asRead ? outcome : read(numbering, division), numbering, division }
}
