// Commands about records: a book, what stands in it, and what officials make of a claim.
import { z } from 'zod'
import { ClaimNamed, RecordListed } from '../event/record-bodies.ts'
import { RecordBook } from '../records/records.ts'

/** Commands about records, by name. */
export const RECORD_COMMANDS = [
  /** Keeps a record book; under an id that is kept already, changed. */
  z.strictObject({ name: z.literal('record-book.keep'), book: RecordBook }),
  /** Lists what stands, all or none; what is listed already for the same book, division and column is replaced. */
  z.strictObject({ name: z.literal('record.list'), records: z.array(RecordListed).min(1).max(5000) }),
  /** Ratifies a claim that stands, or refuses it with the reason. */
  z.strictObject({ name: z.literal('record.ratify'), claim: ClaimNamed, reason: z.string().trim().min(1).max(120).optional() }),
  z.strictObject({ name: z.literal('record.refuse'), claim: ClaimNamed, reason: z.string().trim().min(1).max(120) }),
] as const

type RecordCommand = z.infer<(typeof RECORD_COMMANDS)[number]>
/** A command about records of a name. */
export type RecordCommandOf<N extends RecordCommand['name']> = Extract<RecordCommand, { name: N }>
