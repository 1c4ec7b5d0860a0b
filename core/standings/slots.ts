// Which slots a group's attempts have, and which fields each slot asks for: found once a format.
import type { Field } from '../formats/field.ts'
import type { Format } from '../formats/format.ts'
import type { Part } from '../formats/part.ts'

type Group = Format['groups'][number]

interface Slots {
  byGroup: ReadonlyMap<string, readonly [first: number, end: number]>
  groups: readonly Group[]
  fields: readonly (readonly Field[])[]
}

const kept = new WeakMap<Format, Slots>()

function slotsIn(format: Format): Slots {
  let slots = kept.get(format)
  if (slots) return slots
  const byGroup = new Map<string, [number, number]>()
  const groups: Group[] = []
  for (const group of format.groups) {
    byGroup.set(group.id, [groups.length, groups.length + group.attempts])
    for (let attempt = 0; attempt < group.attempts; attempt++) groups.push(group)
  }
  const fields = groups.map((group) => (group.fields ? format.fields.filter(({ id }) => group.fields!.includes(id)) : format.fields))
  kept.set(format, (slots = { byGroup, groups, fields }))
  return slots
}

/** First slot and end (exclusive) of a group's attempts. */
export function slotsOf(format: Format, group: string): readonly [first: number, end: number] {
  const slots = slotsIn(format).byGroup.get(group)
  if (!slots) throw new Error(`format ${format.id} has no group ${group}`)
  return slots
}

/** How many attempts a competitor has in this format. */
export const slotCount = (format: Format): number => slotsIn(format).groups.length

/** The group a slot belongs to; undefined past the last. */
export const groupAt = (format: Format, slot: number): Group | undefined => slotsIn(format).groups[slot]

/** The fields that are asked for in a slot. */
export const fieldsAt = (format: Format, slot: number): readonly Field[] => slotsIn(format).fields[slot] ?? format.fields

/** The part that scores a slot. */
export const scoreAt = (format: Format, slot: number): Part => groupAt(format, slot)?.score ?? format.score
