// What an attempt would need, in as few words as fit beside the input: the next place up, the best ones, and what is safe.
import type { NeededView } from '../../../core/views/needed.ts'
import type { TableView } from '../../../core/views/view.ts'
import { ordinal } from '../state/words.ts'

/** One thing to say. `strong`: the figure in it; the rest is quiet. */
export interface NeededWord {
  strong: string
  rest: string
}

/** So many things fit on the line; of values the easiest and the best are told. */
const MOST = 4

const placeWords = ({ place, tied }: { place: number; tied: boolean }): string =>
  tied ? `shares ${ordinal(place)}` : `for ${ordinal(place)}`

/** What a value brings. Where any value does, that is said instead of the least one. */
export const valueWord = ({ text, least, ...placed }: NeededView['places'][number]): NeededWord =>
  least ? { strong: 'Any', rest: placeWords(placed) } : { strong: text, rest: placeWords(placed) }

/** How many can still have a place: all but those of whom it is said why they have none. */
export const inTheRunning = (table: TableView | null): number => table?.standing.rows.filter(({ note }) => note === undefined).length ?? 0

/** What is certain, whatever comes. `standing`: how many can still have a place. */
export function certainWords({ safe, best }: NeededView, standing: number): NeededWord[] {
  if (safe !== null && safe === best) return [{ strong: ordinal(safe), rest: 'for certain' }]
  return [
    // The last place is always safe.
    ...(safe !== null && safe < standing ? [{ strong: ordinal(safe), rest: 'is safe' }] : []),
    ...(best !== null && best > 1 ? [{ strong: ordinal(best), rest: 'at best' }] : []),
  ]
}

/** The line: what is announced, the values that bring a place, what is certain. Empty where there is nothing to say. */
export function neededWords(view: NeededView, standing: number): NeededWord[] {
  const { places, announced, attempt } = view
  if (attempt === null || view.untold !== null) return []
  if (view.isOut) return [{ strong: 'No place', rest: 'can be reached any more' }]
  const certain = certainWords(view, standing)
  // What is announced is told where it would change something.
  const made = announced !== null && announced.place !== view.place ? announced : null
  const room = Math.max(2, MOST - certain.length - (made ? 1 : 0))
  const shown = places.length <= room ? places : [places[0]!, ...places.slice(1 - room)]
  return [...(made ? [{ strong: 'If good', rest: placeWords(made) }] : []), ...shown.map(valueWord), ...certain]
}
