// Bodies of entries about records: books, what stands in them, and what officials made of a claim.
//
// A claim itself is no entry: it follows from what is recorded, and goes when that is corrected. A ruling names it by what it claims.
import { z } from 'zod'
import { FieldId } from '../formats/value.ts'
import { CompetitorId, ContestId, DivisionId } from '../ids.ts'
import { RecordBook } from '../records/records.ts'

const Line = z.string().trim().min(1).max(120)
const Value = z.number().int().min(-1e12).max(1e12)

/**
 * What stands as a record for a division, in one of its contests' columns, as a scaled integer of that column. Null where none stands yet: the
 * first value makes it. The last one listed for the same book, division and column counts.
 */
export const RecordListed = z.strictObject({
  book: z.string().min(1).max(120),
  division: DivisionId,
  what: FieldId,
  value: Value.nullable(),
  holder: Line.optional(),
  when: Line.optional(),
  where: Line.optional(),
})
export type RecordListed = z.infer<typeof RecordListed>

/** Which claim is meant: whose, of what, and how much. Once it is corrected, a ruling on it is about nothing. */
export const ClaimNamed = z.strictObject({
  contest: ContestId,
  competitor: CompetitorId,
  book: z.string().min(1).max(120),
  what: FieldId,
  value: Value,
})
export type ClaimNamed = z.infer<typeof ClaimNamed>

const reason = z.string().trim().min(1).max(120)

/** The kinds of entries about records. Books and what stands in them are `setup`'s; rulings are the contest's own partition's, the last one counts. */
export const recordBodies = {
  'record.book-kept': RecordBook,
  'record.listed': RecordListed,
  'record.ratified': ClaimNamed.extend({ reason: reason.optional() }),
  'record.refused': ClaimNamed.extend({ reason }),
} as const
