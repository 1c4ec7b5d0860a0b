// Which slot of somebody's line a match is: matches fill the slots in the order of their numbers.
import type { Match } from '../apply/state.ts'
import type { CompetitorId } from '../ids.ts'

/** The slot a match is for one who is in it, among these matches, by number. */
export const seatIn = (matches: readonly Match[], match: number, competitor: CompetitorId): number =>
  matches.filter((other) => other.match < match && other.sides.some((side) => side.includes(competitor))).length

/** How many matches each competitor is in. */
export function seatCounts(matches: readonly Pick<Match, 'sides'>[]): Map<CompetitorId, number> {
  const counts = new Map<CompetitorId, number>()
  for (const { sides } of matches) for (const id of sides.flat()) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** By match number, the slot that the match is for the first competitor of its first side: {@link seatIn} for all of them at once. */
export function firstSeats(matches: readonly Match[]): Map<number, number> {
  const counts = new Map<CompetitorId, number>()
  const seats = new Map<number, number>()
  for (const { match, sides } of matches.toSorted((a, b) => a.match - b.match)) {
    seats.set(match, counts.get(sides[0]![0]!) ?? 0)
    for (const id of sides.flat()) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return seats
}
