// The cells of a standing where nothing is taken at the table alone: matches, and places in other contests.
import { type Contest, type EventState, matchesOf } from '../apply/state.ts'
import { cellText, detailText } from '../formats/text.ts'
import type { Values } from '../formats/value.ts'
import { valuesText } from '../standings/explain/rulings.ts'
import type { Taken } from '../standings/line.ts'
import { slotCount } from '../standings/slots.ts'
import { scoreText } from '../standings/score.ts'
import type { Row } from '../standings/ranking.ts'
import { seatCounts } from '../standings/seats.ts'
import type { Cell, StandingView } from './view.ts'

/** What this side had before the referee's table decided. */
const sideBefore = (format: Contest['format'], slot: number, { ruled, seat }: Taken): string =>
  valuesText(format, slot, Array.isArray(ruled?.was) ? ((ruled.was as readonly Values[])[seat?.side ?? 0] ?? null) : null)

/** One row's cells, as far as there are matches or contests for them. */
export function takenCells({ format }: Contest, { line }: Row, count: number): Cell[] {
  return Array.from({ length: count }, (_, slot): Cell => {
    const taken = line.slots[slot]
    if (!taken) return { slot, state: 'todo', text: '' }
    const scored = taken.score === null ? null : scoreText(format, slot, taken.score)
    const detail = Object.keys(taken.values).length === 0 ? '' : detailText(format, taken.values)
    return {
      slot,
      state: scored === null ? 'none' : 'mark',
      text: cellText(format, taken.values, scored),
      detail: taken.seat?.played === false ? `${detail} (not played)`.trim() : detail,
      ...(taken.ruled ? { ruled: { reason: taken.ruled.reason, was: sideBefore(format, slot, taken) } } : {}),
    }
  })
}

/** How many slots are in use: the most matches that anybody is drawn for, or the contests this one is made of; at least one. */
export function slotsInUse(state: EventState, contest: Contest): number {
  const most = slotCount(contest.format)
  const used = contest.format.takes === 'contests' ? contest.sources.length : Math.max(0, ...seatCounts(matchesOf(state, contest)).values())
  return Math.min(most, Math.max(1, used))
}

/** The groups of the slots in use: a format has room for more matches than most events play. */
export function groupsInUse(contest: Contest, used: number): StandingView['groups'] {
  let first = 0
  return contest.format.groups.flatMap((group) => {
    const attempts = Math.min(group.attempts, used - first)
    first += group.attempts
    return attempts > 0 ? [{ ...group, attempts }] : []
  })
}
