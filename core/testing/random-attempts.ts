// For properties: anything that can be typed for an attempt, by the format's own fields.
import fc from 'fast-check'
import { checkValues } from '../decide/check.ts'
import { type Field, TOP } from '../formats/field.ts'
import type { Format } from '../formats/format.ts'
import type { Value, Values } from '../formats/value.ts'
import { fieldsAt } from '../standings/slots.ts'

/** A multiple of the step within bounds; near each other, so that ties are frequent. */
const onGrid = ({ min, max, step }: { min: number; max: number; step: number }): fc.Arbitrary<number> => {
  const [low, high] = [Math.ceil(min / step), Math.floor(max / step)]
  const middle = Math.floor((low + high) / 2)
  const near = fc.integer({ min: middle, max: Math.min(high, middle + 6) })
  return fc.oneof({ weight: 6, arbitrary: near }, fc.integer({ min: low, max: high })).map((times) => times * step)
}

function valueOf(field: Field): fc.Arbitrary<Value> {
  switch (field.type) {
    case 'decimal': {
      const others = [...(field.codes ?? []).map(({ code }) => code), ...(field.optional ? [null] : [])]
      return others.length === 0 ? onGrid(field) : fc.oneof({ weight: 5, arbitrary: onGrid(field) }, fc.constantFrom(...others))
    }
    case 'lights':
      return fc
        .constantFrom('W', 'R')
        .chain((first) => fc.constant(first === 'W' ? 'W'.repeat(field.referees) : 'R'.repeat(field.referees)))
    case 'marks':
      return fc.array(onGrid(field), { minLength: field.judges, maxLength: field.judges })
    case 'tries':
      return fc.oneof(fc.constant(null), fc.integer({ min: 1, max: Math.min(field.max, 4) }))
    case 'trials':
      return fc.constantFrom(...['O', 'XO', 'XXO', 'XXX', '-'].filter((trials) => trials.length <= field.tries))
    case 'hold':
      return fc.oneof(
        fc.integer({ min: 0, max: Math.min(5, field.holds) * 2 + 1 }).map((index) => Math.floor(index / 2) * 10 + (index % 2)),
        fc.constant(TOP),
      )
    case 'choice':
      return fc.constantFrom<Value>(...field.options.map(({ code }) => code), ...(field.optional ? [null] : []))
    case 'series':
      return fc.array(fc.integer({ min: field.min, max: Math.min(field.max, field.min + 5) }), { maxLength: Math.min(4, field.most) })
  }
}

/** Any attempt in a slot that is possible; now and then one that is passed. */
export function anyAttempt(format: Format, slot: number): fc.Arbitrary<Values> {
  const fields = fieldsAt(format, slot)
  const values = fc.record(Object.fromEntries(fields.map((field) => [field.id, valueOf(field)])))
  return fc.oneof({ weight: 9, arbitrary: values.filter((each) => checkValues(format, fields, each) === null) }, fc.constant({}))
}
