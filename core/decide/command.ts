// Commands: what a screen may ask of a station. A command is a request; decide.ts answers with facts or a rejection.
import { z } from 'zod'
import { CompetitorBody, StatusCode, Text } from '../event/entry.ts'
import { Format } from '../formats/format.ts'
import { Values } from '../formats/value.ts'
import { CompetitorId, ContestId, DivisionId, PartitionId } from '../ids.ts'
import { DOCUMENT_COMMANDS } from './document-commands.ts'
import { EntryListRow, MAX_COMPETITORS } from './entry-list-row.ts'
import { MARK_COMMANDS } from './mark-commands.ts'
import { MERGE_COMMANDS } from './merge-commands.ts'
import { MATCH_COMMANDS } from './match-commands.ts'
import { OWNERSHIP_COMMANDS } from './ownership-commands.ts'
import { RECORD_COMMANDS } from './record-commands.ts'
import { RULING_COMMANDS } from './ruling-commands.ts'
import { SESSION_COMMANDS } from './session-commands.ts'

const Slot = z.number().int().min(0).max(999)
const Seq = z.number().int().min(1)

export { EntryListRow, MAX_COMPETITORS }

/** Whose results belong to whom. */
export const MovePairs = z
  .array(z.strictObject({ from: CompetitorId, to: CompetitorId }))
  .min(1)
  .max(200)

/** Every command, by name. `confirmed` says that a person has seen the question about an odd value and meant it. */
export const Command = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('event.describe'),
    event: z.strictObject({ name: Text, place: Text.optional(), date: Text.optional() }),
  }),
  /** Adds competitors, and for each new division a contest in the preset's format. All rows or none. */
  z.strictObject({
    name: z.literal('entry-list.import'),
    preset: z.string().max(40),
    rows: z.array(EntryListRow).min(1).max(MAX_COMPETITORS),
  }),
  z.strictObject({ name: z.literal('competitor.change'), competitor: CompetitorBody, reason: Text }),
  /** Takes competitors off the entry list, all or none, while nothing is recorded for any of them; divisions left empty go with them. */
  z.strictObject({
    name: z.literal('competitor.remove'),
    competitors: z.array(CompetitorId).min(1).max(MAX_COMPETITORS),
    reason: Text,
  }),
  /**
   * A further contest of a division, in a format by its id. `sources`: where the format takes contests, those that it adds up, in order.
   * `after`: the contest before it, whose columns it may carry on. `entrants`: who is in, in the order they start; else the whole division.
   */
  z.strictObject({
    name: z.literal('contest.add'),
    division: DivisionId,
    format: z.string().max(40),
    title: Text.optional(),
    sources: z.array(ContestId).max(24).optional(),
    after: ContestId.optional(),
    entrants: z.array(CompetitorId).min(1).max(MAX_COMPETITORS).optional(),
  }),
  /** Another name for a contest, also while it is on. */
  z.strictObject({ name: z.literal('contest.rename'), contest: ContestId, title: Text }),
  /** Takes a contest out of the event, while nothing is recorded in it and no other contest builds on it. */
  z.strictObject({ name: z.literal('contest.remove'), contest: ContestId }),
  z.strictObject({ name: z.literal('start-list.set'), contest: ContestId, order: z.array(CompetitorId).max(MAX_COMPETITORS) }),
  z.strictObject({
    name: z.literal('attempt.declare'),
    contest: ContestId,
    competitor: CompetitorId,
    slot: Slot,
    values: Values,
    confirmed: z.boolean().optional(),
  }),
  z.strictObject({
    name: z.literal('attempt.record'),
    contest: ContestId,
    competitor: CompetitorId,
    slot: Slot,
    values: Values,
    confirmed: z.boolean().optional(),
    /** The second person's, who types what the first typed; without it the contest's own. */
    partition: PartitionId.optional(),
  }),
  z.strictObject({
    name: z.literal('attempt.correct'),
    partition: PartitionId,
    replaces: Seq,
    values: Values,
    reason: Text,
    confirmed: z.boolean().optional(),
  }),
  /** Results that were entered for others go to whom they belong: of one attempt, or all. Asked first (`odd`): who moves is a view. */
  z.strictObject({
    name: z.literal('attempts.move'),
    contest: ContestId,
    pairs: MovePairs,
    slot: Slot.optional(),
    reason: Text,
    confirmed: z.boolean().optional(),
  }),
  z.strictObject({ name: z.literal('status.record'), contest: ContestId, competitor: CompetitorId, status: StatusCode }),
  z.strictObject({ name: z.literal('entry.void'), partition: PartitionId, voids: Seq, reason: Text }),
  ...SESSION_COMMANDS,
  ...MERGE_COMMANDS,
  ...MATCH_COMMANDS,
  ...RECORD_COMMANDS,
  ...RULING_COMMANDS,
  ...MARK_COMMANDS,
  ...OWNERSHIP_COMMANDS,
  ...DOCUMENT_COMMANDS,
  /** Keeps a format of the event's own; under an id that is kept already, changed. */
  z.strictObject({ name: z.literal('format.keep'), format: Format }),
  /** Another format for a contest, with everything that is recorded. Asked first (`odd`) where results stand: who moves is a view. */
  z.strictObject({
    name: z.literal('contest.reformat'),
    contest: ContestId,
    format: Format,
    reason: Text,
    confirmed: z.boolean().optional(),
  }),
])
export type Command = z.infer<typeof Command>

/** Why a command changed nothing, with the sentence for the person. `odd` asks: the same command with `confirmed` goes through. */
export interface Rejection {
  kind:
    | 'invalid'
    | 'unknown-contest'
    | 'unknown-competitor'
    | 'unknown-entry'
    | 'already-recorded'
    | 'not-declared'
    | 'out-of-contest'
    | 'duplicate-bib'
    | 'too-many'
    | 'odd'
  message: string
  /** The field at fault, where there is one. */
  field?: string
}
