// Wilks points: a total times a coefficient of body weight, by the polynomial of 1994 and by that of 2020.
import { clamp, constant, type Decimal, isPositive, polynomial } from './arithmetic.ts'
import { BODYWEIGHT, BY_SEX, type CoefficientFormula, type FormulaFacts } from './formula.ts'

/** Constants of numerator / polynomial(body weight), and the body weights it is held between. */
export interface WeightCurve {
  numerator: Decimal
  /** From the constant term to the highest power. */
  polynomial: readonly Decimal[]
  low: Decimal
  high: Decimal
}

/** A formula of that shape, with one curve a variant. A body weight of zero or less is none. */
export const byWeightCurve = (facts: FormulaFacts, curves: Readonly<Record<string, WeightCurve>>): CoefficientFormula => ({
  ...facts,
  kind: 'coefficient',
  coefficient(on, variant, { bodyweight }) {
    const curve = curves[variant]
    if (!curve || !bodyweight || !isPositive(bodyweight)) return null
    const weight = on.of(clamp(bodyweight, curve.low, curve.high))
    return on.divide(on.of(curve.numerator), polynomial(on, curve.polynomial, weight))
  },
})

/** Wilks, 1994: total × 500 / polynomial of the fifth degree. In use by the IPF until 2018. */
export const wilks = byWeightCurve(
  {
    id: 'wilks',
    name: 'Wilks points',
    source: 'R. Wilks, 1994; IPF Technical Rules Book, best lifter, editions until 2018',
    years: [1994, 2018],
    of: { name: 'total or lift', unit: 'kg', decimals: 1 },
    inputs: [BODYWEIGHT],
    variants: BY_SEX,
    range: 'body weight held between 40 and 201.9 kg (men), 26.51 and 154.53 kg (women)',
    round: { decimals: 2, mode: 'half-up' },
  },
  {
    men: {
      numerator: constant('500'),
      polynomial: ['-216.0475144', '16.2606339', '-0.002388645', '-0.00113732', '0.00000701863', '-0.00000001291'].map(constant),
      low: constant('40'),
      high: constant('201.9'),
    },
    women: {
      numerator: constant('500'),
      polynomial: ['594.31747775582', '-27.23842536447', '0.82112226871', '-0.00930733913', '0.00004731582', '-0.00000009054'].map(
        constant,
      ),
      low: constant('26.51'),
      high: constant('154.53'),
    },
  },
)

/** Wilks, 2020: total × 600 / polynomial of the fifth degree. */
export const wilks2020 = byWeightCurve(
  {
    id: 'wilks-2020',
    name: 'Wilks points of 2020',
    source: 'R. Wilks, World Powerlifting, March 2020',
    years: [2020, null],
    of: { name: 'total or lift', unit: 'kg', decimals: 1 },
    inputs: [BODYWEIGHT],
    variants: BY_SEX,
    range: 'body weight held between 40 and 200.95 kg (men), 40 and 150.95 kg (women)',
    round: { decimals: 2, mode: 'half-up' },
  },
  {
    men: {
      numerator: constant('600'),
      polynomial: [
        '47.4617885411949',
        '8.47206137941125',
        '0.073694103462609',
        '-0.00139583381094385',
        '0.00000707665973070743',
        '-0.0000000120804336482315',
      ].map(constant),
      low: constant('40'),
      high: constant('200.95'),
    },
    women: {
      numerator: constant('600'),
      polynomial: [
        '-125.425539779509',
        '13.7121941940668',
        '-0.0330725063103405',
        '-0.0010504000506583',
        '0.00000938773881462799',
        '-0.000000023334613884954',
      ].map(constant),
      low: constant('40'),
      high: constant('150.95'),
    },
  },
)
