// Bodies of entries of a judge's own partition: the mark for the competitor and slot that they name, whoever is up when they arrive.
//
// Only partitions that stand in the contest's panels count. `entry.voided` takes a mark back.
import { z } from 'zod'
import { FieldId } from '../formats/value.ts'
import { CompetitorId, ContestId } from '../ids.ts'
import { Mark } from '../formats/panels.ts'
import { Text } from './text.ts'

/** One judge's marks, by the fields that judge gives: one, unless they sit on several panels. */
export const Marks = z.record(FieldId, Mark)
export type Marks = z.infer<typeof Marks>

/** The kinds of entries of a judge. A mark given again for the same slot is the one that counts. */
export const markBodies = {
  'mark.given': z.strictObject({
    contest: ContestId,
    competitor: CompetitorId,
    slot: z.number().int().min(0).max(999),
    marks: Marks,
  }),
  /** Other marks in place of that entry's, which is the judge's own and still stands. */
  'mark.corrected': z.strictObject({ replaces: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER), marks: Marks, reason: Text }),
} as const
