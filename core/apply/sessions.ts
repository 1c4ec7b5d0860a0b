// The sessions of a competition, as the last plan has them. Standings don't hang on them.
import type { Body } from '../event/entry.ts'
import type { ContestId, SessionId } from '../ids.ts'
import type { EventState } from './state.ts'

/** A session as planned: its contests in the order in which they are on. */
export interface Session {
  id: SessionId
  name: string
  starts?: string | undefined
  contests: readonly ContestId[]
}

/** Applies a plan. A contest that is there no more is in no session, and one that stands in two is in the first of them. */
export function applySessions(state: EventState, { sessions }: Body<'sessions.set'>): void {
  const open = new Set(state.contests.keys())
  state.sessions = sessions.map(({ session, name, starts, contests }) => ({
    id: session,
    name,
    starts,
    contests: contests.filter((contest) => open.delete(contest)),
  }))
}

/** Takes a contest that was removed out of its session. */
export function leaveSession(state: EventState, contest: ContestId): void {
  state.sessions = state.sessions.map((session) =>
    session.contests.includes(contest) ? { ...session, contests: session.contests.filter((other) => other !== contest) } : session,
  )
}

/** The session that a contest is in; undefined where it is in none. */
export const sessionOf = ({ sessions }: EventState, contest: ContestId): Session | undefined =>
  sessions.find(({ contests }) => contests.includes(contest))
