// A contest out of the event, before anything was recorded in it. Appended like everything else; nothing leaves the log.
import { type Contest, type EventState, isBegun } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import type { Command, Rejection } from './command.ts'

/** Why a contest has to stay, as a sentence; null where it can go. Nothing is changed by asking. */
export function staysFault(state: EventState, contest: Contest): string | null {
  if (isBegun(state, contest)) return `Results are recorded in ${contest.name}. A contest that has begun stays.`
  const others = [...state.contests.values()].filter(({ id }) => id !== contest.id)
  const overall = others.find(({ sources }) => sources.includes(contest.id))
  if (overall) return `${overall.name} adds up ${contest.name}. Remove ${overall.name} first.`
  const later = others.find(({ after }) => after === contest.id)
  if (later) return `${later.name} goes on from ${contest.name}. Remove ${later.name} first.`
  if (others.some(({ division }) => division === contest.division)) return null
  const division = state.divisions.get(contest.division)?.name ?? contest.division
  return `${contest.name} is the only contest of “${division}”. Add another one first.`
}

/** The fact that removes a contest. What others build on stays, and so does whatever has a result. */
export function removeContest(state: EventState, { contest: id }: Extract<Command, { name: 'contest.remove' }>): Outcome<Fact, Rejection> {
  const contest = state.contests.get(id)
  if (!contest) return err({ kind: 'unknown-contest', message: 'There is no such contest in this event; nothing was removed.' })
  const fault = staysFault(state, contest)
  if (fault !== null) return err({ kind: 'invalid', message: `${fault} Nothing was removed.` })
  return ok({ kind: 'contest.removed', body: { contest: id } })
}
