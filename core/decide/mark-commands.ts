// Commands about who writes a contest beside its table, and of the judges who do.
import { z } from 'zod'
import { Text } from '../event/entry.ts'
import { Marks } from '../event/mark-bodies.ts'
import { Panels } from '../formats/panels.ts'
import { CompetitorId, ContestId, PartitionId } from '../ids.ts'

const Slot = z.number().int().min(0).max(999)

/** Commands about judges and their marks, by name. */
export const MARK_COMMANDS = [
  /** Who writes a contest beside its own partition, all of them anew. Asked first (`odd`) where results stand. */
  z.strictObject({
    name: z.literal('contest.staff'),
    contest: ContestId,
    judges: Panels.optional(),
    second: PartitionId.optional(),
    confirmed: z.boolean().optional(),
  }),
  /** A judge's marks for the competitor and slot that are named, whoever is up. `partition` is the judge's own. */
  z.strictObject({
    name: z.literal('mark.give'),
    partition: PartitionId,
    contest: ContestId,
    competitor: CompetitorId,
    slot: Slot,
    marks: Marks,
  }),
  z.strictObject({
    name: z.literal('mark.correct'),
    partition: PartitionId,
    replaces: z.number().int().min(1),
    marks: Marks,
    reason: Text,
  }),
  /** The table closes an attempt without the marks that are missing, where its fields can do without. */
  z.strictObject({ name: z.literal('attempt.close'), contest: ContestId, competitor: CompetitorId, slot: Slot }),
] as const

type MarkCommand = z.infer<(typeof MARK_COMMANDS)[number]>
/** A command about judges of a name. */
export type MarkCommandOf<N extends MarkCommand['name']> = Extract<MarkCommand, { name: N }>
