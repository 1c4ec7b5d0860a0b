// Published functional fitness: workouts, the points they give, and overall standings by points and by places.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { fitnessOpen } from '../../../formats/presets/fitness-open.ts'
import { fitnessPlaces } from '../../../formats/presets/fitness-places.ts'
import { fitnessPoints } from '../../../formats/presets/fitness-points.ts'
import { fitnessReps } from '../../../formats/presets/fitness-reps.ts'
import { fitnessTime } from '../../../formats/presets/fitness-time.ts'
import type { Values } from '../../../formats/value.ts'
import { openReplay, replay, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import { printed, printedTime } from './printed.ts'

const each = <T>(keys: readonly string[], of: (key: string) => T) => Object.fromEntries(keys.map((key) => [key, of(key)]))
const numberOf = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text))

const Finished = z.strictObject({ time_s: z.number() })
const Capped = z.strictObject({ capped: z.literal(true), reps_short: z.number().int() })
const Out = z.strictObject({ status: z.string() })

const events = adapter({
  name: 'points of a workout for time',
  inputs: z.object({ better: z.string().regex(/^lower time/), scores: z.record(z.string(), z.union([Finished, Capped, Out])) }),
  run: ({ scores }) => {
    const keys = Object.keys(scores)
    const event = openReplay(keys.map((key) => ({ key })))
    const workout = event.contest(fitnessTime)
    const overall = event.contest({ ...fitnessPoints, groups: [{ ...fitnessPoints.groups[0]!, attempts: 1 }] }, { sources: [workout.id] })
    for (const [key, score] of Object.entries(scores)) {
      if ('status' in score) workout.status(key, score.status)
      else if ('capped' in score) workout.record(key, 0, { time: 'CAP', short: score.reps_short })
      else workout.record(key, 0, { time: scaled(score.time_s, 2), short: null })
    }
    return { points: each(keys, (key) => numberOf(overall.row(key).results[0])) }
  },
})

/** An overall whose workouts are known by their places or points alone: these are entered as they stand. */
const entered = (overall: Format, attempts: number): Format => ({
  ...overall,
  takes: 'attempts',
  fields: [
    {
      type: 'decimal',
      id: 'figure',
      name: 'Figure',
      decimals: 0,
      min: 0,
      max: 5000,
      step: 1,
      codes: [{ code: 'WD', name: 'withdrawn' }],
    },
  ],
  score: { part: 'field', field: 'figure' },
  groups: [{ ...overall.groups[0]!, attempts }],
})

const Figures = z.record(z.string(), z.array(z.union([z.number().int(), z.literal('WD')])).min(1))

function overallOf(overall: Format, figures: z.infer<typeof Figures>) {
  const keys = Object.keys(figures)
  const format = entered(overall, Math.max(...keys.map((key) => figures[key]!.length)))
  const { row } = replay(
    format,
    keys.map((key) => ({ key, attempts: figures[key]!.map((figure) => ({ figure })) })),
  )
  return { total: each(keys, (key) => numberOf(row(key).results[0])), place: each(keys, (key) => row(key).place) }
}

const overallByPoints = adapter({
  name: 'overall by points',
  inputs: z.object({ points_by_event: Figures }),
  run: ({ points_by_event }) => overallOf(fitnessPoints, points_by_event),
})

const overallByPlaces = adapter({
  name: 'overall by sum of places',
  inputs: z.object({ ranks: Figures }),
  run: ({ ranks }) => {
    const { total, place } = overallOf(fitnessPlaces, ranks)
    return { points: total, place }
  },
})

const Score = z.union([
  z.object({ rx: z.boolean(), score: z.string(), tiebreak: z.string().nullable() }),
  z.strictObject({ missing: z.literal(true) }),
])

const hundredths = (text: string): number => {
  const { scaled: value, decimals } = printedTime(text)
  return value * 10 ** (2 - decimals)
}

const isTime = (text: string) => text.includes(':')

function valuesOf(format: Format, { rx, score, tiebreak }: Extract<z.infer<typeof Score>, { rx: boolean }>): Values {
  const shared = { scaling: rx ? 'RX' : 'SC', 'tie-break': tiebreak === null ? null : hundredths(tiebreak) }
  if (format === fitnessReps) return { ...shared, reps: printed(score).scaled }
  return isTime(score) ? { ...shared, time: hundredths(score), reps: null } : { ...shared, time: 'CAP', reps: printed(score).scaled }
}

const open = adapter({
  name: 'a workout of the Open',
  inputs: z.object({ workout: z.string(), scores: z.record(z.string(), Score) }),
  run: ({ scores }) => {
    const keys = Object.keys(scores)
    const format = Object.values(scores).some((score) => 'rx' in score && isTime(score.score)) ? fitnessOpen : fitnessReps
    const { row } = replay(
      format,
      keys.map((key) => {
        const score = scores[key]!
        return 'missing' in score ? { key, attempts: [], status: 'DNS' } : { key, attempts: [valuesOf(format, score)] }
      }),
    )
    return { rank: each(keys, (key) => row(key).place) }
  },
})

/** Adapters of published functional fitness. */
export const functionalFitness = [events, overallByPoints, overallByPlaces, open]
