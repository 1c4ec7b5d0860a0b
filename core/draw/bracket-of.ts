// From a format's bracket to its matches, for so many entrants.
import type { BracketUse } from '../formats/bracket-use.ts'
import type { Bracket } from './bracket.ts'
import { doubleElimination, singleElimination } from './elimination.ts'
import { repechageOfFinalists, repechageOfQuarterFinalists } from './repechage.ts'

/** The bracket of so many entrants; null for fewer than two, who have nobody to meet. */
export function bracketOf(use: BracketUse, entrants: number): Bracket | null {
  if (entrants < 2) return null
  if (use.kind === 'listed') return use
  const options = { winsNeeded: use.wins, ...(use.finalWins === undefined ? {} : { finalWins: use.finalWins }) }
  if (use.kind === 'double') return doubleElimination(entrants, { ...options, secondFinal: use.secondFinal ?? false })
  // Up to four entrants there are no quarter-finals to come back from.
  if (use.comeback === 'quarter-finalists' && entrants > 4) return repechageOfQuarterFinalists(entrants, options)
  if (use.comeback === 'beaten-by-finalists') return repechageOfFinalists(entrants, options)
  return singleElimination(entrants, { ...options, bronze: use.bronze ?? false })
}
