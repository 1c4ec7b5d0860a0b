// Published powerlifting: classes of a championship with all their attempts, and orders of single lifts.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import {
  championshipPoints,
  glPoints,
  pointsBy,
  powerlifting as preset,
  powerliftingEquipped as equipped,
} from '../../../formats/presets/powerlifting.ts'
import type { Replayed } from '../../replay.ts'
import { scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import type { CaseFile } from '../case-file.ts'
import { Attempts, play, sexOf, valuesOf } from './lifting.ts'

const lifts = ['squat', 'bench', 'deadlift'] as const
const Lifter = z.object({
  id: z.string(),
  lot: z.number().optional(),
  bodyweight_kg: z.number(),
  squat: Attempts,
  bench: Attempts,
  deadlift: Attempts,
})

const weighed = (kilograms: number) => ({ bodyweight: scaled(kilograms, 2) })

const sheetDecimals = { decimals: 4, mode: 'half-up' } as const

/** The points a championship gave, by its year: Wilks of a coefficient rounded to 4 decimals, then GL of one, then GL unrounded. */
const pointsIn = (year: number, equipment: 'raw' | 'single-ply') =>
  year < 2020
    ? pointsBy('wilks', ['men', 'women'], { coefficientRound: sheetDecimals })
    : glPoints(equipment, '', year < 2022 ? { coefficientRound: sheetDecimals } : {})

/** The preset with a year's points, and what else its sheets print: the coefficient, and points for the place. */
function sheetOf(year: number, equipment: 'raw' | 'single-ply'): Format {
  const base = equipment === 'raw' ? preset : equipped
  const points = pointsIn(year, equipment)
  const one = { part: 'constant', value: 1, decimals: 0 } as const
  return {
    ...base,
    results: [
      ...base.results.map((column) => (column.id === 'points' ? { ...column, from: points } : column)),
      {
        id: 'coefficient',
        name: 'Coefficient',
        short: 'Coeff',
        from: { ...points, coefficientRound: undefined, of: one, round: sheetDecimals },
      },
      {
        id: 'championship',
        name: 'Championship points',
        short: 'Champ',
        from: { part: 'place-points', of: 'place', list: championshipPoints },
      },
    ],
  }
}

const yearOf = (file: CaseFile): number | null =>
  z.object({ source: z.object({ year: z.number() }) }).safeParse(file).data?.source.year ?? null

const championship = (first: number, last: number, within?: { by: number; why: string }) =>
  adapter({
    name: `one class of a championship, ${first} to ${last}`,
    inputs: z.object({ sex: z.enum(['M', 'F']), equipment: z.enum(['raw', 'single-ply']), lifters: z.array(Lifter).min(1) }),
    when: (_, file) => {
      const year = yearOf(file)
      return year !== null && first <= year && year <= last
    },
    ...(within ? { within: [{ path: 'results.*.points_published', ...within }] } : {}),
    run: ({ sex, equipment, lifters }) => {
      const competitors = lifters.map(({ id, lot, bodyweight_kg, ...attempts }): Replayed => ({
        key: id,
        ...(lot === undefined ? {} : { lot }),
        attributes: { ...weighed(bodyweight_kg), ...sexOf(sex) },
        attempts: lifts.flatMap((lift) => attempts[lift].map((attempt) => valuesOf(attempt, 1))),
      }))
      const { figure, place, placeIn, note } = play(sheetOf(first, equipment), competitors)
      return {
        results: lifters.map(({ id }) => ({
          id,
          place: place(id) ?? (note(id) === 'no total' ? 'DSQ' : null),
          best: Object.fromEntries(lifts.map((lift) => [lift, figure(id, lift)])),
          total_kg: figure(id, 'total'),
          ...Object.fromEntries(lifts.map((lift) => [`rank_${lift}`, placeIn(lift, id)])),
          coefficient_published: figure(id, 'coefficient'),
          points_published: figure(id, 'points'),
          championship_points: figure(id, 'championship'),
        })),
      }
    },
  })

const six = { decimals: 6, mode: 'half-up' } as const
const ageAdjusted = { formula: 'age-foster-mcculloch', variant: 'all' } as const
const ages = { bodyweight: 'bodyweight', age: 'age' }

/** What a case ranks by: `total`, `wilks`, either of them `, age-adjusted`. */
function rankedBy(by: string): Format['results'][number]['from'] | null {
  const [first, ...more] = by.split(', ')
  const age = more.includes('age-adjusted')
  if (first === 'wilks') return pointsBy('wilks', ['men', 'women'], { round: six, ...(age ? { inputs: ages, times: [ageAdjusted] } : {}) })
  return age ? { part: 'formula', of: 'total', ...ageAdjusted, inputs: ages, round: six } : null
}

/** The preset with a single attempt at a single lift, for entries of which only one weight is known; ranked as the case asks. */
function oneLift(by: string): Format {
  const age = { id: 'age', name: 'Age', short: 'Age', decimals: 0, min: 0, max: 150, required: false }
  const points = rankedBy(by)
  return {
    ...preset,
    // One weight may stand for a whole total, and no weight for none.
    fields: preset.fields.map((field) => (field.type === 'decimal' ? { ...field, min: 0, max: 20_000 } : field)),
    groups: [{ id: 'lift', name: 'Lift', short: 'L', attempts: 1 }],
    attributes: [...preset.attributes, age],
    results: [
      { id: 'total', name: 'Total', short: 'Total', from: { part: 'best', group: 'lift' } },
      ...(points ? [{ id: 'points', name: 'Points', short: 'Points', from: points }] : []),
    ],
    ranking: preset.ranking
      .filter((key) => key.by === 'attribute' || (key.by === 'result' && key.id === 'total'))
      .map((key) => (key.by === 'result' && points ? { ...key, id: 'points' } : key)),
    rankings: undefined,
  }
}

const bestLifter = adapter({
  name: 'order of single lifts',
  inputs: z.object({
    by: z.string().regex(/^(total|wilks)(, age-adjusted)?$/),
    entries: z
      .array(
        z.object({
          id: z.string(),
          sex: z.enum(['M', 'F']),
          equipment: z.string(),
          total_kg: z.number(),
          bodyweight_kg: z.number(),
          age: z.number().optional(),
        }),
      )
      .min(1),
  }),
  run: ({ by, entries }) => {
    const orderOf = (equipment: string) => {
      const among = entries.filter((entry) => entry.equipment === equipment)
      const { standing } = play(
        oneLift(by),
        among.map(({ id, sex, total_kg, bodyweight_kg, age }) => ({
          key: id,
          attributes: { ...weighed(bodyweight_kg), ...sexOf(sex), ...(age === undefined ? {} : { age }) },
          attempts: [valuesOf(total_kg > 0 ? { kg: total_kg, good: true } : null, 1)],
        })),
      )
      // A shared place is no order, whichever of them the start list puts first.
      return standing.rows.map(({ name, place, tied }) => (tied ? `${name} shares ${place}` : name))
    }
    return { order: Object.fromEntries([...new Set(entries.map(({ equipment }) => equipment))].map((each) => [each, orderOf(each)])) }
  },
})

/** Adapters of published powerlifting. */
export const powerlifting = [
  championship(2000, 2019, { by: 0.01, why: 'the file says that exact half cents are unreliable at the source' }),
  championship(2020, 2021, {
    by: 0.01,
    why: 'the source multiplies in binary, so that its exact half cents fall either way; all other rows agree',
  }),
  championship(2022, 2099, { by: 0.01, why: 'the file says that the source rounds twice in some rows' }),
  bestLifter,
]
