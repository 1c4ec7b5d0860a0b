// The plan of sessions as the screen changes it: each change makes the whole plan anew, from the one that stands. Contests keep the event's order.
import type { SessionPlanned } from '../../../core/decide/session-commands.ts'
import type { ContestId, SessionId } from '../../../core/ids.ts'
import type { SessionSummary } from '../../../core/views/session-words.ts'

/** A plan with what there is of the event to plan. */
export interface Planning {
  sessions: readonly SessionSummary[]
  /** In the event's order. */
  contests: readonly ContestId[]
}

export type Plan = SessionPlanned[]
export type Change = (planning: Planning) => Plan

const asPlanned = ({ session, name, starts, contests }: SessionSummary): SessionPlanned => ({
  session,
  name,
  ...(starts === undefined ? {} : { starts }),
  contests,
})

/** The plan that stands. */
export const planOf = ({ sessions }: Pick<Planning, 'sessions'>): Plan => sessions.map(asPlanned)

const named = (name: string, starts: string) => ({ name: name.trim(), ...(starts.trim() === '' ? {} : { starts: starts.trim() }) })

/** A further session at the end. */
export const added =
  (name: string, starts: string): Change =>
  (planning) => [...planOf(planning), { ...named(name, starts), contests: [] }]

/** Another name or start for a session. */
export const renamed =
  (id: SessionId, name: string, starts: string): Change =>
  (planning) =>
    planOf(planning).map((each) => (each.session === id ? { session: id, ...named(name, starts), contests: each.contests } : each))

/** A session one place up or down; where it can't go further the plan is as it was. */
export const moved =
  (id: SessionId, by: 1 | -1): Change =>
  (planning) => {
    const plan = planOf(planning)
    const at = plan.findIndex(({ session }) => session === id)
    const [one, other] = [plan[at], plan[at + by]]
    if (!one || !other) return plan
    return plan.with(at, other).with(at + by, one)
  }

/** Without a session. */
export const removed =
  (id: SessionId): Change =>
  (planning) =>
    planOf(planning).filter(({ session }) => session !== id)

/** A contest in a session, or in none. */
export const placed =
  (contest: ContestId, id: SessionId | null): Change =>
  (planning) => {
    const { contests: order } = planning
    return planOf(planning).map((each) => {
      const others = each.contests.filter((other) => other !== contest)
      if (each.session !== id) return { ...each, contests: others }
      return { ...each, contests: [...others, contest].toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) }
    })
  }

/** Whether a plan stands. New sessions have no number before they do, and are known by their names. */
export const stands = (plan: Plan, { sessions }: Pick<Planning, 'sessions'>): boolean => {
  const texts = (list: readonly Omit<SessionPlanned, 'session'>[]) =>
    JSON.stringify(list.map(({ name, starts, contests }) => [name, starts, contests]))
  return texts(plan) === texts(sessions)
}

/** What a key does on a contest: puts it in a session, or in none; null where it is the browser's. */
export function placing(key: string, sessions: readonly SessionSummary[]): { to: SessionId | null } | null {
  if (key === '0' || key === 'Delete' || key === 'Backspace') return { to: null }
  const session = /^[1-9]$/.test(key) ? sessions[Number(key) - 1] : undefined
  return session ? { to: session.session } : null
}
