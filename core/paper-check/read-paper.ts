// What somebody typed from a signed sheet, as values, and whether they are the ones that stand here.
import type { Field } from '../formats/field.ts'
import { sameData } from '../formats/same.ts'
import { isDeclared } from '../formats/text.ts'
import { parseTyped } from '../formats/typing.ts'
import type { Value, Values } from '../formats/value.ts'
import { err, ok, type Outcome } from '../outcome.ts'

/** A sheet has a box for everything: nothing on it is announced beforehand. */
const asWritten = (fields: readonly Field[]): Field[] =>
  fields.map((field) => (field.type === 'decimal' && field.declared ? { ...field, declared: false } : field))

const read = (fields: readonly Field[], text: string): Outcome<Values, string> => {
  const typed = parseTyped({ fields: asWritten(fields), statuses: [] }, 'result', text)
  if (!typed.ok) return err(typed.error.message)
  return ok(typed.value.kind === 'values' ? typed.value.values : {})
}

/**
 * An attempt of a sheet: all fields in their order, the announced ones included. Who leaves those out means that they are as `declared`; an
 * attempt without any values was passed.
 */
export function readPaper(fields: readonly Field[], text: string, declared: Values | undefined): Outcome<Values, string> {
  const whole = read(fields, text)
  const announced = fields.filter(isDeclared)
  if (whole.ok || announced.length === 0 || declared === undefined) return whole
  const rest = read(
    fields.filter((field) => !isDeclared(field)),
    text,
  )
  return rest.ok ? ok({ ...declared, ...rest.value }) : whole
}

/** Lamps come to a decision: one lamp alone is that, of several more than half. */
const isWhite = (lamps: string) => (lamps.split('W').length - 1) * 2 > lamps.length

/** Whether two values of a field say the same. Where either has the referees' decision alone, the decision is what is compared. */
function isSame(field: Field, here: Value | undefined, paper: Value | undefined): boolean {
  if (field.type === 'lights' && typeof here === 'string' && typeof paper === 'string' && here.length !== paper.length)
    return isWhite(here) === isWhite(paper)
  return sameData(here ?? null, paper ?? null)
}

/** The fields in which the paper says something else than what stands here. */
export function differingFields(fields: readonly Field[], here: Values, paper: Values): Field[] {
  const isPassed = [here, paper].map((values) => Object.keys(values).length === 0)
  if (isPassed[0] && isPassed[1]) return []
  return fields.filter((field) => isPassed[0] !== isPassed[1] || !isSame(field, here[field.id], paper[field.id]))
}
