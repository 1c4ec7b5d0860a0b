// Dots points: a total times a coefficient of body weight.
import { constant } from './arithmetic.ts'
import { BODYWEIGHT, BY_SEX } from './formula.ts'
import { byWeightCurve } from './wilks.ts'

/** Dots: total × 500 / polynomial of the fourth degree. */
export const dots = byWeightCurve(
  {
    id: 'dots',
    name: 'Dots points',
    source: 'T. Konertz, Dynamic Objective Team Scoring, BVDK, 2019',
    years: [2019, null],
    of: { name: 'total or lift', unit: 'kg', decimals: 1 },
    inputs: [BODYWEIGHT],
    variants: BY_SEX,
    range: 'body weight held between 40 and 210 kg (men), 40 and 150 kg (women)',
    round: { decimals: 2, mode: 'half-up' },
  },
  {
    men: {
      numerator: constant('500'),
      polynomial: ['-307.75076', '24.0900756', '-0.1918759221', '0.0007391293', '-0.0000010930'].map(constant),
      low: constant('40'),
      high: constant('210'),
    },
    women: {
      numerator: constant('500'),
      polynomial: ['-57.96288', '13.6175032', '-0.1126655495', '0.0005158568', '-0.0000010706'].map(constant),
      low: constant('40'),
      high: constant('150'),
    },
  },
)
