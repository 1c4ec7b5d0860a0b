// The plan of a competition's sessions. It is told whole, so that the last word of a person is all there is to know.
import type { EventState } from '../apply/state.ts'
import type { Body, Fact } from '../event/entry.ts'
import { MAX_SESSIONS } from '../event/session-bodies.ts'
import type { ContestId, SessionId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { LAST_NUMBER } from './attribute-fault.ts'
import type { Rejection } from './command.ts'
import { divisionKey } from './division-name.ts'
import type { SessionCommandOf, SessionPlanned } from './session-commands.ts'

type Planned = Body<'sessions.set'>['sessions']

const UNCHANGED = 'The sessions stay as they were.'
const reject = (message: string, kind: Rejection['kind'] = 'invalid'): Outcome<never, Rejection> =>
  err({ kind, message: `${message} ${UNCHANGED}` })

/** Why names can't be told apart, or null. */
function nameFault(sessions: readonly SessionPlanned[]): string | null {
  const names = new Set<string>()
  for (const { name } of sessions) {
    const key = divisionKey(name)
    if (names.has(key)) return `Two sessions can’t both be called ${name}: give one of them another name.`
    names.add(key)
  }
  return null
}

/** Why contests can't be where they are planned, or null. */
function contestFault({ contests: known }: EventState, sessions: readonly SessionPlanned[]): Rejection | null {
  const where = new Map<ContestId, string>()
  for (const { name, contests } of sessions)
    for (const id of contests) {
      const contest = known.get(id)
      if (!contest) return { kind: 'unknown-contest', message: `A contest of ${name} is not in this event any more.` }
      const other = where.get(id)
      if (other !== undefined)
        return {
          kind: 'invalid',
          message:
            other === name
              ? `${contest.name} is named twice in ${name}.`
              : `${contest.name} can’t be in both ${other} and ${name}: choose one.`,
        }
      where.set(id, name)
    }
  return null
}

/**
 * Numbers what is new. A number is never given twice, for documents hang on it; but what was removed may come back under its own. One without a
 * number whose name is there already is that session: the same plan sent again.
 */
function numbered(state: EventState, sessions: readonly SessionPlanned[]): Outcome<Planned, Rejection> {
  const taken = new Set<SessionId>()
  for (const { session, name } of sessions) {
    if (session === undefined) continue
    if (taken.has(session)) return reject(`${name} has the number of another session (${session}).`)
    if (Number(session.slice(1)) > state.numbered.session) return reject(`There is no session ${session} in this event.`)
    taken.add(session)
  }
  let last = state.numbered.session
  const planned: Planned = []
  for (const { session, ...rest } of sessions) {
    const same = state.sessions.find(({ id, name }) => !taken.has(id) && divisionKey(name) === divisionKey(rest.name))
    const id = session ?? same?.id ?? (`s${++last}` as SessionId)
    taken.add(id)
    planned.push({ session: id, ...rest })
  }
  return last > LAST_NUMBER ? reject('This event has given out all its numbers for sessions.', 'too-many') : ok(planned)
}

/** Whether a plan says what stands already. */
const stands = ({ sessions }: EventState, planned: Planned) =>
  JSON.stringify(planned.map(({ session, name, starts, contests }) => [session, name, starts, contests])) ===
  JSON.stringify(sessions.map(({ id, name, starts, contests }) => [id, name, starts, contests]))

/** The fact that sets the plan; none where it stands already. */
export function setSessions(state: EventState, { sessions }: SessionCommandOf<'sessions.set'>): Outcome<Fact[], Rejection> {
  if (sessions.length > MAX_SESSIONS) return reject(`An event has at most ${MAX_SESSIONS} sessions.`, 'too-many')
  const named = nameFault(sessions)
  if (named !== null) return reject(named)
  const placed = contestFault(state, sessions)
  if (placed) return reject(placed.message, placed.kind)
  const planned = numbered(state, sessions)
  if (!planned.ok) return planned
  return ok(stands(state, planned.value) ? [] : [{ kind: 'sessions.set', body: { sessions: planned.value } }])
}
