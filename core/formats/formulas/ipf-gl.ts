// IPF GL points: a total as a share of what the best at that body weight lift, times 100.
import { compare, constant, type Decimal, isPositive } from './arithmetic.ts'
import { BODYWEIGHT, type CoefficientFormula, type FormulaVariant } from './formula.ts'

interface Constants {
  a: Decimal
  b: Decimal
  c: Decimal
}

const of = (a: string, b: string, c: string): Constants => ({ a: constant(a), b: constant(b), c: constant(c) })

const constants: Readonly<Record<string, Constants>> = {
  'men-raw': of('1199.72839', '1025.18162', '0.00921'),
  'men-single-ply': of('1236.25115', '1449.21864', '0.01644'),
  'women-raw': of('610.32796', '1045.59282', '0.03048'),
  'women-single-ply': of('758.63878', '949.31382', '0.02435'),
  'men-raw-bench': of('320.98041', '281.40258', '0.01008'),
  'men-single-ply-bench': of('381.22073', '733.79378', '0.02398'),
  'women-raw-bench': of('142.40398', '442.52671', '0.04724'),
  'women-single-ply-bench': of('221.82209', '357.00377', '0.02937'),
}

const variants: readonly FormulaVariant[] = [
  { id: 'men-raw', name: 'men, classic, three lifts' },
  { id: 'men-single-ply', name: 'men, equipped, three lifts' },
  { id: 'women-raw', name: 'women, classic, three lifts' },
  { id: 'women-single-ply', name: 'women, equipped, three lifts' },
  { id: 'men-raw-bench', name: 'men, classic, bench press' },
  { id: 'men-single-ply-bench', name: 'men, equipped, bench press' },
  { id: 'women-raw-bench', name: 'women, classic, bench press' },
  { id: 'women-single-ply-bench', name: 'women, equipped, bench press' },
]

const LIGHTEST = constant('35')

/** IPF GL: total × 100 / (A − B·e^(−C·body weight)). Zero below 35 kg. */
export const ipfGl: CoefficientFormula = {
  id: 'ipf-gl',
  name: 'IPF GL points',
  source: 'IPF GL Coefficients, May 2020; IPF Technical Rules Book, best lifter',
  years: [2020, null],
  of: { name: 'total or lift', unit: 'kg', decimals: 1 },
  inputs: [BODYWEIGHT],
  variants,
  range: 'body weight from 35 kg; 0 points below',
  round: { decimals: 2, mode: 'half-up' },
  kind: 'coefficient',
  coefficient(on, variant, { bodyweight }) {
    const set = constants[variant]
    if (!set || !bodyweight || !isPositive(bodyweight)) return null
    if (compare(bodyweight, LIGHTEST) < 0) return on.of(constant('0'))
    const fall = on.exp(on.multiply(on.of({ ...set.c, scaled: -set.c.scaled }), on.of(bodyweight)))
    return on.divide(on.of(constant('100')), on.subtract(on.of(set.a), on.multiply(on.of(set.b), fall)))
  },
}
