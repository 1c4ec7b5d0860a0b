// What can stand in the log: the envelope of an entry, and a schema for each kind of body.
//
// Kinds are facts, in the past tense. `setup` holds the first group, a scoring table's partition the second.
// A kind this version does not know is kept and relayed, never applied (see apply.ts).
import { z } from 'zod'
import { CompetitorId, ContestId, DivisionId, PartitionId } from '../ids.ts'
import { MatchId } from '../formats/bracket-use.ts'
import { Format } from '../formats/format.ts'
import { Panels } from '../formats/panels.ts'
import { FieldId, Values } from '../formats/value.ts'
import { Entry } from './envelope.ts'
import { ownershipBodies } from './ownership-bodies.ts'
import { documentBodies } from './document-bodies.ts'
import { markBodies } from './mark-bodies.ts'
import { recordBodies } from './record-bodies.ts'
import { rulingBodies } from './ruling-bodies.ts'
import { sessionBodies } from './session-bodies.ts'
import { Text, typed } from './text.ts'

export { Text }
export { Entry }

const Reason = Text
const Slot = z.number().int().min(0).max(999)
const MatchNumber = z.number().int().min(1).max(9999)
/** By side: who stands there. */
const Sides = z.array(z.array(CompetitorId).min(1).max(8)).min(1).max(16)
const Seq = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** A competitor as entered: bib (start number), name, team, lot, and the attributes the format asks for, as scaled integers. */
export const CompetitorBody = z.strictObject({
  competitor: CompetitorId,
  division: DivisionId,
  bib: typed(12),
  name: Text,
  team: Text.optional(),
  lot: z.number().int().min(0).max(1_000_000).optional(),
  attributes: z.record(FieldId, z.number().int()).optional(),
})

/** The status of a competitor in a contest; its effect on the ranking is the format's. */
export const StatusCode = z.string().regex(/^[A-Z]{2,4}$/)

/** Every kind of entry this version applies, by name. */
export const bodies = {
  /** `authority`: the public key (64 hex digits) that may hand `setup` over when its owner is gone; the newest one named counts. */
  'event.opened': z.strictObject({
    name: Text,
    place: Text.optional(),
    date: Text.optional(),
    authority: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  'division.added': z.strictObject({ division: DivisionId, name: Text }),
  'contest.added': z.strictObject({
    contest: ContestId,
    division: DivisionId,
    name: Text,
    partition: PartitionId,
    format: Format,
    /** Where the format takes contests: whose standings feed this one. They were added before it. */
    sources: z.array(ContestId).max(24).optional(),
    /** The stage before this one; who is in then stands in the start list. */
    after: ContestId.optional(),
    /** Who is in: everybody of the division (unless it comes after another), or only those of the start list. */
    entrants: z.enum(['division', 'listed']).optional(),
    /** Who writes it beside its own partition: judges, and a second person whose entries must equal the first's to count. */
    judges: Panels.optional(),
    second: PartitionId.optional(),
  }),
  /** Who writes a contest beside its own partition from here on; what is left out is nobody. */
  'contest.staffed': z.strictObject({ contest: ContestId, judges: Panels.optional(), second: PartitionId.optional() }),
  /** Another format for a contest, with everything recorded so far: a decision that is told, never an edit. */
  'contest.reformatted': z.strictObject({ contest: ContestId, format: Format, reason: Reason }),
  /** A format of the event's own, offered beside the presets. The last one of an id counts. */
  'format.kept': z.strictObject({ format: Format }),
  'competitor.added': CompetitorBody,
  'competitor.changed': CompetitorBody.extend({ reason: Reason }),
  /** Taken off the entry list, before anything was recorded for them; a division and its contests go when nobody is left in it. */
  'competitor.removed': z.strictObject({ competitor: CompetitorId, reason: Reason }),
  /** Another name for a contest; its results are untouched. */
  'contest.renamed': z.strictObject({ contest: ContestId, name: Text }),
  'contest.removed': z.strictObject({ contest: ContestId }),
  'division.removed': z.strictObject({ division: DivisionId }),
  'start-list.set': z.strictObject({ contest: ContestId, order: z.array(CompetitorId).max(5000) }),

  'attempt.declared': z.strictObject({ contest: ContestId, competitor: CompetitorId, slot: Slot, values: Values }),
  'attempt.recorded': z.strictObject({ contest: ContestId, competitor: CompetitorId, slot: Slot, values: Values }),
  'attempt.corrected': z.strictObject({ replaces: Seq, reason: Reason, values: Values }),
  'status.recorded': z.strictObject({ contest: ContestId, competitor: CompetitorId, status: StatusCode }),
  /**
   * Who meets: sides of one or more competitors, in their order (colours). Drawn again as long as nothing is recorded. `lanes`: by side, where
   * the order alone doesn't say it. One side alone is a bye. `bracket`: a game of that match of the contest's bracket.
   */
  'match.drawn': z.strictObject({
    contest: ContestId,
    match: MatchNumber,
    round: z.number().int().min(1).max(99),
    sides: Sides,
    lanes: z.array(z.number().int().min(1).max(99)).max(16).optional(),
    bracket: MatchId.optional(),
  }),
  /** Taken off the draw, while nothing is recorded for it. */
  'match.removed': z.strictObject({ contest: ContestId, match: MatchNumber }),
  /** What each side did, in the order of the sides. A forfeit was not played. */
  'match.recorded': z.strictObject({
    contest: ContestId,
    match: MatchNumber,
    sides: z.array(Values).min(1).max(16),
    forfeit: z.boolean().optional(),
  }),
  'match.corrected': z.strictObject({
    replaces: Seq,
    reason: Reason,
    sides: z.array(Values).min(1).max(16),
    forfeit: z.boolean().optional(),
  }),
  /** The tied in the order that a draw of lots, a jump-off or a chairman gave them; those who stay tied together. */
  'tie.decided': z.strictObject({ contest: ContestId, order: z.array(z.array(CompetitorId).min(1)).min(1).max(500), reason: Reason }),
  'entry.voided': z.strictObject({ voids: Seq, reason: Reason }),
  ...sessionBodies,
  ...recordBodies,
  ...rulingBodies,
  ...markBodies,
  ...ownershipBodies,
  ...documentBodies,
} as const

/** The name of a kind that this version applies. */
export type Kind = keyof typeof bodies
/** The body of an entry of a kind. */
export type Body<K extends Kind> = z.infer<(typeof bodies)[K]>

/** The body of any known kind, tagged: what decide proposes and apply takes. */
export type Fact = { [K in Kind]: { kind: K; body: Body<K> } }[Kind]

/** An entry's known kind and checked body, or null where this version does not know it or the body is not of its shape. */
export function factOf(entry: Pick<Entry, 'kind' | 'body'>): Fact | null {
  if (!Object.hasOwn(bodies, entry.kind)) return null
  const parsed = bodies[entry.kind as Kind].safeParse(entry.body)
  return parsed.success ? ({ kind: entry.kind, body: parsed.data } as Fact) : null
}
