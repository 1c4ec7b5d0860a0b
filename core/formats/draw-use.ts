// How a format's matches are usually drawn: what the table offers, with one key, when the next round is to be drawn.
import { z } from 'zod'
import { Values } from './value.ts'

const Lanes = z.number().int().min(2).max(16)

/**
 * One way to draw.
 * - round-robin: everyone against everyone, all rounds at once; so many times (`cycles`).
 * - swiss: round by round, equal scores meet. `bye`: what is recorded, as not played, for whoever is left over.
 * - heats: everybody once, on so many lanes, in heats of even strength or by strength. `pattern`: the lane of the best, the second best, …
 * - every-lane: heats in which everybody has every lane once.
 * - hand: pair by pair, as a person types it.
 */
export const DrawUse = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('round-robin'), cycles: z.number().int().min(1).max(4) }),
  z.strictObject({ by: z.literal('swiss'), bye: Values.optional() }),
  z.strictObject({
    by: z.literal('heats'),
    lanes: Lanes,
    strength: z.enum(['even', 'graded']),
    pattern: z.array(z.number().int().min(1).max(16)).min(2).max(16).optional(),
  }),
  z.strictObject({ by: z.literal('every-lane'), lanes: Lanes }),
  z.strictObject({ by: z.literal('hand') }),
])
export type DrawUse = z.infer<typeof DrawUse>
