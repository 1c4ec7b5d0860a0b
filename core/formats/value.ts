// A value of one field of an attempt, as the log keeps it: scaled integers, lamps, a panel's marks, or nothing.
import { z } from 'zod'

/** The largest value of a field, scaled. */
export const LARGEST = 1e12

/**
 * One field's value.
 * - integer: a decimal field times 10^decimals (207.5 kg with one decimal is 2075), or a number of tries;
 * - string of W and R: referees' lamps, left to right (or a single letter where only the decision is known);
 * - array of integers: a panel's marks in the judges' order, scaled like a decimal;
 * - null: nothing was achieved there (no zone, no top). Missing is not zero.
 */
export const Value = z.union([
  z.number().int().min(-LARGEST).max(LARGEST),
  z.string().regex(/^[WR]{1,9}$/),
  z.array(z.number().int().min(-1e9).max(1e9)).min(1).max(25),
  z.null(),
])
export type Value = z.infer<typeof Value>

/** What a format calls one of its fields, attributes, groups or results; nothing that every object has already (`constructor`). */
export const FieldId = z
  .string()
  .regex(/^[a-z][a-z-]{0,23}$/)
  .refine((id) => !(id in {}), 'is a word of the language itself')

/** The fields of one attempt, by the format's field ids. */
export const Values = z.record(FieldId, Value)
export type Values = z.infer<typeof Values>
