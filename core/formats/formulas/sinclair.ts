// Sinclair points: what a total would be at the body weight of the world's heaviest record holder. Constants change every Olympic cycle.
import { type Arithmetic, compare, constant, type Decimal, isPositive } from './arithmetic.ts'
import { byAge, mastersTables } from './age.ts'
import { AGE, BODYWEIGHT, BY_SEX, type CoefficientFormula, type FormulaFacts, type FormulaInputs, ONLY } from './formula.ts'

/** A, and the body weight b in kilograms from which on the coefficient is 1. */
interface Constants {
  a: Decimal
  b: Decimal
}

const TEN = constant('10')
const ONE = constant('1')

/** 10^(A · log10(body weight / b)²) below b, else 1. */
function coefficient<N>(on: Arithmetic<N>, { a, b }: Constants, { bodyweight }: FormulaInputs): N | null {
  if (!bodyweight || !isPositive(bodyweight)) return null
  if (compare(bodyweight, b) >= 0) return on.of(ONE)
  const ratio = on.ln(on.divide(on.of(bodyweight), on.of(b)))
  return on.exp(on.divide(on.multiply(on.of(a), on.multiply(ratio, ratio)), on.ln(on.of(TEN))))
}

const shared = {
  of: { name: 'total', unit: 'kg', decimals: 0 },
  variants: BY_SEX,
  round: { decimals: 3, mode: 'half-up' },
} satisfies Partial<FormulaFacts>

interface Cycle {
  from: number
  to: number
  constants: Readonly<Record<string, Constants>>
}

const sinclairOf = ({ from, to, constants }: Cycle): CoefficientFormula => ({
  ...shared,
  id: `sinclair-${from}`,
  name: `Sinclair points ${from}\u2013${to}`,
  source: `IWF Sinclair coefficients for the Olympic cycle ${from}\u2013${to}`,
  years: [from, to],
  inputs: [BODYWEIGHT],
  range: 'any body weight; coefficient 1 from b on',
  kind: 'coefficient',
  coefficient(on, variant, inputs) {
    const set = constants[variant]
    return set ? coefficient(on, set, inputs) : null
  },
})

const mastersOf = ({ from, to, constants }: Cycle): CoefficientFormula => ({
  ...shared,
  id: `sinclair-masters-${from}`,
  name: `Sinclair-Meltzer-Faber points, Sinclair ${from}\u2013${to}`,
  source: `IWF Masters age factors, 2019, on IWF Sinclair coefficients ${from}\u2013${to}`,
  years: [Math.max(2019, from), null],
  inputs: [BODYWEIGHT, AGE],
  range: 'ages 30 to 90 (men), 30 to 80 (women), as the tables are printed',
  kind: 'coefficient',
  coefficient(on, variant, inputs) {
    const set = constants[variant]
    const factors = mastersTables[variant]
    const factor = factors ? byAge(factors, inputs) : null
    const base = set ? coefficient(on, set, inputs) : null
    return factor === null || base === null ? null : on.multiply(base, on.of(factor))
  },
})

const of = (a: string, b: string): Constants => ({ a: constant(a), b: constant(b) })

const cycles: readonly Cycle[] = [
  { from: 2017, to: 2020, constants: { men: of('0.751945030', '175.508'), women: of('0.783497476', '153.655') } },
  { from: 2021, to: 2024, constants: { men: of('0.722762521', '193.609'), women: of('0.787004341', '153.757') } },
  { from: 2025, to: 2028, constants: { men: of('0.700767819', '201.159'), women: of('0.674107991', '163.918') } },
]

const LARGEST = { a: constant('2'), b: constant('1000') }

/** Sinclair with A, b and an age factor handed in: for a cycle, or an age table, that isn't here. */
const free: CoefficientFormula = {
  ...shared,
  id: 'sinclair',
  name: 'Sinclair points with given constants',
  source: 'IWF Sinclair formula; constants as published for the cycle',
  years: [null, null],
  variants: [ONLY],
  inputs: [
    BODYWEIGHT,
    { id: 'a', name: 'coefficient A', unit: null, decimals: 9 },
    { id: 'b', name: 'body weight b', unit: 'kg', decimals: 3 },
    { id: 'age-factor', name: 'age factor', unit: null, decimals: 3, optional: true },
  ],
  range: 'A more than 0 and up to 2, b more than 0 and up to 1000 kg, age factor more than 0',
  kind: 'coefficient',
  coefficient(on, _variant, inputs) {
    const { a, b, 'age-factor': ageFactor } = inputs
    if (!a || !b || !isPositive(a) || !isPositive(b) || compare(a, LARGEST.a) > 0 || compare(b, LARGEST.b) > 0) return null
    if (ageFactor && !isPositive(ageFactor)) return null
    const base = coefficient(on, { a, b }, inputs)
    return base !== null && ageFactor ? on.multiply(base, on.of(ageFactor)) : base
  },
}

/** Sinclair by cycle, with age factors by cycle, and with constants handed in. */
export const sinclairs: readonly CoefficientFormula[] = [...cycles.map(sinclairOf), ...cycles.map(mastersOf), free]
