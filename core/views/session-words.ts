// The sessions of a competition as screens show them. Where none are planned nothing of them is in any view.
import { sessionOf } from '../apply/sessions.ts'
import type { Contest, EventState } from '../apply/state.ts'
import type { ContestId, SessionId } from '../ids.ts'

/** A session in lists, with its contests in the order in which they are on. */
export interface SessionSummary {
  session: SessionId
  name: string
  /** As people say it: `Sat 14:00`. */
  starts?: string
  contests: ContestId[]
}

/** All sessions, in the order of the plan; nothing where none are planned. */
export function sessionsIn({ sessions }: EventState): { sessions?: SessionSummary[] } {
  if (sessions.length === 0) return {}
  return {
    sessions: sessions.map(({ id, name, starts, contests }) => ({
      session: id,
      name,
      ...(starts === undefined ? {} : { starts }),
      contests: [...contests],
    })),
  }
}

/** The name of the session that a contest is in; nothing where it is in none. */
export function sessionNamed(state: EventState, contest: ContestId): { session?: string } {
  const session = sessionOf(state, contest)
  return session ? { session: session.name } : {}
}

/** `Saturday morning · Sat 9:00`: a session with its start, where it has one. */
export const sessionLine = ({ name, starts }: { name: string; starts?: string | undefined }): string =>
  starts === undefined ? name : `${name} · ${starts}`

/**
 * Where a part is at work, in words behind its role: `Final · Open · Session 2` of one contest; of several, their session alone, where it is the
 * same of all. Beside a session a contest that is called after its format, and is its division's only one, is known by the division: a phone has
 * two lines for all of it.
 */
export function placeWords(state: EventState, contests: readonly Contest[]): string[] {
  const [contest, ...more] = contests
  if (!contest) return []
  const session = sessionOf(state, contest.id)
  const isShared = session !== undefined && more.every(({ id }) => session.contests.includes(id))
  const division = state.divisions.get(contest.division)?.name ?? ''
  const isPlain =
    contest.name === contest.format.name &&
    [...state.contests.values()].every((other) => other === contest || other.division !== contest.division)
  const where = more.length > 0 ? [] : isShared && isPlain && division !== '' ? [division] : [contest.name, division]
  return [...where, isShared ? session.name : ''].filter((text) => text !== '')
}
