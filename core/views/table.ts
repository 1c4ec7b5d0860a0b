// The operator's whole view of one contest.
import type { EventState } from '../apply/state.ts'
import { isDeclared, slotName } from '../formats/text.ts'
import { typingHint } from '../formats/typing.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import { rankingOf } from '../standings/ranking.ts'
import { recentEntries } from './recent.ts'
import { type Called, runningOrder } from './running-order.ts'
import { standingView } from './standing.ts'
import type { Move, StandingView, TableView } from './view.ts'

const NEXT = 4
const RECENT = 30

/** Places by competitor, to tell later what an entry changed. */
export function placesByCompetitor(state: EventState, id: ContestId): Map<CompetitorId, number | null> {
  const contest = state.contests.get(id)
  if (!contest) return new Map()
  const { rows, places } = rankingOf(state, contest)
  return new Map(rows.map((row, index) => [row.competitor.id, places[index]!]))
}

/** What an entry changed for one competitor, from the place before and the standing after. */
export function moveOf(before: number | null, standing: StandingView, competitor: CompetitorId): Move | null {
  const row = standing.rows.find(({ id }) => id === competitor)
  if (!row) return null
  const { id, bib, name, team } = row
  return { person: { id, bib, name, ...(team ? { team } : {}) }, from: before, to: row.place, result: row.results[standing.decisive] ?? '' }
}

/** The table's view; null where there is no such contest. `move` is what the last entry changed, kept by the station. */
export function tableView(state: EventState, id: ContestId, called: Called | null, move: Move | null): TableView | null {
  const contest = state.contests.get(id)
  const standing = standingView(state, id)
  if (!contest || !standing) return null
  const { format } = contest
  const { slot, now, next, order } = runningOrder(state, contest, called, NEXT)
  const declares = format.fields.some(isDeclared)
  const asks = now === null ? 'nothing' : declares && now.declared === undefined ? 'declaration' : 'result'
  return {
    contest: id,
    contestName: contest.name,
    division: standing.division,
    formatName: format.name,
    fields: format.fields,
    asks,
    hint: asks === 'nothing' ? 'All attempts are recorded.' : typingHint(format, asks),
    statuses: format.statuses,
    round: slot === null ? 'Complete' : slotName(format, slot),
    now,
    next,
    order,
    standing,
    recent: recentEntries(state, contest, RECENT),
    move,
  }
}
