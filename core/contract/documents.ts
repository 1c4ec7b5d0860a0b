// What screens and station say to each other about documents.
import { z } from 'zod'
import { DocumentAsked, MAX_DOCUMENTS } from '../decide/document-commands.ts'
import { Text } from '../event/text.ts'

/** What sheets a printer may hold. */
export const SHEETS = ['a4', 'letter'] as const
/** The sheet in the printer. */
export type Sheet = (typeof SHEETS)[number]

/** The calls about documents. */
export const DOCUMENT_CALLS = {
  /**
   * Issues documents and makes one PDF of them, in their order. One that says what its last version says is given again as that version.
   * `because`: why those that say something else supersede theirs; without it, where it is needed, nothing is issued (`field` is `because`).
   */
  'document.print': z.strictObject({
    documents: z.array(DocumentAsked).min(1).max(MAX_DOCUMENTS),
    size: z.enum(SHEETS),
    because: Text.optional(),
  }),
} as const

/** What they answer. */
export interface DocumentAnswers {
  /** The file in base64; `name` is what it is of, without an ending and not yet fit for every system's file names. */
  'document.print': { name: string; pdf: string }
}
