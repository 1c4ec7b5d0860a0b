// How a format uses a named formula: which one, of which table, with what else it needs, and how the rule book rounds.
import { z } from 'zod'
import { Rounding } from './rounding.ts'
import { FieldId as Id } from './value.ts'

const Formula = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** One of a formula's tables by its id, or the one that an attribute's value says: the first for 0, the second for 1, and so on. */
export const VariantUse = z.union([
  z.string().min(1).max(40),
  z.strictObject({ attribute: Id, is: z.array(z.string().min(1).max(40)).min(1).max(20) }),
])
export type VariantUse = z.infer<typeof VariantUse>

/**
 * A formula by name (formulas/formulas.ts). `inputs`: by the formula's own names, the attributes that hold what else it needs.
 * `coefficientRound`: the coefficient is rounded before it is used. `times`: further coefficients on the same inputs.
 */
export const FormulaUse = z.strictObject({
  formula: Formula,
  variant: VariantUse,
  inputs: z.record(Id, Id).optional(),
  coefficientRound: Rounding.optional(),
  times: z
    .array(z.strictObject({ formula: Formula, variant: VariantUse }))
    .max(4)
    .optional(),
  round: Rounding,
})
export type FormulaUse = z.infer<typeof FormulaUse>
