// The keys of a ranking: what is compared, in which direction, and for whom.
import { z } from 'zod'
import { FieldId as Id } from './value.ts'

const shared = {
  /** The rule that says so, shown where it decided. */
  because: z.string().min(1).max(120),
  /** Only where the tied are: for the first place, for one of the first three, or exactly two. Otherwise this key is passed over. */
  when: z.enum(['first', 'podium', 'pair']).optional(),
  /** Whom this key leaves tied, once it has told some apart, is compared by all keys from the first again. */
  restart: z.boolean().optional(),
  /** Only where this column is the same for all of the tied, or nothing for all: the group of an earlier stage that they started in. */
  same: Id.optional(),
}

const Order = z.enum(['high', 'low'])

/**
 * One key. The first key must be something for a competitor to be ranked; a later one that is nothing stands last.
 * - result, attribute: a column (also a list, item by item), an attribute. `per`: the column divided by that other one, compared exactly
 *   and never rounded (points a match where not all have played the same number); nothing where that one is zero. `absent`, of the first
 *   key: whoever has taken anything is ranked, those with nothing here last, by the keys after it.
 * - lot: the number drawn before the start. `startList`: the position in the start list, where one was drawn up.
 * - encounter: what the tied scored against each other, and nobody else.
 * - draw: a person's recorded decision between the tied: a draw of lots, a jump-off, a chairman's choice. Undecided, they share the place.
 */
export const RankKey = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('result'), id: Id, order: Order, per: Id.optional(), absent: z.literal('last').optional(), ...shared }),
  z.strictObject({ by: z.literal('attribute'), id: Id, order: Order, ...shared }),
  z.strictObject({ by: z.literal('lot'), order: Order, startList: z.boolean().optional(), ...shared }),
  z.strictObject({ by: z.literal('encounter'), win: z.number().int().min(0), forfeits: z.boolean(), ...shared }),
  z.strictObject({ by: z.literal('draw'), ...shared }),
])
export type RankKey = z.infer<typeof RankKey>
