// Who is up and who comes after, as screens show it; the order itself is call-order.ts's.
import { cardOf, type Competitor, type Contest, type EventState, isTaken, membersOf } from '../apply/state.ts'
import { takesNoMore } from '../formats/status.ts'
import { fieldInput, fieldTextWithUnit, isDeclared, slotName } from '../formats/text.ts'
import type { Values } from '../formats/value.ts'
import type { CompetitorId } from '../ids.ts'
import { rankingOf } from '../standings/ranking.ts'
import { slotCount } from '../standings/slots.ts'
import { turnsIn } from '../standings/turns.ts'
import { callOrder, type Place, proposal, slotAfter } from './call-order.ts'
import { cellOf, personOf } from './standing.ts'
import type { OrderRow, Turn } from './view.ts'

/** Whose turn it is when a person decided otherwise than the running order. */
export interface Called {
  competitor: CompetitorId
  slot: number
}

/** The slot of the round that is on: the first one that somebody has still to take. Null when all is done. */
export function currentSlot(state: EventState, contest: Contest): number | null {
  const has = turnsIn(state, contest)
  let lowest = slotCount(contest.format)
  // A slot that others still have before it is not looked at: who goes on from there is not known yet.
  for (const { id } of membersOf(state, contest)) {
    for (let slot = 0; slot < lowest; slot++) {
      if (!has(id, slot)) continue
      lowest = slot
    }
  }
  return lowest === slotCount(contest.format) ? null : lowest
}

/** One attempt to come, as screens show it. */
export function turnOf(state: EventState, contest: Contest, competitor: Competitor, slot: number): Turn {
  const { format } = contest
  const card = cardOf(state, contest, competitor.id)
  const declared = card?.declared[slot]
  const fields = format.fields.filter(isDeclared)
  const text = (values: Values) => fields.map((field) => fieldTextWithUnit(field, values[field.id])).join(' · ')
  const proposed = declared
    ? null
    : proposal(contest, card, slot, (at) => rankingOf(state, contest).byCompetitor.get(competitor.id)?.line.slots[at]?.score)
  return {
    ...personOf(competitor),
    slot,
    attempt: slotName(format, slot),
    ...(declared ? { declared: text(declared) } : {}),
    ...(proposed
      ? { proposed: text(proposed), proposedInput: fields.map((field) => fieldInput(field, proposed[field.id])).join(' ') }
      : {}),
  }
}

/** The running order of the round that is on, whose turn it is, and who comes after (up to `ahead`, into the next rounds). */
export function runningOrder(
  state: EventState,
  contest: Contest,
  called: Called | null,
  ahead: number,
): { slot: number | null; now: Turn | null; next: Turn[]; order: OrderRow[] } {
  // Elsewhere nobody is up alone: matches and standings of other contests have no order of their own.
  if ((contest.format.takes ?? 'attempts') !== 'attempts') return { slot: null, now: null, next: [], order: [] }
  const slot = currentSlot(state, contest)
  const shown = slot ?? slotCount(contest.format) - 1
  const everyone = callOrder(state, contest, shown)
  const { byCompetitor } = rankingOf(state, contest)
  const has = turnsIn(state, contest)
  const called_ = called && state.competitors.get(called.competitor)
  const upcoming: Place[] = []
  if (called && called_ && has(called_.id, called.slot)) upcoming.push({ competitor: called_, slot: called.slot })
  const after = slotAfter(contest, shown)
  for (const at of after < slotCount(contest.format) ? [shown, after] : [shown]) {
    for (const place of at === shown ? everyone : upcoming.length > ahead ? [] : callOrder(state, contest, at)) {
      if (upcoming.length > ahead) break
      const first = upcoming[0]
      const again = first?.competitor.id === place.competitor.id && first.slot === place.slot
      if (has(place.competitor.id, place.slot) && !again) upcoming.push(place)
    }
  }
  const turns = upcoming.map(({ competitor, slot: at }) => turnOf(state, contest, competitor, at))
  const [now = null, ...next] = turns

  const order = everyone.map(({ competitor, slot: own }): OrderRow => {
    const card = cardOf(state, contest, competitor.id)
    const { proposed, proposedInput: _, ...turn } = turnOf(state, contest, competitor, own)
    const done = isTaken(card, own)
    const isOut = takesNoMore(contest.format, card?.status?.code) || (!done && !has(competitor.id, own))
    const isNow = now?.id === competitor.id && now.slot === own
    const isNext = next[0]?.id === competitor.id && next[0].slot === own
    return {
      ...turn,
      ...(turn.declared || !proposed ? {} : { declared: `(${proposed})` }),
      state: isOut ? 'out' : done ? 'done' : isNow ? 'now' : isNext ? 'next' : 'waiting',
      ...(card?.status ? { status: card.status.code } : {}),
      ...(done ? { cell: cellOf(contest, card, own, byCompetitor.get(competitor.id)?.line.slots[own]?.score) } : {}),
    }
  })
  return { slot: slot === null ? null : (everyone.find((place) => place.competitor.id === now?.id)?.slot ?? slot), now, next, order }
}
