// The command that merges a list into an event that is running.
import { z } from 'zod'
import { CompetitorBody, Text } from '../event/entry.ts'
import { EntryListRow, MAX_COMPETITORS } from './entry-list-row.ts'

/** Its schema. `changes` are competitors as they are to be from now on, `rows` those who are new: all of both or nothing. */
export const MERGE_COMMANDS = [
  z.strictObject({
    name: z.literal('entry-list.merge'),
    preset: z.string().max(40),
    changes: z.array(CompetitorBody).max(MAX_COMPETITORS),
    rows: z.array(EntryListRow).max(MAX_COMPETITORS),
    reason: Text,
  }),
] as const

/** The command. */
export type MergeCommand = z.infer<(typeof MERGE_COMMANDS)[0]>
