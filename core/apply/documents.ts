// Documents that were issued, as the log says them: every version of each, oldest first.
import type { Body } from '../event/entry.ts'
import type { DocumentNamed } from '../event/document-bodies.ts'

/** One version of a document. `says`: the digest of what it said; `because`: why it superseded the one before, null of the first. */
export interface Issue {
  version: number
  says: string
  because: string | null
  seq: number
  /** By the clock of the table that issued it, in ms. */
  at: number
}

/** Versions by document. */
export type DocumentState = Map<string, Issue[]>

/** A document's name among all. */
export const documentKey = ({ paper, of }: DocumentNamed): string => `${paper}:${of}`

/** The versions of a document, oldest first. */
export const issuesOf = (documents: DocumentState, document: DocumentNamed): readonly Issue[] => documents.get(documentKey(document)) ?? []

/** Applies a version. One that doesn't follow the one before it, or gives no reason for superseding it, is none; results don't hang on it. */
export function applyIssue(documents: DocumentState, body: Body<'document.issued'>, seq: number, at: number): void {
  const { version, says, because = null } = body
  const issues = documents.get(documentKey(body)) ?? []
  if (version !== issues.length + 1 || (version > 1 && because === null)) return
  issues.push({ version, says, because, seq, at })
  documents.set(documentKey(body), issues)
}
