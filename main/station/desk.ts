// Where the table is: the contest in focus, and who was called out of the running order. Kept with the event, not logged.
import { z } from 'zod'
import { CompetitorId, ContestId } from '../../core/ids.ts'
import { cardOf, type EventState, isTaken, matchesOf } from '../../core/apply/state.ts'
import { eventSummary } from '../../core/views/summary.ts'
import { slotCount } from '../../core/standings/slots.ts'
import type { Called } from '../../core/views/running-order.ts'
import { readKept } from './kept.ts'

/** The contest in focus, and a call out of order, if there is one. */
export const Desk = z.strictObject({
  contest: ContestId.nullable(),
  called: z.strictObject({ competitor: CompetitorId, slot: z.number().int().min(0) }).nullable(),
  /** The match that a person chose. */
  match: z.number().int().min(1).optional(),
})
export type Desk = z.infer<typeof Desk>

/** Reads what was kept; anything else is an empty desk. */
export const deskFrom = (text: string | null): Desk => readKept(Desk, text) ?? { contest: null, called: null }

/** The contest the table is on: the one in focus, else the first with something left to do. */
export function focusOf(state: EventState, desk: Desk): ContestId | null {
  if (desk.contest && state.contests.has(desk.contest)) return desk.contest
  const contests = eventSummary(state)?.contests ?? []
  return (contests.find(({ done, total }) => done < total) ?? contests[0])?.contest ?? null
}

/** Whether somebody can be called to an attempt of a contest at all. */
export function canCall(state: EventState, contest: ContestId, { competitor, slot }: Called): boolean {
  const found = state.contests.get(contest)
  return found !== undefined && state.competitors.get(competitor)?.division === found.division && slot < slotCount(found.format)
}

/** The call that still holds in a contest: it ends by itself once that attempt is taken, or whoever was called is not in it any more. */
export function calledIn(state: EventState, desk: Desk, contest: ContestId): Called | null {
  const { called } = desk
  const found = state.contests.get(contest)
  if (desk.contest !== contest || !called || !found || !canCall(state, contest, called)) return null
  const card = cardOf(state, found, called.competitor)
  return isTaken(card, called.slot) || card?.status ? null : called
}

/** The chosen match, as long as it is one of the contest's and has no result. */
export function matchIn(state: EventState, desk: Desk, contest: ContestId): number | null {
  const found = state.contests.get(contest)
  const match = desk.contest === contest && found ? matchesOf(state, found).find((one) => one.match === desk.match) : undefined
  return match && !match.recorded ? match.match : null
}
