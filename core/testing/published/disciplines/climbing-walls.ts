// Published climbing beside boulders: lead on one and two routes, boulder and lead combined, speed.
import { z } from 'zod'
import { TOP } from '../../../formats/field.ts'
import { boulderAndLeadOf } from '../../../formats/presets/boulder-and-lead.ts'
import { lead, leadQualification } from '../../../formats/presets/lead.ts'
import { speedClimbing } from '../../../formats/presets/speed-climbing.ts'
import { formatScaled } from '../../../formats/decimal.ts'
import type { Format } from '../../../formats/format.ts'
import type { Values } from '../../../formats/value.ts'
import { columnIndex } from '../../../standings/columns.ts'
import type { Score } from '../../../standings/line.ts'
import type { ReplayedContest } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import { openAfter } from './earlier-stage.ts'
import { asPrinted } from './printed.ts'

const Previous = z.object({ rank: z.number().nullable(), group: z.string().nullish() }).nullish()

/** `TOP`, `34`, `34+`; nothing for a route that was not climbed. */
const Route = z
  .string()
  .regex(/^(TOP|DNS|DNF|\d+\+?)$/)
  .nullable()

function holdOf(route: z.infer<typeof Route>): Values | null {
  if (route === null || route.startsWith('D')) return null
  return { hold: route === 'TOP' ? TOP : Number.parseInt(route, 10) * 10 + (route.endsWith('+') ? 1 : 0) }
}

type Athlete = { id: string; previous_round?: z.infer<typeof Previous> }

/** A contest behind the stage before, where the case tells of one, and a reader of its columns by id. */
function play(format: Format, athletes: readonly Athlete[], record: (contest: ReplayedContest) => void) {
  const earlier = new Map(athletes.map(({ id, previous_round }) => [id, previous_round]))
  const contest = openAfter(
    format,
    athletes.map(({ id }) => ({ key: id })),
    (key) => ({ rank: earlier.get(key)?.rank ?? null, group: earlier.get(key)?.group ?? null }),
  )
  record(contest)
  const figure = (id: string, column: string): Score => {
    const found = contest.engineRow(id).columns[columnIndex(format, column)]?.figure ?? null
    return typeof found === 'number' ? found : null
  }
  return { contest, figure }
}

const twoRoutes = adapter({
  name: 'lead on two routes',
  inputs: z.object({
    format: z.literal('lead, two routes'),
    athletes: z.array(z.object({ id: z.string(), routes: z.array(Route).length(2) })).min(1),
  }),
  run: ({ athletes }) => {
    const { contest, figure } = play(leadQualification, athletes, ({ record }) => {
      for (const { id, routes } of athletes)
        for (const [slot, values] of routes.map(holdOf).entries()) if (values) record(id, slot, { ...values })
    })
    return {
      results: athletes.map(({ id }) => ({
        id,
        route_rank: ['place-a', 'place-b'].map((column) => figure(id, column)),
        route_corrected_rank: ['shared-a', 'shared-b'].map((column) => asPrinted(figure(id, column), 1)),
        points: asPrinted(figure(id, 'points'), 2),
        rank: contest.row(id).place,
      })),
    }
  },
})

const oneRoute = adapter({
  name: 'lead on one route',
  inputs: z.object({
    format: z.string().regex(/^lead/),
    athletes: z.array(z.object({ id: z.string(), routes: z.array(Route).length(1), previous_round: Previous })).min(1),
  }),
  run: ({ athletes }) => {
    const { contest } = play(lead, athletes, ({ record }) => {
      for (const { id, routes } of athletes) {
        const values = holdOf(routes[0]!)
        if (values) record(id, 0, { ...values, time: null })
      }
    })
    return { results: athletes.map(({ id }) => ({ id, rank: contest.row(id).place })) }
  },
})

const Tries = z.number().nullable()
const Boulder = z.object({ top_tries: Tries, high_zone_tries: Tries, low_zone_tries: Tries })

