// Commands about the sessions of a competition.
import { z } from 'zod'
import { SessionBody } from '../event/session-bodies.ts'
import { SessionId } from '../ids.ts'

/** A session as a screen plans it: one without an id is new. */
export const SessionPlanned = SessionBody.extend({ session: SessionId.optional() })
export type SessionPlanned = z.infer<typeof SessionPlanned>

/** Commands about sessions, by name. */
export const SESSION_COMMANDS = [
  /** The whole plan as it should be. What is left out of it is removed: its contests are in no session then, and nothing else changes. */
  z.strictObject({ name: z.literal('sessions.set'), sessions: z.array(SessionPlanned).max(1000) }),
] as const

type SessionCommand = z.infer<(typeof SESSION_COMMANDS)[number]>
/** A command about sessions of a name. */
export type SessionCommandOf<N extends SessionCommand['name']> = Extract<SessionCommand, { name: N }>
