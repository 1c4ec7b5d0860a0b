// Generators of brackets in which some losers come back for the third places.
import type { Bracket, BracketMatch, Slot } from './bracket.ts'
import { createDraw, type EliminationOptions, mainDraw } from './elimination.ts'

/** The third places, both bronze matches' winners, and their losers. */
const bronze = { places: { winner: 3, loser: 5 } }

/** Losers of these main-draw matches are not at their end: they may come back. */
const comingBack = (matches: readonly BracketMatch[], back: (match: BracketMatch) => boolean): BracketMatch[] =>
  matches.map((match) => {
    if (!back(match)) return match
    const { places: _, ...rest } = match
    return rest
  })

/**
 * Everyone who lost to a finalist comes back: one ladder a half, from the loser of its first round up to the loser of the semi-final, whose
 * last match is for a third place (UWW rules 2026, article 8). Ids `P1M2`: ladder 1, second match. The other losers get no place here: from
 * the 7th place they are ranked by figures over all their bouts.
 */
export function repechageOfFinalists(count: number, options: EliminationOptions = {}): Bracket {
  const { matches, rounds, final } = mainDraw(count, options, true)
  const semiFinal = rounds.length - 1
  // Up to four entrants: nobody lost to a finalist before the semi-finals, whose losers share the third place.
  if (semiFinal < 2) return { matches, final }
  const { matches: ladders, add } = createDraw(options.winsNeeded ?? 1)
  for (const half of [1, 2]) {
    const beatenByWinnerOf = `R${semiFinal}M${half}`
    let line: Slot = { beatenByWinnerOf, round: 1 }
    for (let round = 2; round <= semiFinal; round++) {
      const more = round === semiFinal ? bronze : {}
      line = add(`P${half}M${round - 1}`, 0, line, { beatenByWinnerOf, round }, more).winner ?? line
    }
  }
  return { matches: [...comingBack(matches, ({ round }) => round <= semiFinal), ...ladders], final }
}

/**
 * The losers of the quarter-finals come back: those of a half meet (`P1`, `P2`), and the winner meets the other half's losing
 * semi-finalist for a third place (`B1`, `B2`); losers of `P` share the 7th (IJF Sport and Organisation Rules 2023, quarter-final repechage).
 */
export function repechageOfQuarterFinalists(count: number, options: EliminationOptions = {}): Bracket {
  const { matches, add, rounds, final } = mainDraw(count, options, true)
  const quarterFinals = rounds.at(-3)
  const semiFinals = rounds.at(-2)
  if (!quarterFinals || !semiFinals) throw new Error('a repechage from the quarter-finals needs five entrants')
  const back = [0, 1].map((half) => {
    const [first, second] = [quarterFinals[half * 2]!.loser, quarterFinals[half * 2 + 1]!.loser]
    return add(`P${half + 1}`, 0, first, second, { places: { loser: 7 } }).winner
  })
  // Where byes left a half without a losing quarter-finalist, the other half's losing semi-finalist is third without a match.
  const unopposed = [0, 1].filter((half) => back[1 - half] === null).map((half) => `R${rounds.length - 1}M${half + 1}`)
  for (const half of [0, 1]) add(`B${half + 1}`, 0, back[half]!, semiFinals[1 - half]!.loser, bronze)
  const held = comingBack(matches, ({ id, round }) => round >= rounds.length - 2 && round < rounds.length && !unopposed.includes(id))
  return { matches: held, final }
}
