// Commands of the referee's table: what it rules, and how results become official.
import { z } from 'zod'
import { StatusCode, Text } from '../event/entry.ts'
import { Values } from '../formats/value.ts'
import { CompetitorId, ContestId } from '../ids.ts'

const about = { contest: ContestId, competitor: CompetitorId, reason: Text }
const Version = z.number().int().min(1).max(9999)

/** Commands of the referee's table, by name. Each goes to the partition `rulings`. */
export const RULING_COMMANDS = [
  /** An attempt counts as these values; empty ones: as not taken. What was recorded stays in sight. */
  z.strictObject({ name: z.literal('ruling.overrule'), ...about, slot: z.number().int().min(0).max(999), values: Values }),
  z.strictObject({
    name: z.literal('ruling.overrule-match'),
    contest: ContestId,
    match: z.number().int().min(1).max(9999),
    sides: z.array(Values).min(1).max(16),
    forfeit: z.boolean().optional(),
    reason: Text,
  }),
  /** `by`: a scaled integer of the decisive column, taken off where more is better and added where less is. */
  z.strictObject({ name: z.literal('ruling.penalise'), ...about, by: z.number().int().min(1).max(1e9) }),
  z.strictObject({ name: z.literal('ruling.status'), ...about, status: StatusCode }),
  /** Announces the next version, with so many minutes for protests. One after the first says which it supersedes, and why. */
  z.strictObject({
    name: z.literal('results.announce'),
    contest: ContestId,
    protest: z.number().int().min(0).max(10_080),
    supersedes: Version.optional(),
    reason: Text.optional(),
  }),
  /** Makes the newest version official. Asked first (`odd`) while it may still be protested. */
  z.strictObject({ name: z.literal('results.sign'), contest: ContestId, version: Version, by: Text, confirmed: z.boolean().optional() }),
  /** Makes official results provisional again. */
  z.strictObject({ name: z.literal('results.reopen'), contest: ContestId, reason: Text }),
] as const

type RulingCommand = z.infer<(typeof RULING_COMMANDS)[number]>
/** A command of the referee's table of a name. */
export type RulingCommandOf<N extends RulingCommand['name']> = Extract<RulingCommand, { name: N }>
