// The ends of what an attempt can be: every field at its lowest and highest, every word. The best and the worst attempt are among them.
import type { Field } from '../../formats/field.ts'
import { TOP } from '../../formats/field.ts'
import type { Format } from '../../formats/format.ts'
import type { Value, Values } from '../../formats/value.ts'
import { fieldsAt } from '../slots.ts'

/** More than so many ends of one attempt are not looked at one by one. */
const MOST = 256

/** The highest and lowest multiple of a field's step within its bounds. */
export const gridOf = ({ min, max, step }: { min: number; max: number; step: number }): { low: number; high: number } => ({
  low: Math.ceil(min / step) * step,
  high: Math.floor(max / step) * step,
})

/** A field's ends; null where it has none that can be told. */
function endsOf(field: Field): Value[] | null {
  switch (field.type) {
    case 'decimal': {
      const { low, high } = gridOf(field)
      return [low, high, ...(field.codes ?? []).map(({ code }) => code), ...(field.optional ? [null] : [])]
    }
    case 'lights':
      return ['W'.repeat(field.referees), 'R'.repeat(field.referees)]
    case 'marks': {
      const { low, high } = gridOf(field)
      return field.places ? null : [Array.from({ length: field.judges }, () => low), Array.from({ length: field.judges }, () => high)]
    }
    case 'tries':
      return [null, 1, field.max]
    case 'trials':
      return ['O', `${'X'.repeat(field.tries - 1)}O`, 'X'.repeat(field.tries), '-']
    case 'hold':
      return [0, field.holds * 10 + 1, TOP]
    case 'choice':
      return [...field.options.map(({ code }) => code), ...(field.optional ? [null] : [])]
    case 'series':
      return null
  }
}

/** What is reached before something else is reached with no more tries, or it can't be typed. */
const isPossible = (fields: readonly Field[], values: Values): boolean =>
  fields.every((field) => {
    if (field.type !== 'tries' || field.before === undefined) return true
    const [value, later] = [values[field.id], values[field.before]]
    return typeof later !== 'number' || (typeof value === 'number' && value <= later)
  })

/** All ends of an attempt in a slot, an attempt that is passed among them; null where they can't be told. */
export function cornersAt(format: Format, slot: number): Values[] | null {
  const fields = fieldsAt(format, slot)
  let corners: Values[] = [{}]
  for (const field of fields) {
    const ends = endsOf(field)
    if (ends === null || corners.length * ends.length > MOST) return null
    corners = corners.flatMap((values) => ends.map((end) => ({ ...values, [field.id]: end })))
  }
  return [...corners.filter((values) => isPossible(fields, values)), {}]
}