const combined = adapter({
  name: 'boulder and lead combined, 2024',
  inputs: z.object({
    format: z.string().regex(/^Boulder & Lead combined 2024/),
    lead_top_hold: z.number(),
    athletes: z.array(z.object({ id: z.string(), boulders: z.array(Boulder), lead: Route, previous_round: Previous })).min(1),
  }),
  run: ({ lead_top_hold, athletes }) => {
    const { contest, figure } = play(boulderAndLeadOf(lead_top_hold), athletes, ({ record }) => {
      for (const { id, boulders, lead: route } of athletes) {
        for (const [slot, { top_tries, high_zone_tries, low_zone_tries }] of boulders.entries())
          record(id, slot, { top: top_tries, high: high_zone_tries, low: low_zone_tries })
        const values = holdOf(route)
        if (values) record(id, 4, values)
      }
    })
    return {
      results: athletes.map(({ id, boulders }) => ({
        id,
        boulder_points: boulders.map((_, slot) => asPrinted(contest.engineRow(id).line.slots[slot]?.score ?? 0, 1)),
        boulder_score: asPrinted(figure(id, 'boulder'), 1),
        boulder_rank: figure(id, 'boulder-place'),
        lead_score: asPrinted(figure(id, 'lead'), 1),
        lead_rank: figure(id, 'lead-place'),
        score: asPrinted(figure(id, 'total'), 1),
        rank: contest.row(id).place,
      })),
    }
  },
})

const Run = z.union([z.number(), z.string(), z.null()])

/** A run's time in thousandths, or the word for why there is none; nothing for one that was not started. */
function runOf(run: z.infer<typeof Run>): Values | null {
  if (typeof run === 'number') return { time: run }
  if (run === null || run === 'DNS') return null
  return { time: /^(FALSE START|FS)$/.test(run) ? 'FS' : 'FALL' }
}

const seconds = (thousandths: number) => formatScaled(thousandths, 3)
const shorter = (thousandths: number) => formatScaled((thousandths - (thousandths % 10)) / 10, 2)

const speed = adapter({
  name: 'speed, qualification',
  inputs: z.object({
    athletes: z.array(z.object({ id: z.string(), times_ms: z.object({ A: Run, B: Run }), round_status: z.string().nullish() })).min(1),
  }),
  run: ({ athletes }) => {
    const { contest, figure } = play(speedClimbing, athletes, ({ record, status }) => {
      for (const { id, times_ms, round_status } of athletes) {
        for (const [slot, values] of [times_ms.A, times_ms.B].map(runOf).entries()) if (values) record(id, slot, values)
        if (round_status === 'FALSE START') status(id, 'FS')
        else if (round_status && round_status !== 'OK') status(id, 'WD')
      }
    })
    const timed = athletes.flatMap(({ id }) => (contest.row(id).status ? [] : (figure(id, 'best') ?? [])))

    /** A sheet cuts times to hundredths, shows thousandths where others had the same, and the other time where those are the same too. */
    const displayed = (id: string, status: string | null | undefined): string | null => {
      const best = figure(id, 'best')
      if (best === null) return status && status !== 'OK' ? status : figure(id, 'ran') === null ? 'DNS' : 'FALL'
      if (status && status !== 'OK') return `${status} (${seconds(best)})`
      if (timed.filter((other) => shorter(other) === shorter(best)).length === 1) return shorter(best)
      const other = figure(id, 'other')
      const isShared = timed.filter((time) => time === best).length > 1
      return isShared && other !== null ? `${seconds(best)} (${shorter(other)})` : seconds(best)
    }
    return Object.fromEntries(
      athletes.map(({ id, round_status }) => [id, { rank: contest.row(id).place, displayed: displayed(id, round_status) }]),
    )
  },
})

/** Adapters of lead, combined and speed climbing. */
export const walls = [twoRoutes, oneRoute, combined, speed]
