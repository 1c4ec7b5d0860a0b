// Points for places: a printed list and what follows its end, or a formula of the count of entrants. The place that is shown is another matter.
import { z } from 'zod'
import { Decimals, divide, Rounding } from '../formats/rounding.ts'

const Points = z.number().int().min(-1e9).max(1e9)
const Place = z.number().int().min(1).max(100_000)

const Listed = z.strictObject({
  by: z.literal('list'),
  /** Points of the 1st, 2nd, … place. */
  points: z.array(Points).min(1).max(500),
  /** After the list's end: every place has `less` than the one before it, to the place `to` (null: without end), then the next step. */
  tail: z.array(z.strictObject({ to: Place.nullable(), less: Points.min(0) })).max(10),
})

const Counted = z.strictObject({
  by: z.literal('count'),
  /** Points are times × entrants + plus − less × place; with lanes + 1 − place that is 1, 1, 1. */
  times: Points,
  plus: Points,
  less: Points.min(0),
})

/**
 * How places become points. All points are integers scaled by `decimals`.
 * - `least`: no place gets fewer; a place past the list and its tail gets this.
 * - `ties`: equals get the points of the better place, or share the sum of the points of the places they take equally, rounded by name.
 * - `unplaced`: what somebody without a place gets (withdrawn, disqualified); null is no points at all, which is not zero.
 */
export const PointsList = z
  .strictObject({
    decimals: Decimals,
    from: z.discriminatedUnion('by', [Listed, Counted]),
    least: Points,
    ties: z.discriminatedUnion('take', [
      z.strictObject({ take: z.literal('best') }),
      z.strictObject({ take: z.literal('average'), rounding: Rounding.shape.mode }),
    ]),
    unplaced: Points.nullable(),
  })
  .superRefine(({ from }, context) => {
    if (from.by !== 'list') return
    let end = from.points.length
    from.tail.forEach(({ to }, index) => {
      if (to === null ? index < from.tail.length - 1 : to <= end) {
        context.addIssue({ code: 'custom', message: 'a tail goes on from place to place, and only its last step may be without end' })
      }
      end = to ?? end
    })
  })
export type PointsList = z.infer<typeof PointsList>

/** Points of one place that nobody shares, scaled by the list's decimals. `count` is how many entrants (or lanes) there are. */
export function pointsAt(list: PointsList, place: number, count: number): number {
  const { from, least } = list
  if (from.by === 'count') return Math.max(least, from.times * count + from.plus - from.less * place)
  const listed = from.points[place - 1]
  if (listed !== undefined) return Math.max(least, listed)
  let points = from.points.at(-1)!
  let end = from.points.length
  for (const { to, less } of from.tail) {
    const last = to === null || place <= to ? place : to
    points -= less * (last - end)
    if (last === place) return Math.max(least, points)
    end = last
  }
  return least
}

/**
 * Points for places as {@link placesOf} counts them (1, 1, 3; null has none), in the same order; scaled by the list's decimals.
 * Who shares a place is read from the places themselves. `count` is the entrants that the formula means: all of `places` unless it is told.
 */
export function pointsOf(list: PointsList, places: readonly (number | null)[], count: number = places.length): (number | null)[] {
  const sharing = new Map<number, number>()
  for (const place of places) if (place !== null) sharing.set(place, (sharing.get(place) ?? 0) + 1)
  return places.map((place) => {
    if (place === null) return list.unplaced
    const size = sharing.get(place)!
    if (size === 1 || list.ties.take === 'best') return pointsAt(list, place, count)
    let sum = 0
    for (let taken = place; taken < place + size; taken++) sum += pointsAt(list, taken, count)
    return divide(sum, size, list.ties.rounding)
  })
}
