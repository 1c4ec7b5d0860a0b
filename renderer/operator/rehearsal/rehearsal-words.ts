// What is said of the rehearsal that is open.
import type { RehearsalView } from '../../../core/contract/rehearsal.ts'

/** In one line, after the word REHEARSAL. */
export function rehearsalWords({ of, reopened }: RehearsalView): string {
  const began = reopened ? 'Scoretable was started anew in the middle of it, and it goes on. ' : ''
  const counts = 'Nothing here counts, and nothing is public.'
  return `${began}${counts}${of === null ? '' : ` ${of} waits as it was.`}`
}

/** What ending it comes to. */
export const endWords = ({ of }: RehearsalView): string =>
  of === null ? 'What was entered in the rehearsal:' : `Back to ${of}. What was entered in the rehearsal:`
