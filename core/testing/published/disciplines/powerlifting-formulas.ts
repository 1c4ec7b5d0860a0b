// Published points and coefficients by body weight.
import { z } from 'zod'
import { formulaOf } from '../../../formats/formulas/formulas.ts'
import { adapter } from '../adapter.ts'
import { throughFormula } from './lifting.ts'
import { bySex } from './printed.ts'

const Weighed = z.strictObject({ sex: z.enum(['M', 'F']), bodyweight_kg: z.number() })
const Total = Weighed.extend({ total_kg: z.number() })
type Round = { decimals: number; mode: 'half-up' }

/** Points in the decimals that the formula's own book asks for, unless told. */
const pointsOf = (
  formula: string,
  variant: string,
  lifter: { bodyweight_kg: number; total_kg: number },
  round = formulaOf(formula)!.round,
) => throughFormula({ formula, variant, round }, lifter.total_kg, { bodyweight: lifter.bodyweight_kg })

/** A coefficient: the points of a total of one kilogram. */
const coefficientOf = (formula: string, lifter: z.infer<typeof Weighed>, round: Round) =>
  pointsOf(formula, bySex(lifter.sex), { ...lifter, total_kg: 1 }, round)

const dots = adapter({
  name: 'Dots',
  inputs: Total,
  when: ({ expected }) => Object.hasOwn(expected, 'dots'),
  within: [{ path: 'dots', by: 0.001, why: 'the file asks for 0.001' }],
  run: (lifter) => ({ dots: pointsOf('dots', bySex(lifter.sex), lifter, { decimals: 3, mode: 'half-up' }) }),
})

const wilks2020Table = adapter({
  name: 'the table of Wilks 2020',
  inputs: Weighed,
  when: (_, { title = '' }) => /wilks ?2020/i.test(title),
  run: (lifter) => ({ coefficient: coefficientOf('wilks-2020', lifter, { decimals: 4, mode: 'half-up' }) }),
})

const ids = { wilks: 'wilks', wilks2020: 'wilks-2020', dots: 'dots' } as const
const Named = z.enum(['wilks', 'wilks2020', 'dots'])

const namedCoefficient = adapter({
  name: 'a coefficient by its name',
  inputs: Weighed.extend({ formula: Named }),
  // As many decimals as a column may have: the test that published it printed a double.
  within: [{ path: 'coefficient', by: 1e-12, why: 'printed as a floating-point number' }],
  run: (lifter) => ({ coefficient: coefficientOf(ids[lifter.formula], lifter, { decimals: 12, mode: 'half-up' }) }),
})

const namedPoints = adapter({
  name: 'points by their name',
  inputs: Total.extend({ formula: Named }),
  run: (lifter) => ({ points: pointsOf(ids[lifter.formula], bySex(lifter.sex), lifter) }),
})

const ipfGl = adapter({
  name: 'IPF GL points',
  inputs: Total.extend({ formula: z.literal('ipf_gl'), equipment: z.enum(['raw', 'single-ply']), event: z.enum(['SBD', 'B']) }),
  run: ({ equipment, event, ...lifter }) => ({
    points: pointsOf('ipf-gl', `${bySex(lifter.sex)}-${equipment}${event === 'B' ? '-bench' : ''}`, lifter),
  }),
})

/** Adapters of published points and coefficients. */
export const powerliftingFormulas = [dots, wilks2020Table, namedCoefficient, namedPoints, ipfGl]
