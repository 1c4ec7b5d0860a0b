// A named formula as a part of a format: the table it uses by constant or by a competitor's class, its inputs from attributes.
import { applyFormula } from '../../formats/formulas/apply.ts'
import type { Formula } from '../../formats/formulas/formula.ts'
import { formulaOf } from '../../formats/formulas/formulas.ts'
import type { FormulaUse, VariantUse } from '../../formats/formula-use.ts'
import type { Format } from '../../formats/format.ts'
import type { Operand } from '../../formats/part.ts'
import { type Context, type Rule, single } from './rule.ts'

type Use = { part: 'formula'; of: Operand } & FormulaUse

const variantOf = (use: VariantUse, { line }: Context): string | null =>
  typeof use === 'string' ? use : (use.is[line.attributes[use.attribute] ?? -1] ?? null)

function variantFault(formula: Formula, use: VariantUse, format: Format): string | null {
  if (typeof use !== 'string' && !format.attributes.some(({ id }) => id === use.attribute)) return `there is no attribute ${use.attribute}`
  const stranger = (typeof use === 'string' ? [use] : use.is).find((id) => !formula.variants.some((variant) => variant.id === id))
  return stranger === undefined ? null : `${formula.name} has no table ${stranger}`
}

/** Rule of the part that uses a formula. */
export const formulaRule: Rule<Use> = {
  scale: ({ round: { decimals } }) => ({ decimals }),
  evaluate(part, context, evaluate) {
    const { line, format, taken } = context
    const inputs: Record<string, { scaled: number; decimals: number } | null> = {}
    for (const [input, attribute] of Object.entries(part.inputs ?? {})) {
      const scaled = line.attributes[attribute]
      const decimals = format.attributes.find(({ id }) => id === attribute)?.decimals ?? 0
      inputs[input] = scaled === undefined ? null : { scaled, decimals }
    }
    const scaled = single(evaluate(part.of, context))
    const value = scaled !== null ? { scaled, decimals: context.decimalsOf(part.of) } : taken ? ('no-mark' as const) : null
    return applyFormula(
      part.formula,
      variantOf(part.variant, context),
      { value, inputs },
      {
        coefficientRound: part.coefficientRound,
        times: part.times?.map((use) => ({ formula: use.formula, variant: variantOf(use.variant, context) })),
        round: part.round,
      },
    )
  },
  lost: (part, _, lost) => lost(part.of),
  inner: (part) => [part.of],
  fault(part, format) {
    for (const use of [part, ...(part.times ?? [])]) {
      const formula = formulaOf(use.formula)
      if (!formula) return `there is no formula ${use.formula}`
      if ((part.times || part.coefficientRound) && formula.kind !== 'coefficient') return `${formula.name} has no coefficient`
      const fault = variantFault(formula, use.variant, format)
      if (fault) return fault
      const missing = formula.inputs.find(({ id, optional }) => !optional && part.inputs?.[id] === undefined)
      if (missing) return `${formula.name} needs ${missing.name}`
    }
    const stranger = Object.values(part.inputs ?? {}).find((id) => !format.attributes.some((attribute) => attribute.id === id))
    return stranger === undefined ? null : `there is no attribute ${stranger}`
  },
  say: (part) => ({ say: [part, ...(part.times ?? [])].map(({ formula }) => formulaOf(formula)?.name ?? formula).join(' × ') }),
}
