// Where the table is: the contest in focus, and who was called out of the running order. Kept with the event, not logged.
import { z } from 'zod'
import { CompetitorId, ContestId } from '../../core/ids.ts'
import type { EventState } from '../../core/apply/state.ts'
import { eventSummary } from '../../core/views/summary.ts'
import type { Called } from '../../core/views/running-order.ts'

/** The contest in focus, and a call out of order, if there is one. */
export const Desk = z.strictObject({
  contest: ContestId.nullable(),
  called: z.strictObject({ competitor: CompetitorId, slot: z.number().int().min(0) }).nullable(),
})
export type Desk = z.infer<typeof Desk>

/** Reads what was kept; anything else is an empty desk. */
export function deskFrom(text: string | null): Desk {
  const parsed = text ? Desk.safeParse(JSON.parse(text)) : null
  return parsed?.success ? parsed.data : { contest: null, called: null }
}

/** The contest the table is on: the one in focus, else the first with something left to do. */
export function focusOf(state: EventState, desk: Desk): ContestId | null {
  if (desk.contest && state.contests.has(desk.contest)) return desk.contest
  const contests = eventSummary(state)?.contests ?? []
  return (contests.find(({ done, total }) => done < total) ?? contests[0])?.contest ?? null
}

/** The call that still holds in a contest: it ends by itself once that attempt is taken. */
export function calledIn(state: EventState, desk: Desk, contest: ContestId): Called | null {
  if (desk.contest !== contest || !desk.called) return null
  const found = state.contests.get(contest)
  const card = found && state.cards.get(contest)?.get(found.partition)?.get(desk.called.competitor)
  return card?.attempts[desk.called.slot] || card?.status ? null : desk.called
}
