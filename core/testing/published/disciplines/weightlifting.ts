// Published weightlifting: Sinclair points, also with a factor by age.
import { z } from 'zod'
import { applyFormula } from '../../../formats/formulas/apply.ts'
import { adapter } from '../adapter.ts'
import { asPrinted, printed } from './printed.ts'

const Lifter = z.object({
  bodyweight_kg: z.number(),
  total_kg: z.number(),
  A: z.number(),
  b: z.number(),
  age_factor: z.number().optional(),
})

const sinclair = adapter({
  name: 'Sinclair points',
  inputs: Lifter,
  within: ['sinclair', 'points'].map((path) => ({ path, by: 0.0005, why: 'the file asks for 0.0005' })),
  run: ({ bodyweight_kg, total_kg, A, b, age_factor }) => {
    const ageFactor = age_factor === undefined ? null : printed(age_factor)
    const inputs = { bodyweight: printed(bodyweight_kg), a: printed(A), b: printed(b), 'age-factor': ageFactor }
    const round = { decimals: 4, mode: 'half-up' } as const
    const points = asPrinted(applyFormula('sinclair', 'all', { value: printed(total_kg), inputs }, { round }), 4)
    return { sinclair: points, points }
  },
})

/** Adapters of published weightlifting. Not yet: totals and ranks. */
export const weightlifting = [sinclair]
