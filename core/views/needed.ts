// "What would it take?" for the next attempt of one competitor, ready to print. Nothing in it is the table's own.
import type { Contest, EventState } from '../apply/state.ts'
import { slotName } from '../formats/text.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import { boundsOf, neededFor, nextSlot } from '../standings/needed.ts'
import { rankingOf } from '../standings/ranking.ts'
import { turnsIn } from '../standings/turns.ts'
import { personOf } from './standing.ts'
import type { Person } from './view.ts'

/** What one competitor's attempt would need. Places are those right after this attempt, as the others stand now. */
export interface NeededView {
  contest: ContestId
  person: Person
  /** The attempt this is about; null where none is left. */
  attempt: { slot: number; name: string } | null
  /** The place now; null without one. */
  place: number | null
  /** Why nothing can be told; null where it can. */
  untold: string | null
  /** What the values are of: `Load`, `Score`. */
  of: string
  /** The value for each place there is to win, the easiest first. `least`: any value will do. */
  places: { place: number; tied: boolean; text: string; least: boolean }[]
  /** The place that what is announced brings, if it is made. */
  announced: { place: number; tied: boolean } | null
  /** The worst place in which this competitor can still end, and the best; null where that can't be told, or there may be none. */
  safe: number | null
  best: number | null
  /** No place can be reached any more. */
  isOut: boolean
}

function attemptOf(state: EventState, contest: Contest, competitor: CompetitorId, slot: number | undefined): number | null {
  const turns = turnsIn(state, contest)
  return slot !== undefined && turns(competitor, slot) ? slot : nextSlot(contest, competitor, turns)
}

/** The view for a competitor's next attempt, or the one in `slot`; null where there is no such contest, or nobody of that id in it. */
export function neededView(state: EventState, id: ContestId, competitor: CompetitorId, slot?: number): NeededView | null {
  const contest = state.contests.get(id)
  if (!contest) return null
  const { byCompetitor, rows, places: placesNow } = rankingOf(state, contest)
  const row = byCompetitor.get(competitor)
  if (!row) return null
  const next = attemptOf(state, contest, competitor, slot)
  const found = next === null ? null : neededFor(state, contest, competitor, next)
  const bounds = boundsOf(state, contest, competitor)
  const told = found && !('untold' in found) ? found : null
  return {
    contest: id,
    person: personOf(row.competitor),
    attempt: next === null ? null : { slot: next, name: slotName(contest.format, next) },
    place: placesNow[rows.indexOf(row)] ?? null,
    untold: found && 'untold' in found ? found.untold : null,
    of: told?.of ?? '',
    places: (told?.places ?? []).map(({ place, tied, text, least }) => ({ place, tied, text, least })),
    announced: told?.announced?.place == null ? null : { place: told.announced.place, tied: told.announced.tied },
    safe: bounds?.worst ?? null,
    best: bounds?.best ?? null,
    isOut: bounds !== null && bounds.best === null,
  }
}
