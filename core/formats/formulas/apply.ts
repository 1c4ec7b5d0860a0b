// A formula applied as a format asks for it: the coefficient rounded first or not, further coefficients on top, the result rounded.
import type { Rounding } from '../format.ts'
import type { Decimal } from './arithmetic.ts'
import { roundExactly } from './exact.ts'
import type { CoefficientFormula, Formula, FormulaInputs } from './formula.ts'
import { formulaOf } from './formulas.ts'
import { type Expression, settle } from './settle.ts'

/** What a formula is applied to. `no-mark`: took part, but has no valid mark. null: not known yet. */
export interface FormulaValues {
  value: Decimal | 'no-mark' | null
  inputs: FormulaInputs
}

/** How, as a format says it. */
export interface FormulaSteps {
  /** Rounds each coefficient before it is used, as printed sheets of some years do. Only where all are coefficient formulas. */
  coefficientRound?: Rounding | undefined
  /** Further coefficients on the same inputs, with no rounding in between (an age coefficient on points by body weight). */
  times?: readonly { formula: string; variant: string | null }[] | undefined
  round: Rounding
}

function known(id: string): Formula {
  const formula = formulaOf(id)
  if (!formula) throw new Error(`no formula ${id}`)
  return formula
}

function coefficientFormula(id: string): CoefficientFormula {
  const formula = known(id)
  if (formula.kind !== 'coefficient') throw new Error(`formula ${id} has no coefficient`)
  return formula
}

const expressionOf =
  (id: string, variant: string, inputs: FormulaInputs): Expression =>
  (on) =>
    coefficientFormula(id).coefficient(on, variant, inputs)

/**
 * A formula's coefficient, scaled by `round.decimals`. Null where an input is missing or outside the range, or the variant is none of the
 * formula's. Throws for an unknown formula, or one without a coefficient: a format that was checked names none.
 */
export const coefficientOf = (id: string, variant: string | null, inputs: FormulaInputs, round: Rounding): number | null =>
  variant === null ? null : settle(expressionOf(id, variant, inputs), round)

/**
 * A formula's result, scaled by `round.decimals`. Null where the value or an input is missing or outside the range, where the variant is
 * none of the formula's, or where a number can't hold the result exactly. Throws for an unknown formula, and where a coefficient is asked of
 * one without: a format that was checked does neither.
 */
export function applyFormula(id: string, variant: string | null, { value, inputs }: FormulaValues, steps: FormulaSteps): number | null {
  const { coefficientRound, times = [], round } = steps
  const formula = known(id)
  const further = times.map((use) => ({ ...use, formula: coefficientFormula(use.formula) }))
  const rounded = coefficientRound ? [{ formula: coefficientFormula(id), variant }, ...further] : []
  if (variant === null || value === null) return null
  if (value === 'no-mark') {
    const points = formula.kind === 'value' ? formula.noMark : null
    return points === null ? null : roundExactly(BigInt(points), formula.round.decimals, round)
  }

  if (coefficientRound) {
    let product = BigInt(value.scaled)
    let decimals = value.decimals
    for (const use of rounded) {
      const coefficient = coefficientOf(use.formula.id, use.variant, inputs, coefficientRound)
      if (coefficient === null) return null
      product *= BigInt(coefficient)
      decimals += coefficientRound.decimals
    }
    return roundExactly(product, decimals, round)
  }

  return settle((on) => {
    let result = formula.kind === 'value' ? formula.result(on, variant, value, inputs) : formula.coefficient(on, variant, inputs)
    if (result !== null && formula.kind === 'coefficient') result = on.multiply(on.of(value), result)
    for (const use of further) {
      const coefficient = use.variant === null ? null : use.formula.coefficient(on, use.variant, inputs)
      if (result === null || coefficient === null) return null
      result = on.multiply(result, coefficient)
    }
    return result
  }, round)
}
