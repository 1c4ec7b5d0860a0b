// Published weightlifting: whole categories with all their attempts, totals, and Sinclair points, also with a factor by age.
import { z } from 'zod'
import { weightlifting as preset } from '../../../formats/presets/weightlifting.ts'
import { scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import { Attempts, play, throughFormula, valuesOf } from './lifting.ts'

const Athlete = z.object({
  id: z.string(),
  lot: z.number(),
  start_number: z.number().optional(),
  bodyweight_kg: z.number().optional(),
  snatch: Attempts,
  clean_jerk: Attempts,
})
type Athletes = z.infer<typeof Athlete>[]

/** Start numbers are a start list where the case has them; without, the lot stands for them. */
function playAll(athletes: Athletes) {
  const numbered = athletes.every(({ start_number }) => start_number !== undefined)
  const startList = athletes.toSorted((a, b) => a.start_number! - b.start_number!).map(({ id }) => id)
  return play(
    preset,
    athletes.map(({ id, lot, bodyweight_kg, snatch, clean_jerk }) => ({
      key: id,
      lot,
      ...(bodyweight_kg === undefined ? {} : { attributes: { bodyweight: scaled(bodyweight_kg, 2) } }),
      attempts: [...snatch, ...clean_jerk].map((attempt) => valuesOf(attempt, 0)),
    })),
    numbered ? startList : undefined,
  )
}

const category = adapter({
  name: 'one category of a championship',
  inputs: z.object({ athletes: z.array(Athlete).min(1) }),
  when: ({ expected }) => Object.hasOwn(expected, 'results'),
  run: ({ athletes }) => {
    const { figure, place, placeIn } = playAll(athletes)
    return {
      results: athletes.map(({ id }) => ({
        id,
        best_snatch: figure(id, 'snatch'),
        best_clean_jerk: figure(id, 'clean-jerk'),
        total: figure(id, 'total'),
        rank_snatch: placeIn('snatch', id),
        rank_clean_jerk: placeIn('clean-jerk', id),
        rank_total: place(id),
      })),
    }
  },
})

const ranked = adapter({
  name: 'one group by total',
  inputs: z.object({ athletes: z.array(Athlete).min(1) }),
  when: ({ expected }) => Object.hasOwn(expected, 'rank_total'),
  run: ({ athletes }) => {
    const { figure, place, placeIn } = playAll(athletes)
    const byId = <T>(of: (id: string) => T) => Object.fromEntries(athletes.map(({ id }) => [id, of(id)]))
    return {
      total: byId((id) => figure(id, 'total')),
      rank_total: byId(place),
      rank_snatch: byId((id) => placeIn('snatch', id)),
      rank_clean_jerk: byId((id) => placeIn('clean-jerk', id)),
    }
  },
})

/** A failed attempt is negative; null and words (declined) are attempts that were not taken. */
const Signed = z.array(z.union([z.number(), z.string(), z.null()])).max(3)
const attemptsOf = (signed: z.infer<typeof Signed>) =>
  signed.map((kg) => (typeof kg === 'number' && kg !== 0 ? { kg: Math.abs(kg), good: kg > 0 } : null))

const total = adapter({
  name: 'a total',
  inputs: z.object({ snatch: Signed, clean_jerk: Signed }),
  run: ({ snatch, clean_jerk }) => {
    const { figure } = playAll([{ id: 'lifter', lot: 1, snatch: attemptsOf(snatch), clean_jerk: attemptsOf(clean_jerk) }])
    // That program says 0 for no total.
    return { total: figure('lifter', 'total') ?? 0 }
  },
})

const sinclair = adapter({
  name: 'Sinclair points',
  inputs: z.object({ bodyweight_kg: z.number(), total_kg: z.number(), A: z.number(), b: z.number(), age_factor: z.number().optional() }),
  within: ['sinclair', 'points'].map((path) => ({ path, by: 0.0005, why: 'the file asks for 0.0005' })),
  run: ({ bodyweight_kg, total_kg, A, b, age_factor }) => {
    const inputs = { bodyweight: bodyweight_kg, a: A, b, ...(age_factor === undefined ? {} : { 'age-factor': age_factor }) }
    const points = throughFormula({ formula: 'sinclair', variant: 'all', round: { decimals: 4, mode: 'half-up' } }, total_kg, inputs)
    return { sinclair: points, points }
  },
})

/** Adapters of published weightlifting. */
export const weightlifting = [category, ranked, total, sinclair]
