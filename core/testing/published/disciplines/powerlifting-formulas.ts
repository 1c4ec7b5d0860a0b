// Published points and coefficients by body weight.
import { z } from 'zod'
import { applyFormula, coefficientOf } from '../../../formats/formulas/apply.ts'
import { formulaOf } from '../../../formats/formulas/formulas.ts'
import { adapter } from '../adapter.ts'
import { asPrinted, bySex, printed } from './printed.ts'

const Weighed = z.strictObject({ sex: z.enum(['M', 'F']), bodyweight_kg: z.number() })
const Total = Weighed.extend({ total_kg: z.number() })
const weightOf = ({ bodyweight_kg }: { bodyweight_kg: number }) => ({ bodyweight: printed(bodyweight_kg) })

/** Points in the decimals that the formula's own book asks for. */
function pointsOf(id: string, variant: string, lifter: { bodyweight_kg: number; total_kg: number }): number | null {
  const { round } = formulaOf(id)!
  const points = applyFormula(id, variant, { value: printed(lifter.total_kg), inputs: weightOf(lifter) }, { round })
  return asPrinted(points, round.decimals)
}

// As many decimals as a double can be trusted with: the test that published it printed a double.
const DOUBLE = { decimals: 15, mode: 'half-up' } as const

/** A coefficient by its formula's name in the file. */
const coefficient = (id: string, lifter: z.infer<typeof Weighed>, round: { decimals: number; mode: 'half-up' }) =>
  asPrinted(coefficientOf(id, bySex(lifter.sex), weightOf(lifter), round), round.decimals)

const dots = adapter({
  name: 'Dots',
  inputs: Total,
  when: ({ expected }) => Object.hasOwn(expected, 'dots'),
  within: [{ path: 'dots', by: 0.001, why: 'the file asks for 0.001' }],
  run: (lifter) => {
    const round = { decimals: 3, mode: 'half-up' } as const
    const points = applyFormula('dots', bySex(lifter.sex), { value: printed(lifter.total_kg), inputs: weightOf(lifter) }, { round })
    return { dots: asPrinted(points, 3) }
  },
})

const wilks2020Table = adapter({
  name: 'the table of Wilks 2020',
  inputs: Weighed,
  when: (_, { title = '' }) => /wilks ?2020/i.test(title),
  run: (lifter) => ({ coefficient: coefficient('wilks-2020', lifter, { decimals: 4, mode: 'half-up' }) }),
})

const ids = { wilks: 'wilks', wilks2020: 'wilks-2020', dots: 'dots' } as const
const Named = z.enum(['wilks', 'wilks2020', 'dots'])

const namedCoefficient = adapter({
  name: 'a coefficient by its name',
  inputs: Weighed.extend({ formula: Named }),
  within: [{ path: 'coefficient', by: 1e-15, why: 'printed as a floating-point number' }],
  run: (lifter) => ({ coefficient: coefficient(ids[lifter.formula], lifter, DOUBLE) }),
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
