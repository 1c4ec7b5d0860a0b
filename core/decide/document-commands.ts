// Commands about documents.
import { z } from 'zod'
import { PAPER_KINDS } from '../documents/paper.ts'
import { ContestId, DivisionId, SessionId } from '../ids.ts'
import { Text } from '../event/text.ts'

/** Names a document that this app makes. */
export const DocumentAsked = z.strictObject({ paper: z.enum(PAPER_KINDS), of: z.union([ContestId, DivisionId, SessionId]) })

/** At most so many at once: more than an event of 50 contests has. */
export const MAX_DOCUMENTS = 500

/** Commands about documents, by name. */
export const DOCUMENT_COMMANDS = [
  /**
   * Issues documents as they are now, all or none; one that says what its last version says stays that version. `because`: why those that say
   * something else supersede their last version; without it there must be none of these.
   */
  z.strictObject({
    name: z.literal('document.issue'),
    documents: z.array(DocumentAsked).min(1).max(MAX_DOCUMENTS),
    because: Text.optional(),
  }),
] as const

type DocumentCommand = z.infer<(typeof DOCUMENT_COMMANDS)[number]>
/** A command about documents of a name. */
export type DocumentCommandOf<N extends DocumentCommand['name']> = Extract<DocumentCommand, { name: N }>
