// The ways to draw that the panel offers, and what is typed for a draw by hand.
import { plural } from '../../../core/formats/plural.ts'
import type { HowToDraw, ToDraw } from '../../../core/decide/match-commands.ts'
import type { MatchesView } from '../../../core/views/match-view.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { Person } from '../../../core/views/view.ts'

/** One way, as it is chosen. */
export interface Way {
  id: 'usual' | 'round-robin' | 'swiss' | 'heats' | 'every-lane' | 'hand'
  label: string
}

/** The format's own way first, and then every other: who draws may know better. */
export function waysOf({ draw, word }: MatchesView): Way[] {
  const by = draw.how?.by
  const others: Way[] = [
    { id: 'round-robin', label: 'Everyone against everyone' },
    { id: 'swiss', label: 'The next round, equal scores meet' },
    { id: 'heats', label: `${plural(word)} on lanes`.replace(/^./, (first) => first.toUpperCase()) },
    { id: 'every-lane', label: 'Everybody once on every lane' },
    { id: 'hand', label: 'By hand' },
  ]
  return [...(draw.how ? [{ id: 'usual' as const, label: draw.label }] : []), ...others.filter(({ id }) => id !== by)]
}

/** What was chosen beside the way. */
export interface Options {
  lanes: number
  strength: 'even' | 'graded'
  cycles: number
}

/** The way as the station is asked for it. */
export function howOf(way: Way['id'], usual: HowToDraw | null, { lanes, strength, cycles }: Options): HowToDraw | null {
  switch (way) {
    case 'usual':
      return usual
    case 'round-robin':
      return { by: 'round-robin', cycles }
    case 'swiss':
      return { by: 'swiss' }
    case 'heats':
      return { by: 'heats', lanes, strength }
    case 'every-lane':
      return { by: 'every-lane', lanes }
    case 'hand':
      return null
  }
}

/** Reads a draw by hand: a line a match, the numbers of its sides with spaces; several on one side with a plus. `12 7`, `11+12 13+14`. */
export function readByHand(text: string, entrants: readonly Person[], round: number): Outcome<HowToDraw, string> {
  const byBib = new Map(entrants.map((person) => [person.bib, person.id]))
  const matches: ToDraw[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const sides = line
      .trim()
      .split(/\s+/)
      .map((side) => side.split('+'))
    const stranger = sides.flat().find((bib) => !byBib.has(bib))
    if (stranger !== undefined) return err(`Line ${index + 1}: nobody here has the number ${stranger}.`)
    matches.push({ round, sides: sides.map((side) => side.map((bib) => byBib.get(bib)!)) })
  }
  return matches.length === 0 ? err('Type who meets whom: a line a match, such as 12 7.') : ok({ by: 'these', matches })
}

/** The round that matches drawn by hand are for: the one that is on while it has open matches, else a new one. */
export const roundByHand = ({ rounds }: MatchesView): number => {
  const last = rounds.at(-1)
  return last ? (last.done < last.total ? last.round : last.round + 1) : 1
}
