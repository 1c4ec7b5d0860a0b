// The operator's whole view of one contest.
import type { EventState } from '../apply/state.ts'
import { isDeclared, slotName } from '../formats/text.ts'
import { typingHint } from '../formats/typing.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import { rankingOf } from '../standings/ranking.ts'
import { columnText } from '../standings/score.ts'
import { fieldsAt } from '../standings/slots.ts'
import { judgedEntries } from './judged.ts'
import { matchesView } from './matches.ts'
import { panelView } from './panel.ts'
import { recentEntries, reformattedOf } from './recent.ts'
import { type Called, runningOrder } from './running-order.ts'
import { decisiveOf } from './shown.ts'
import { sourceViews, stageView, tieViews } from './stage.ts'
import { personOf, standingView } from './standing.ts'
import type { Move, TableView } from './view.ts'

const NEXT = 4
const RECENT = 30

/** Whose standing the last entry was about, and their place before it. */
export interface Change {
  competitor: CompetitorId
  from: number | null
}

/** What an entry changed for one competitor, against the standing after it; null where they are not in that contest. */
export function moveOf(state: EventState, id: ContestId, { competitor, from }: Change): Move | null {
  const contest = state.contests.get(id)
  if (!contest) return null
  const { byCompetitor, rows, places } = rankingOf(state, contest)
  const row = byCompetitor.get(competitor)
  if (!row) return null
  const decisive = decisiveOf(contest.format)
  return {
    person: personOf(row.competitor),
    from,
    to: places[rows.indexOf(row)] ?? null,
    result: columnText(contest.format, decisive, row.columns[decisive]?.figure ?? null),
  }
}

/** What is said over the input when nothing is to be typed. */
const IDLE = {
  attempts: 'All attempts are recorded.',
  matches: 'Nothing is left to record.',
  contests: 'Nothing is typed here.',
}

/**
 * The table's view; null where there is no such contest. `change` is whose standing the last entry was about, kept by the
 * station; `match` the one that a person chose.
 */
export function tableView(
  state: EventState,
  id: ContestId,
  called: Called | null,
  change: Change | null,
  match: number | null = null,
): TableView | null {
  const contest = state.contests.get(id)
  const standing = standingView(state, id, true)
  if (!contest || !standing) return null
  const { format } = contest
  const { slot, now, next, order } = runningOrder(state, contest, called, NEXT)
  const declares = format.fields.some(isDeclared)
  const asks = now === null ? 'nothing' : declares && now.declared === undefined ? 'declaration' : 'result'
  return {
    contest: id,
    partition: contest.partition,
    contestName: contest.name,
    division: standing.division,
    formatName: format.name,
    fields: format.fields,
    asks,
    hint:
      now === null || asks === 'nothing'
        ? IDLE[format.takes ?? 'attempts']
        : typingHint({ ...format, fields: [...fieldsAt(format, now.slot)] }, asks),
    statuses: format.statuses,
    round: slot === null ? 'Complete' : slotName(format, slot),
    now,
    next,
    order,
    standing,
    recent: recentEntries(state, contest, RECENT),
    ...(contest.reformats.length > 0 ? { reformatted: reformattedOf(contest) } : {}),
    move: change && moveOf(state, id, change),
    takes: format.takes ?? 'attempts',
    ...(format.takes === 'matches' ? { matches: matchesView(state, contest, match) } : {}),
    ...(format.takes === 'contests' ? { sources: sourceViews(state, contest) } : {}),
    ties: tieViews(state, contest),
    stage: stageView(state, contest),
    ...(contest.judges ? { judged: judgedEntries(state, contest, RECENT) } : {}),
    ...(contest.judges && now ? { panel: panelView(state, contest, now.id, now.slot) } : {}),
  }
}
