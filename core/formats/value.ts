// A value of one field of an attempt, as the log keeps it: scaled integers, words, several numbers, or nothing.
import { z } from 'zod'

/** The largest value of a field, scaled. */
export const LARGEST = 1e12

const Mark = z.number().int().min(-1e9).max(1e9)

/**
 * One field's value.
 * - integer: a decimal field times 10^decimals (207.5 kg with one decimal is 2075), a number of tries, or tenths of a hold;
 * - string: referees' lamps, W and R, left to right (or a single letter where only the decision is known); trials (`XXO`); the code of a
 *   choice; a code that stands for a value (`DNF`);
 * - array of integers: a panel's marks in the judges' order, scaled like a decimal (null where a judge gave none), or a series;
 * - null: nothing was achieved there (no zone, no top). Missing is not zero.
 */
export const Value = z.union([
  z.number().int().min(-LARGEST).max(LARGEST),
  z.string().regex(/^[A-Z0-9-]{1,12}$/),
  z.array(z.union([Mark, z.null()])).max(99),
  z.null(),
])
export type Value = z.infer<typeof Value>

/** What a format calls one of its fields, attributes, groups or results; nothing that every object has already (`constructor`). */
export const FieldId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,23}$/)
  .refine((id) => !(id in {}), 'is a word of the language itself')

/** The fields of one attempt, by the format's field ids. */
export const Values = z.record(FieldId, Value)
export type Values = z.infer<typeof Values>
