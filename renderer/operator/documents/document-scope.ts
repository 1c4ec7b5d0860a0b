// Which documents belong together: those of a contest, of a session, or of the whole event.
import type { DocumentRow } from '../../../core/views/documents.ts'
import type { SessionSummary } from '../../../core/views/session-words.ts'
import type { ContestSummary } from '../../../core/views/view.ts'

/** The scope of everything; any other is a contest or a session, by its id. */
export const WHOLE_EVENT = 'all'

interface There {
  contests: readonly Pick<ContestSummary, 'contest' | 'divisionId'>[]
  sessions: readonly Pick<SessionSummary, 'session' | 'contests'>[]
}

/** Whether there is such a scope. */
export const isScope = (scope: string, { contests, sessions }: There): boolean =>
  scope === WHOLE_EVENT || contests.some(({ contest }) => contest === scope) || sessions.some(({ session }) => session === scope)

/**
 * The documents of a scope: of a contest its own, and its division's entry list; of a session its own, and those of all its contests. Where a
 * session's protocol is among them, its contests' own protocols are not: it holds them.
 */
export function documentsIn(documents: readonly DocumentRow[], scope: string, { contests, sessions }: There): DocumentRow[] {
  const session = sessions.find((each) => each.session === scope)
  const wanted = contests.filter(({ contest }) => contest === scope || session?.contests.includes(contest))
  const of = new Set<string>([scope, ...wanted.flatMap(({ contest, divisionId }) => [contest, divisionId])])
  const shown = scope === WHOLE_EVENT ? documents : documents.filter((row) => of.has(row.of))
  const whole = new Set<string>(shown.filter(({ paper }) => paper === 'session-protocol').map((row) => row.of))
  const held = new Set<string>(sessions.filter((each) => whole.has(each.session)).flatMap((each) => each.contests))
  return shown.filter((row) => row.paper !== 'protocol' || !held.has(row.of))
}
