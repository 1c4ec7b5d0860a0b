// Handicaps of clubs and regattas: a value times a factor, or less an allowance.
import { isPositive, minus } from './arithmetic.ts'
import { type CoefficientFormula, ONLY, type ValueFormula } from './formula.ts'

/** Value × factor: corrected time, a weight or age factor that an organiser hands in. */
export const handicapFactor: CoefficientFormula = {
  id: 'handicap-factor',
  name: 'value times a factor',
  source: 'the organiser\u2019s list of factors',
  years: [null, null],
  of: { name: 'value', unit: null, decimals: 2 },
  inputs: [{ id: 'factor', name: 'factor', unit: null, decimals: 4 }],
  variants: [ONLY],
  range: 'factor more than 0',
  round: { decimals: 2, mode: 'half-up' },
  kind: 'coefficient',
  coefficient: (on, _variant, { factor }) => (factor && isPositive(factor) ? on.of(factor) : null),
}

/** Value − allowance, both in the same unit: net time, net strokes. May fall below zero. */
export const handicapAllowance: ValueFormula = {
  id: 'handicap-allowance',
  name: 'value less an allowance',
  source: 'the organiser\u2019s list of allowances',
  years: [null, null],
  of: { name: 'value', unit: null, decimals: 2 },
  inputs: [{ id: 'allowance', name: 'allowance, in the unit of the value', unit: null, decimals: 2 }],
  variants: [ONLY],
  range: 'any',
  round: { decimals: 2, mode: 'half-up' },
  kind: 'value',
  noMark: null,
  result(on, _variant, value, { allowance }) {
    const rest = allowance ? minus(value, allowance) : null
    return rest && on.of(rest)
  },
}
