// Who is up, in what order: round by round, and within a round as the format says.
import { type Card, cardOf, type Competitor, type Contest, type EventState, membersOf } from '../apply/state.ts'
import { takesNoMore } from '../formats/status.ts'
import { fieldInput, fieldTextWithUnit, isDeclared, slotName } from '../formats/text.ts'
import type { Values } from '../formats/value.ts'
import type { CompetitorId } from '../ids.ts'
import { compareStart, rankingOf } from '../standings/ranking.ts'
import { slotCount, slotsOf } from '../standings/slots.ts'
import { reversedBefore, turnsIn } from '../standings/turns.ts'
import { cellOf, personOf } from './standing.ts'
import type { OrderRow, Turn } from './view.ts'

/** Whose turn it is when a person decided otherwise than the running order. */
export interface Called {
  competitor: CompetitorId
  slot: number
}

/** What a competitor is expected to declare next, from the format: the last value in the group and what is usually added to it. */
export function proposal(
  contest: Contest,
  card: Card | undefined,
  slot: number,
  scoreAt: (slot: number) => number | null | undefined,
): Values | null {
  const group = contest.format.groups.find(({ id }) => slot < slotsOf(contest.format, id)[1])
  if (!group) return null
  const values: Values = {}
  for (const field of contest.format.fields) {
    if (!isDeclared(field)) continue
    const before = slot > slotsOf(contest.format, group.id)[0] ? card?.attempts[slot - 1]?.values[field.id] : undefined
    if (field.type !== 'decimal' || !field.next || typeof before !== 'number') return null
    values[field.id] = before + (typeof scoreAt(slot - 1) === 'number' ? field.next.afterMark : field.next.afterNone)
  }
  return Object.keys(values).length > 0 ? values : null
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

/**
 * Everybody in the order of one round. By declaration: recorded or declared or proposed value, lowest first. Who still has to declare comes
 * before them all, since nobody's turn is known until then; who is out or passed comes last. Rules of turns may reverse the standing.
 */
function roundOrder(state: EventState, contest: Contest, slot: number): Competitor[] {
  const { order } = contest.format
  const members = membersOf(state, contest).sort((a, b) => compareStart(contest, a, b))
  const last = reversedBefore(state, contest, slot)
  if (last) return members.sort((a, b) => last(a) - last(b) || compareStart(contest, a, b))
  if (order.by === 'start-list') return members
  const { byCompetitor } = rankingOf(state, contest)
  const load = new Map(
    members.map((competitor) => {
      const card = cardOf(state, contest, competitor.id)
      const scoreAt = (at: number) => byCompetitor.get(competitor.id)?.line.slots[at]?.score
      const values = card?.attempts[slot]?.values ?? card?.declared[slot] ?? proposal(contest, card, slot, scoreAt)
      const value = values?.[order.field]
      const done = takesNoMore(contest.format, card?.status?.code) || card?.attempts[slot] !== undefined
      return [competitor.id, typeof value === 'number' ? value : done ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER] as const
    }),
  )
  return members.sort((a, b) => load.get(a.id)! - load.get(b.id)! || compareStart(contest, a, b))
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
  const everyone = roundOrder(state, contest, shown)
  const { byCompetitor } = rankingOf(state, contest)
  const has = turnsIn(state, contest)
  const open = (competitor: Competitor, at: number) => has(competitor.id, at)

  const called_ = called && state.competitors.get(called.competitor)
  const upcoming: { competitor: Competitor; slot: number }[] = []
  if (called && called_ && open(called_, called.slot)) upcoming.push({ competitor: called_, slot: called.slot })
  for (let at = shown; at < slotCount(contest.format) && upcoming.length <= ahead && at <= shown + 1; at++) {
    for (const competitor of at === shown ? everyone : roundOrder(state, contest, at)) {
      if (upcoming.length > ahead) break
      const first = upcoming[0]
      if (open(competitor, at) && !(first?.competitor.id === competitor.id && first.slot === at)) upcoming.push({ competitor, slot: at })
    }
  }
  const turns = upcoming.map(({ competitor, slot: at }) => turnOf(state, contest, competitor, at))
  const [now = null, ...next] = turns

  const order = everyone.map((competitor): OrderRow => {
    const card = cardOf(state, contest, competitor.id)
    const { proposed, proposedInput: _, ...turn } = turnOf(state, contest, competitor, shown)
    const done = card?.attempts[shown] !== undefined
    const isOut = takesNoMore(contest.format, card?.status?.code) || (!done && !has(competitor.id, shown))
    const isNow = now?.id === competitor.id && now.slot === shown
    const isNext = next[0]?.id === competitor.id && next[0].slot === shown
    return {
      ...turn,
      ...(turn.declared || !proposed ? {} : { declared: `(${proposed})` }),
      state: isOut ? 'out' : done ? 'done' : isNow ? 'now' : isNext ? 'next' : 'waiting',
      ...(card?.status ? { status: card.status.code } : {}),
      ...(done ? { cell: cellOf(contest, card, shown, byCompetitor.get(competitor.id)?.line.slots[shown]?.score) } : {}),
    }
  })
  return { slot, now, next, order }
}
