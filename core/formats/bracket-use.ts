// How a format uses a bracket: which one, how many wins decide a match, and what equal scores mean. Who meets follows from the start list
// and the results alone (core/draw); nothing of it is stored.
import { z } from 'zod'

/** What a match of a bracket is called: R1M2, L1M1, F. */
export const MatchId = z.string().regex(/^[A-Z][A-Z0-9]{0,11}$/)
const Wins = z.number().int().min(1).max(9)
const Seed = z.number().int().min(1).max(512)
const Place = z.number().int().min(1).max(512)

const shared = {
  /** Games that decide a match (1: a single game, 2: best of three), and the final where it takes more. */
  wins: Wins,
  finalWins: Wins.optional(),
  /** A game with equal scores decides nothing and is played again, or both sides are out. */
  equal: z.enum(['replay', 'out']),
}

const Slot = z.union([
  z.strictObject({ seed: Seed }),
  z.strictObject({ winnerOf: MatchId }),
  z.strictObject({ loserOf: MatchId }),
  z.strictObject({ beatenByWinnerOf: MatchId, round: z.number().int().min(1).max(9) }),
])

const Listed = z.strictObject({
  id: MatchId,
  round: z.number().int().min(0).max(99),
  sides: z.tuple([Slot, Slot]),
  winsNeeded: Wins,
  places: z.strictObject({ winner: Place.optional(), loser: Place.optional() }).optional(),
  onlyIfSecondWon: MatchId.optional(),
})

/**
 * A bracket as data.
 * - single: one life; `bronze`: losers of the semi-finals play for the third place; `comeback`: who may still win a third place.
 * - double: two lives; `secondFinal`: the unbeaten one who loses the final plays another.
 * - listed: match by match, each naming only those listed before it.
 */
export const BracketUse = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('single'),
    ...shared,
    bronze: z.boolean().optional(),
    comeback: z.enum(['beaten-by-finalists', 'quarter-finalists']).optional(),
  }),
  z.strictObject({ kind: z.literal('double'), ...shared, secondFinal: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('listed'), equal: shared.equal, matches: z.array(Listed).min(1).max(200), final: MatchId }),
])
export type BracketUse = z.infer<typeof BracketUse>

const named = (slot: z.infer<typeof Slot>): string | null =>
  'winnerOf' in slot ? slot.winnerOf : 'loserOf' in slot ? slot.loserOf : 'beatenByWinnerOf' in slot ? slot.beatenByWinnerOf : null

/** What is wrong with a bracket's list of matches, or null: one that waits for itself could never be drawn. */
export function bracketFault(use: BracketUse): string | null {
  if (use.kind !== 'listed') return null
  const before = new Set<string>()
  for (const { id, sides, onlyIfSecondWon } of use.matches) {
    const missing = [...sides.map(named), onlyIfSecondWon ?? null].find((other) => other !== null && !before.has(other))
    if (missing !== undefined) return `match ${id} names ${missing}, which is not listed before it`
    if (before.has(id)) return `match ${id} is there twice`
    before.add(id)
  }
  return before.has(use.final) ? null : `the bracket has no match ${use.final}`
}
