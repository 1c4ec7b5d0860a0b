// The event in short: its contests with their progress and leader.
import type { Contest, EventState } from '../apply/state.ts'
import { rankingOf } from '../standings/ranking.ts'
import { progressOf } from './progress.ts'
import { sessionNamed, sessionsIn, type SessionSummary } from './session-words.ts'
import type { ContestSummary } from './view.ts'

/** An event's name and contests. */
export interface EventSummary {
  name: string
  place?: string
  date?: string
  contests: ContestSummary[]
  /** In the order of the plan; absent where none are planned. */
  sessions?: SessionSummary[]
}

function contestSummary(state: EventState, contest: Contest): ContestSummary {
  const { rows } = rankingOf(state, contest)
  const { done, total } = progressOf(state, contest)
  const leader = rows[0]?.ranked ? rows[0].competitor.name : undefined
  return {
    contest: contest.id,
    name: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    divisionId: contest.division,
    ...sessionNamed(state, contest.id),
    formatName: contest.format.name,
    done,
    total,
    competitors: rows.length,
    ...(leader === undefined ? {} : { leader }),
    ...(contest.format.rankings ? { rankings: contest.format.rankings.map(({ id, name }) => ({ id, name })) } : {}),
    ...(contest.format.teams ? { teams: true } : {}),
  }
}

/** The event's summary, or null before its name is known. */
export function eventSummary(state: EventState): EventSummary | null {
  if (!state.event) return null
  const { name, place, date } = state.event
  return {
    name,
    ...(place ? { place } : {}),
    ...(date ? { date } : {}),
    contests: [...state.contests.values()].map((contest) => contestSummary(state, contest)),
    ...sessionsIn(state),
  }
}
