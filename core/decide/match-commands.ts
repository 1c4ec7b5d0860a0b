// Commands about matches, ties and stages: who meets, what they did, who is ahead of whom by lot, who goes on.
import { z } from 'zod'
import { Text } from '../event/entry.ts'
import { MatchId } from '../formats/bracket-use.ts'
import { DrawUse } from '../formats/draw-use.ts'
import { Values } from '../formats/value.ts'
import { CompetitorId, ContestId, PartitionId } from '../ids.ts'
import { Cut } from '../stages/cut.ts'

const Seq = z.number().int().min(1)
const MatchNumber = z.number().int().min(1).max(9999)
const Sides = z.array(Values).min(1).max(16)
const Lane = z.number().int().min(1).max(99)

/** A match as it is to be drawn. Without a number it gets the next one that is free; without a round, the last. */
export const ToDraw = z.strictObject({
  match: MatchNumber.optional(),
  round: z.number().int().min(1).max(99).optional(),
  sides: z.array(z.array(CompetitorId).min(1).max(8)).min(1).max(16),
  lanes: z.array(Lane).max(16).optional(),
  /** The match of the format's bracket that this is a game of. */
  bracket: MatchId.optional(),
  /** Recorded with the draw, as not played: what stands for a bye. */
  bye: Values.optional(),
})
export type ToDraw = z.infer<typeof ToDraw>

/** How to draw: a way that draw-plan.ts knows, what the format's bracket has next, or these matches and no others. `removes`: drawn matches that are taken off. */
export const HowToDraw = z.union([
  DrawUse,
  z.strictObject({ by: z.literal('bracket') }),
  z.strictObject({ by: z.literal('these'), matches: z.array(ToDraw).max(9999), removes: z.array(MatchNumber).max(9999).optional() }),
])
export type HowToDraw = z.infer<typeof HowToDraw>

/** The commands, for the union of all of them. */
export const MATCH_COMMANDS = [
  /** Draws matches: all of a schedule, the next round, or these. What is drawn and has no result may be drawn again. */
  z.strictObject({ name: z.literal('match.draw'), contest: ContestId, how: HowToDraw }),
  /** What each side did, in the order of the sides. `forfeit`: it was not played, and counts as this. */
  z.strictObject({
    name: z.literal('match.record'),
    contest: ContestId,
    match: MatchNumber,
    sides: Sides,
    forfeit: z.boolean().optional(),
    confirmed: z.boolean().optional(),
  }),
  z.strictObject({
    name: z.literal('match.correct'),
    partition: PartitionId,
    replaces: Seq,
    sides: Sides,
    forfeit: z.boolean().optional(),
    reason: Text,
    confirmed: z.boolean().optional(),
  }),
  /** The order of those on one place, as lots, a jump-off or a chairman gave it; who stays tied stands together. */
  z.strictObject({
    name: z.literal('tie.decide'),
    contest: ContestId,
    order: z.array(z.array(CompetitorId).min(1)).min(2).max(500),
    reason: Text,
  }),
  /**
   * Makes the stage after a contest, with those who go on by the cut and those a person chose among the undecided; or brings its start list
   * up to date, while nothing is recorded there.
   */
  z.strictObject({
    name: z.literal('stage.advance'),
    contest: ContestId,
    /** A preset's id, or that of a format of the event's own. */
    format: z.string().max(40),
    title: Text,
    cut: Cut,
    chosen: z.array(CompetitorId).max(5000),
    start: z.enum(['best-first', 'best-last']),
  }),
] as const
