// Published powerlifting: classes of a championship with all their attempts, and orders of single lifts.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { powerlifting as preset } from '../../../formats/presets/powerlifting.ts'
import type { Values } from '../../../formats/value.ts'
import { type Replayed, replay, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const lifts = ['squat', 'bench', 'deadlift'] as const
const Attempts = z.array(z.object({ kg: z.number(), good: z.boolean() }).nullable())
const Lifter = z.object({
  id: z.string(),
  lot: z.number().optional(),
  bodyweight_kg: z.number(),
  squat: Attempts,
  bench: Attempts,
  deadlift: Attempts,
})

/** An attempt that was not taken is a pass; of the lamps the sheet gives only the verdict. */
const valuesOf = (attempt: z.infer<typeof Attempts>[number]): Values =>
  attempt ? { load: scaled(attempt.kg, 1), lights: attempt.good ? 'W' : 'R' } : {}

const numberOf = (text: string) => (text === '' ? null : Number(text))

const weighed = (kilograms: number) => ({ bodyweight: scaled(kilograms, 2) })

type Lift = (typeof lifts)[number]

/** The preset ranked by one of its lifts: the places that a championship gives in each. */
const rankedBy = (lift: Lift): Format => ({
  ...preset,
  ranking: preset.ranking.map((key) => (key.by === 'result' ? { ...key, id: lift } : key)),
})

const championship = adapter({
  name: 'one class of a championship',
  inputs: z.object({ equipment: z.string(), lifters: z.array(Lifter).min(1) }),
  run: ({ lifters }) => {
    const competitors = lifters.map(({ id, lot, bodyweight_kg, ...attempts }): Replayed => ({
      key: id,
      ...(lot === undefined ? {} : { lot }),
      attributes: weighed(bodyweight_kg),
      attempts: lifts.flatMap((lift) => attempts[lift].map(valuesOf)),
    }))
    const { standing, row } = replay(preset, competitors)
    const column = (id: string, result: string) => numberOf(row(id).results[standing.columns.findIndex((each) => each.id === result)]!)
    const inLift = new Map(lifts.map((lift) => [lift, replay(rankedBy(lift), competitors)]))
    const placeIn = (lift: Lift, id: string) => inLift.get(lift)!.row(id).place
    return {
      results: lifters.map(({ id }) => ({
        id,
        place: row(id).place ?? (row(id).note === 'no total' ? 'DSQ' : null),
        best: Object.fromEntries(lifts.map((lift) => [lift, column(id, lift)])),
        total_kg: column(id, 'total'),
        rank_squat: placeIn('squat', id),
        rank_bench: placeIn('bench', id),
        rank_deadlift: placeIn('deadlift', id),
      })),
    }
  },
})

/** The preset with a single attempt at a single lift, for entries of which only one weight is known. */
const oneLift: Format = {
  ...preset,
  groups: [{ id: 'lift', name: 'Lift', short: 'L', attempts: 1 }],
  results: [{ id: 'total', name: 'Total', short: 'Total', from: { part: 'best', group: 'lift' } }],
}

const bestLifter = adapter({
  name: 'order of single lifts by total',
  inputs: z.object({
    by: z.literal('total'),
    entries: z.array(z.object({ id: z.string(), equipment: z.string(), total_kg: z.number(), bodyweight_kg: z.number() })).min(1),
  }),
  run: ({ entries }) => {
    const orderOf = (equipment: string) => {
      const among = entries.filter((entry) => entry.equipment === equipment)
      const { standing } = replay(
        oneLift,
        among.map(({ id, total_kg, bodyweight_kg }) => ({
          key: id,
          attributes: weighed(bodyweight_kg),
          attempts: [valuesOf(total_kg > 0 ? { kg: total_kg, good: true } : null)],
        })),
      )
      // A shared place is no order, whichever of them the start list puts first.
      return standing.rows.map(({ name, place, tied }) => (tied ? `${name} shares ${place}` : name))
    }
    return { order: Object.fromEntries([...new Set(entries.map(({ equipment }) => equipment))].map((each) => [each, orderOf(each)])) }
  },
})

/** Adapters of published powerlifting. Not yet: places in the single lifts, coefficients and their points, championship points. */
export const powerlifting = [championship, bestLifter]
