// Bodies of entries about documents that were issued: which, the how manieth version, and what it said, by its digest. They stand in `setup`.
//
// A kind whose name begins with `document.` says nothing about results: one that this version doesn't know is kept and relayed like any, and
// no standing is incomplete for it.
import { z } from 'zod'
import { ContestId, DivisionId, SessionId } from '../ids.ts'
import { Text } from './text.ts'

/** How kinds of entries begin that say nothing about results. */
export const BESIDE_RESULTS = 'document.'

/** Names a document: which one, and of which contest, division or session. The name is open, so that a later app's documents are numbered here too. */
export const DocumentNamed = z.strictObject({
  paper: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  of: z.union([ContestId, DivisionId, SessionId]),
})
export type DocumentNamed = z.infer<typeof DocumentNamed>

/** The kinds of entries about documents. */
export const documentBodies = {
  /** Version `version` says `says` (documents/digest.ts); from the second on it supersedes the one before it, and why. */
  'document.issued': DocumentNamed.extend({
    version: z.number().int().min(1).max(9999),
    says: z.string().regex(/^[0-9a-f]{64}$/),
    because: Text.optional(),
  }),
} as const
