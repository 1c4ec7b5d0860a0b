// How documents stand, in the words of the list.
import type { DocumentRow } from '../../../core/views/documents.ts'
import { shortClock } from '../state/words.ts'

/** `14:05`; with the day where it was another one. */
function when(at: number, now: number): string {
  const [date, today] = [new Date(at), new Date(now)]
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(date)
  return date.toDateString() === today.toDateString() ? shortClock(at) : `${day}, ${shortClock(at)}`
}

/** What is there of a document. `changed`: what it is about says something else by now; empty where it does not. */
export function stateWords({ isNumbered, version, changed, when: wanted }: DocumentRow, now: number): { state: string; changed: string } {
  if (!isNumbered) return { state: 'for a pen, with codes', changed: '' }
  if (!version) return { state: 'not printed yet', changed: '' }
  const since = wanted === 'after' ? 'the standing has changed since' : 'it has changed since'
  return { state: `version ${version.number} of ${when(version.at, now)}`, changed: changed ? since : '' }
}

/** What a person is asked before a document supersedes another, or several theirs. */
export function whyWords(changed: readonly DocumentRow[]): string {
  const [first, ...more] = changed
  if (more.length > 0) return `Why do the new versions of ${changed.length} documents supersede theirs?`
  const number = first?.version?.number ?? 0
  return `Why does version ${number + 1} supersede version ${number}?`
}

/** The reason to propose: what was given for the newest change, where all of them have the same. */
export function proposedReason(changed: readonly DocumentRow[]): string {
  const reasons = new Set(changed.map(({ suggests }) => suggests ?? ''))
  return reasons.size === 1 ? [...reasons][0]! : ''
}

/** `1 document`, `7 documents`. */
export const documentCount = (count: number): string => (count === 1 ? '1 document' : `${count} documents`)
