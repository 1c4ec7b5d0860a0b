// The body of the entry about the sessions of a competition: which there are, in order, and which contests are in each. It stands in `setup`.
import { z } from 'zod'
import { ContestId, SessionId } from '../ids.ts'
import { Text } from './text.ts'

/** An event has at most so many sessions: a week of nine a day. */
export const MAX_SESSIONS = 64

/** A session has at most so many contests. */
export const MAX_IN_SESSION = 1000

/** One session. `starts` as people say it: `Sat 14:00`. `contests` in the order in which they are on. */
export const SessionBody = z.strictObject({
  session: SessionId,
  name: Text,
  starts: Text.optional(),
  contests: z.array(ContestId).max(MAX_IN_SESSION),
})

/** The kinds of entries about sessions. */
export const sessionBodies = {
  /** The whole plan, in its order; the last one counts. A contest that is in none of them belongs to no session. */
  'sessions.set': z.strictObject({ sessions: z.array(SessionBody).max(MAX_SESSIONS) }),
} as const
