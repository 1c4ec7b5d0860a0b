// What a display shows now and next: who is up, who follows, and what the last result changed.
import { cardOf, type Contest, type EventState } from '../apply/state.ts'
import { slotName } from '../formats/text.ts'
import type { ContestId } from '../ids.ts'
import { rankingOf } from '../standings/ranking.ts'
import { newestFirst } from './recent.ts'
import { type Called, runningOrder } from './running-order.ts'
import { decisiveOf } from './shown.ts'
import { cellOf } from './standing.ts'
import { type Change, moveOf } from './table.ts'
import { sessionNamed } from './session-words.ts'
import type { Move, NowNextView } from './view.ts'
import { columnText } from '../standings/score.ts'

const NEXT = 3

function lastRecorded(state: EventState, contest: Contest, move: Move | null): NowNextView['last'] {
  if (!move) return null
  for (const [, written] of newestFirst(state, contest.partition)) {
    if (written.contest !== contest.id || written.slot === undefined || written.kind === 'declared' || written.kind === 'voided') continue
    if (written.competitor !== move.person.id) return null
    const score = rankingOf(state, contest).byCompetitor.get(written.competitor)?.line.slots[written.slot]?.score
    const cell = cellOf(contest, cardOf(state, contest, written.competitor), written.slot, score)
    return { person: move.person, attempt: slotName(contest.format, written.slot), cell, from: move.from, to: move.to }
  }
  return null
}

/** The view of a contest's now and next, or null where there is no such contest. */
export function nowNextView(state: EventState, id: ContestId, called: Called | null, change: Change | null): NowNextView | null {
  const contest = state.contests.get(id)
  if (!contest) return null
  const { slot, now, next } = runningOrder(state, contest, called, NEXT)
  const { rows, places } = rankingOf(state, contest)
  const index = rows.findIndex((row) => row.competitor.id === now?.id)
  const decisive = decisiveOf(contest.format)
  const best = columnText(contest.format, decisive, rows[index]?.columns[decisive]?.figure ?? null)
  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    ...sessionNamed(state, id),
    round: slot === null ? 'Complete' : slotName(contest.format, slot),
    now: now && { ...now, place: places[index] ?? null, best },
    next,
    last: lastRecorded(state, contest, change && moveOf(state, id, change)),
  }
}
