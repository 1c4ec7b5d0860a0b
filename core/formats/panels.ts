// Judges who write from devices of their own: which field of a format they give, each their part of it, and what one may give.
import { z } from 'zod'
import { PartitionId } from '../ids.ts'
import type { Field } from './field.ts'
import { formatScaled } from './decimal.ts'
import type { Format } from './format.ts'
import { FieldId, type Value } from './value.ts'

/** A panel: the field that its judges give together, and their partitions in the order of the marks. */
export const Panel = z.strictObject({ field: FieldId, partitions: z.array(PartitionId).min(1).max(25) })
export type Panel = z.infer<typeof Panel>

/** The panels of a contest. A judge may sit on several, and then gives a mark for each. */
export const Panels = z.array(Panel).min(1).max(8)
export type Panels = z.infer<typeof Panels>

/**
 * One judge's part of a field: of marks a scaled integer, or null where the judge saw nothing to mark; of lights W or R; of any other field,
 * which has one judge, its own value.
 */
export const Mark = z.union([
  z.number().int().min(-1e9).max(1e9),
  z.string().regex(/^[A-Z0-9]{1,12}$/),
  z.array(z.union([z.number().int().min(-1e9).max(1e9), z.null()])).max(99),
  z.null(),
])
export type Mark = z.infer<typeof Mark>

/** How many judges give a field together. */
export function seatsOf(field: Field): number {
  if (field.type === 'marks') return field.judges
  return field.type === 'lights' ? field.referees : 1
}

/** Why a judge can't give that, as a sentence; null where they can. */
export function markFault(field: Field, mark: Mark): string | null {
  switch (field.type) {
    case 'marks': {
      if (mark === null) return field.missing ? null : `${field.name}: a mark is needed.`
      if (typeof mark !== 'number') return `${field.name}: “${String(mark)}” is not a mark.`
      const text = (scaled: number) => formatScaled(scaled, field.decimals)
      if (mark < field.min || mark > field.max) return `${field.name}: a mark is between ${text(field.min)} and ${text(field.max)}.`
      return mark % field.step === 0 ? null : `${field.name}: a mark goes in steps of ${text(field.step)}.`
    }
    case 'lights':
      return mark === 'W' || mark === 'R' ? null : `${field.name}: white or red.`
    default:
      return null
  }
}

/** The field's value of its judges' parts, in their order. A mark that is missing is null, which only a field of marks can hold. */
export function together(field: Field, marks: readonly Mark[]): Value {
  if (field.type === 'marks') return marks.map((mark) => (typeof mark === 'number' ? mark : null))
  return field.type === 'lights' ? marks.join('') : (marks[0] ?? null)
}

/** What a judge is called on a panel, by the position of their mark: `Judge 3`; where there are several panels, with the field's name. */
export const judgeName = ({ fields }: Pick<Format, 'fields'>, panels: Panels, { field }: Panel, position: number): string => {
  const name = panels.length > 1 ? fields.find(({ id }) => id === field)?.name : undefined
  return name === undefined ? `Judge ${position + 1}` : `${name} · Judge ${position + 1}`
}

/** Why these panels can't give a format's fields, as a sentence; null where they can. */
export function panelsFault(
  { name, takes = 'attempts', fields }: Pick<Format, 'name' | 'takes' | 'fields'>,
  panels: Panels,
): string | null {
  if (takes !== 'attempts') return `${name} is not made of attempts, so judges have nothing to mark there.`
  const given = new Set<string>()
  for (const { field: id, partitions } of panels) {
    const field = fields.find((candidate) => candidate.id === id)
    if (!field) return `${name} has no field “${id}” for judges to give.`
    if (given.has(id)) return `${field.name} has two panels; it can have one.`
    given.add(id)
    if ('declared' in field && field.declared) return `${field.name} is announced before the attempt, and not given by judges.`
    if (!['marks', 'lights', 'decimal', 'choice', 'series'].includes(field.type)) return `${field.name} can’t be given by judges.`
    if (new Set(partitions).size !== partitions.length) return `${field.name}: the same device is named for two judges.`
    const seats = seatsOf(field)
    if (partitions.length !== seats)
      return `${field.name} is given by ${seats === 1 ? 'one judge' : `${seats} judges`}, and ${partitions.length} ${partitions.length === 1 ? 'is' : 'are'} named.`
  }
  return null
}
