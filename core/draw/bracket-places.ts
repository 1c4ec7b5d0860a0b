// The places a bracket gives so far: final where they are known, else the worst that a competitor can still end with.
import type { Bracket, BracketState, Slot } from './bracket.ts'

/** A place, and whether nothing that is still to come can better it. */
export interface PlaceSoFar {
  readonly place: number
  readonly final: boolean
}

/** Where the winner or the loser of a match goes on. */
const nextOf = (bracket: Bracket, isIt: (slot: Slot) => boolean) => bracket.matches.find(({ sides }) => sides.some(isIt))

/**
 * Everybody's place so far, by entrant. Whoever is out and has no place of the bracket's own shares the one after all that it gives (the
 * 7th after two 5th), for something else to rank; before that is certain it is a worst case, too.
 */
export function placesSoFar(bracket: Bracket, state: BracketState, entrants: readonly (string | null)[]): Map<string, PlaceSoFar> {
  const given = bracket.matches.reduce(
    (sum, { places }) => sum + Number(places?.winner !== undefined) + Number(places?.loser !== undefined),
    0,
  )
  const rest = given + 1
  const known = new Map<string, number>()

  function worst(id: string): number {
    const before = known.get(id)
    if (before !== undefined) return before
    const { places } = bracket.matches.find((match) => match.id === id)!
    const after = (end: number | undefined, isIt: (slot: Slot) => boolean): number => {
      if (end !== undefined) return end
      const next = nextOf(bracket, isIt)
      return next ? worst(next.id) : rest
    }
    const place = Math.max(
      after(places?.winner, (slot) => 'winnerOf' in slot && slot.winnerOf === id),
      after(places?.loser, (slot) => 'loserOf' in slot && slot.loserOf === id),
    )
    known.set(id, place)
    return place
  }

  const ahead = new Map<string, string>()
  let isOver = true
  for (const { id } of bracket.matches) {
    const match = state.matches.get(id)!
    if (match.status !== 'waiting' && match.status !== 'open') continue
    isOver = false
    for (const side of match.sides) if (side !== null && side !== 'nobody') ahead.set(side.entrant, id)
  }
  const places = new Map<string, PlaceSoFar>()
  for (const entrant of entrants) {
    if (entrant === null) continue
    const own = state.places.get(entrant)
    const match = ahead.get(entrant)
    if (own !== undefined) places.set(entrant, { place: own, final: true })
    else places.set(entrant, match === undefined ? { place: rest, final: isOver } : { place: worst(match), final: false })
  }
  return places
}
