// The documents of an event as a screen lists them: which there are, which version of each was issued, and whether it still says what is so.
import type { EventState } from '../apply/state.ts'
import { changesIn } from '../documents/corrections.ts'
import type { PaperKind } from '../documents/paper.ts'
import { aboutOf, type DocumentRef, documentsOf, paperKind } from '../documents/papers.ts'
import { digestOf } from '../documents/versions.ts'
import { issuesOf } from '../apply/documents.ts'
import type { ContestId } from '../ids.ts'

/**
 * One document. `version`: the one that was issued last (`at` in ms), null where none was. `changed`: what it is about says something else by
 * now, so that the next one supersedes it, and `suggests` is the newest reason that was given for a change since then.
 */
export interface DocumentRow {
  paper: PaperKind
  of: DocumentRef['of']
  title: string
  about: string
  when: 'before' | 'after'
  isNumbered: boolean
  version: { number: number; at: number } | null
  changed: boolean
  suggests?: string
}

/** All documents, division by division: its entry list, then contest by contest. */
export interface DocumentsView {
  documents: DocumentRow[]
}

/**
 * Why what a document is of (a contest, those of a session, the entry list of a division) is not as it was at a time (ms), in the words of whoever
 * changed it last; undefined where nobody said.
 */
function reasonSince(state: EventState, of: DocumentRef['of'], since: number): string | undefined {
  const contests = state.sessions.find(({ id }) => id === of)?.contests ?? [of as ContestId]
  const listed = state.listChanges.filter(({ was, is }) => was.division === of || is?.division === of)
  return [
    ...contests.flatMap((id) => state.contests.get(id) ?? []).flatMap((contest) => changesIn(state, contest)),
    ...listed.map(({ at, reason }) => ({ at, why: reason })),
  ]
    .filter(({ at, why }) => at >= since && why !== '')
    .toSorted((a, b) => a.at - b.at)
    .at(-1)?.why
}

/** The view. `digest`: how to know what a document says now; whoever keeps digests hands in one that looks there first. */
export function documentsView(
  state: EventState,
  digest: (ref: DocumentRef) => string | null = (ref) => digestOf(state, ref),
): DocumentsView {
  return {
    documents: documentsOf(state).map((ref): DocumentRow => {
      const { title, when, isNumbered } = paperKind(ref.paper)
      const last = issuesOf(state.documents, ref).at(-1)
      const changed = last !== undefined && isNumbered && last.says !== digest(ref)
      const reason = changed ? reasonSince(state, ref.of, last.at) : undefined
      return {
        ...ref,
        title,
        about: aboutOf(state, ref),
        when,
        isNumbered,
        version: last && isNumbered ? { number: last.version, at: last.at } : null,
        changed,
        ...(reason === undefined ? {} : { suggests: reason }),
      }
    }),
  }
}
