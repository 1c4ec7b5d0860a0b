// Published pinewood derbies: places in single heats, points races, and who goes on by average time.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { pinewood as byAverage } from '../../../formats/presets/pinewood.ts'
import { pinewoodPointsOf } from '../../../formats/presets/pinewood-points.ts'
import type { Values } from '../../../formats/value.ts'
import { advanceFrom } from '../../../stages/cut.ts'
import { openReplay, type ReplayedContest, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const Timed = z.object({ car: z.string(), time: z.number() })
const Placed = z.object({ car: z.string(), place: z.number().int() })

/** A timer's 9.9999 is a car that did not finish. */
const timeOf = (time: number) => (time === 9.9999 ? 'DNF' : scaled(time, 4))

interface Entry {
  car: string
  values: Values
}

/** Runs heats, of so many lanes each, in a format with room for all of them. */
function run(format: Format, heats: readonly (readonly Entry[])[]): { cars: string[]; contest: ReplayedContest } {
  const cars = [...new Set(heats.flatMap((heat) => heat.map(({ car }) => car)))]
  const most = Math.max(...cars.map((car) => heats.filter((heat) => heat.some((entry) => entry.car === car)).length))
  const roomy = { ...format, groups: [{ ...format.groups[0]!, attempts: Math.max(1, most) }] }
  const contest = openReplay(cars.map((key) => ({ key }))).contest(roomy)
  for (const [index, heat] of heats.entries())
    contest.match({ round: index + 1, sides: heat.map(({ car }) => [car]), values: heat.map(({ values }) => values) })
  return { cars, contest }
}

const timed = (heat: readonly z.infer<typeof Timed>[]): Entry[] => heat.map(({ car, time }) => ({ car, values: { time: timeOf(time) } }))

const heatPlaces = adapter({
  name: 'places in a heat',
  inputs: z.object({ lanes: z.array(Timed).min(1) }),
  run: ({ lanes }) => {
    const { cars, contest } = run(byAverage, [timed(lanes)])
    return { place: Object.fromEntries(cars.map((car) => [car, contest.row(car).place])) }
  },
})

const rosterByAverage = adapter({
  name: 'who goes on, by average time',
  inputs: z.object({ take: z.number().int(), heats: z.array(z.object({ lanes: z.array(Timed).min(1) })).min(1) }),
  run: ({ take, heats }) => {
    const { contest } = run(
      byAverage,
      heats.map(({ lanes }) => timed(lanes)),
    )
    const { rows } = contest.standing()
    const going = advanceFrom(
      { ...byAverage.next!.cut, rule: { by: 'places', count: take } },
      rows.map(({ name, place }) => ({ id: name, place })),
    )
    // A roster is printed by car, not by result.
    return { advance: going.advance.toSorted() }
  },
})

const LANES = 4

const pointsRace = adapter({
  name: 'a points race',
  inputs: z.object({ heats: z.array(z.array(z.union([Placed, Timed])).min(1)).min(1) }),
  run: ({ heats }) => {
    const { cars, contest } = run(
      pinewoodPointsOf(LANES),
      heats.map((heat) =>
        heat.map((entry): Entry => ({
          car: entry.car,
          values: 'place' in entry ? { place: entry.place, time: null } : { place: null, time: timeOf(entry.time) },
        })),
      ),
    )
    const each = <T>(of: (row: ReturnType<ReplayedContest['row']>) => T) =>
      Object.fromEntries(cars.map((car) => [car, of(contest.row(car))]))
    return {
      points: each(({ results }) => Number(results[0])),
      place: each(({ place, tied }) => `${tied ? 'T' : ''}${place}`),
      heats_points: each(({ results }) => [Number(results[1]), Number(results[0])]),
    }
  },
})

/** Adapters of published pinewood derbies. */
export const pinewood = [heatPlaces, rosterByAverage, pointsRace]
