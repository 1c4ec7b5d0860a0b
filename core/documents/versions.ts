// Which version of a document a paper is: by what it says, whatever it looks like and in whichever time zone it is printed.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { type Issue, issuesOf } from '../apply/documents.ts'
import type { EventState } from '../apply/state.ts'
import type { EventId } from '../ids.ts'
import type { Making, PaperClock } from './making.ts'
import type { Paper } from './paper.ts'
import { type DocumentRef, paperKind, paperOf } from './papers.ts'

/** Times as they are kept: two laptops in two time zones say the same. */
const KEPT: PaperClock = { minute: String, second: String, day: (at) => String(Math.floor(at / 86_400_000)) }

/** No sheet's code is in what is numbered, so that no digest hangs on the event's id. */
const NO_EVENT = '' as EventId

/** SHA-256 of what a document says now, in 64 hex digits; null where there is none, or it has no number. */
export function digestOf(state: EventState, ref: DocumentRef): string | null {
  if (!paperKind(ref.paper).isNumbered) return null
  const paper = paperOf({ state, event: NO_EVENT, clock: KEPT }, ref)
  return paper && bytesToHex(sha256(utf8ToBytes(`scoretable-paper-1 ${canonicalize(paper)}`)))
}

/** The last version of a document, and whether it says something else by now; null where none was issued. */
export function lastIssue(state: EventState, ref: DocumentRef): (Issue & { changed: boolean }) | null {
  const last = issuesOf(state.documents, ref).at(-1)
  return last ? { ...last, changed: last.says !== digestOf(state, ref) } : null
}

/** When a version was issued, as another one says it: the time alone on the same day. */
const within = ({ minute, day }: PaperClock, at: number, other: number) =>
  day(at) === day(other) ? minute(at) : `${minute(at)}, ${day(at)}`

/** A document with its number, as it was issued last; null where there is no such document. */
export function numberedPaper(making: Making, ref: DocumentRef): Paper | null {
  const paper = paperOf(making, ref)
  const issues = issuesOf(making.state.documents, ref)
  const [before, last] = [issues.at(-2), issues.at(-1)]
  if (!paper || !last || !paperKind(ref.paper).isNumbered) return paper
  const { clock } = making
  const supersedes = before ? { number: before.version, at: within(clock, before.at, last.at), because: last.because ?? '' } : null
  return { ...paper, version: { number: last.version, at: `${clock.minute(last.at)}, ${clock.day(last.at)}`, supersedes } }
}
