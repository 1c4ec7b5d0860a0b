// What can be typed for one attempt: the kinds of fields a format may ask for.
import { z } from 'zod'
import { Decimals } from './rounding.ts'
import { FieldId as Id, LARGEST } from './value.ts'

/** A name as screens show one. */
export const Name = z.string().min(1).max(60)

/** A scaled integer in a format's own figures. */
export const Size = z.number().int().min(-LARGEST).max(LARGEST)

/** A word that stands where a value would: `DNF`, `NM`, `X`. The attempt was taken and has no value. */
export const Code = z.strictObject({ code: z.string().regex(/^[A-Z]{1,6}$/), name: Name })
export type Code = z.infer<typeof Code>

/** What one attempt's field holds and how it is typed. `declared` fields are announced before the attempt (a load). */
export const Field = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('decimal'),
    id: Id,
    name: Name,
    unit: z.string().max(8).optional(),
    decimals: Decimals,
    min: Size,
    max: Size,
    /** Values are multiples of this, in scaled units. */
    step: z.number().int().min(1),
    declared: z.boolean().optional(),
    /** What the next attempt's declaration is proposed to be: the last value plus this, after a mark and after none. */
    next: z.strictObject({ afterMark: Size, afterNone: Size }).optional(),
    /** Seconds, typed and printed as `m:ss.cc`. */
    clock: z.boolean().optional(),
    /** The same for everybody in a slot (a bar): typed once, and then left out at the end of the line. */
    same: z.boolean().optional(),
    /** Words that may stand instead of a number. */
    codes: z.array(Code).max(6).optional(),
    /** May be left out (null): a tie-break time, neutral deductions. */
    optional: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('lights'), id: Id, name: Name, referees: z.number().int().min(1).max(9) }),
  z.strictObject({
    type: z.literal('marks'),
    id: Id,
    name: Name,
    judges: z.number().int().min(1).max(25),
    decimals: Decimals,
    min: Size,
    max: Size,
    step: z.number().int().min(1),
    /** So many judges may fail to give one (null); the mean of the others stands in for each. */
    missing: z.number().int().min(0).max(8).optional(),
    /** Each judge gives every competitor a different one: a place. */
    places: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('tries'),
    id: Id,
    name: Name,
    /** One letter for a result sheet: `T` in `T4 Z2`. */
    short: z.string().length(1),
    max: z.number().int().min(1).max(99),
    /** This must have been reached for that field to be reached, and not later (a zone before its top). */
    before: Id.optional(),
  }),
  /** Trials at one height, in order: O made, X failed, - left out, R at the end for retired. `XXO`, `X-`, `O`. */
  z.strictObject({ type: z.literal('trials'), id: Id, name: Name, tries: z.number().int().min(1).max(9) }),
  /** How far up a wall: tenths of a hold, one tenth for a `+` (controlled and moved on from); the top is {@link TOP}. */
  z.strictObject({ type: z.literal('hold'), id: Id, name: Name, holds: z.number().int().min(1).max(200) }),
  /** One of a few words, each with the number it counts as. */
  z.strictObject({
    type: z.literal('choice'),
    id: Id,
    name: Name,
    options: z
      .array(z.strictObject({ code: z.string().regex(/^[A-Z0-9]{1,6}$/), name: Name, value: Size }))
      .min(2)
      .max(20),
    optional: z.boolean().optional(),
  }),
  /** Numbers one after the other, as many as there were: the awards of a bout in the order of time. */
  z.strictObject({ type: z.literal('series'), id: Id, name: Name, min: Size, max: Size, most: z.number().int().min(1).max(99) }),
])
export type Field = z.infer<typeof Field>

/** A hold field's value where the top was reached: past every hold. */
export const TOP = 9990
