// In what order competitors are called: round by round, or whoever's next attempt has the lowest declared value.
import { type Card, cardOf, type Competitor, type Contest, type EventState, isTaken, membersOf } from '../apply/state.ts'
import { takesNoMore } from '../formats/status.ts'
import { isDeclared } from '../formats/text.ts'
import type { Values } from '../formats/value.ts'
import { compareStart, rankingOf } from '../standings/ranking.ts'
import { groupAt, slotsOf } from '../standings/slots.ts'
import { reversedBefore, turnsIn } from '../standings/turns.ts'

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

/** Somebody in the order, with the attempt they are called for; whoever has none left there, with the last one. */
export interface Place {
  competitor: Competitor
  slot: number
}

/** Recorded, declared or proposed: the value that the order goes by; nothing where it is not known. */
function valueAt(state: EventState, contest: Contest, { competitor, slot }: Place, field: string): number | null {
  const card = cardOf(state, contest, competitor.id)
  const scoreAt = (at: number) => rankingOf(state, contest).byCompetitor.get(competitor.id)?.line.slots[at]?.score
  const value = (card?.attempts[slot]?.values ?? card?.declared[slot] ?? proposal(contest, card, slot, scoreAt))?.[field]
  return typeof value === 'number' ? value : null
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
  const load = new Map(
    members.map((competitor) => {
      const card = cardOf(state, contest, competitor.id)
      const value = valueAt(state, contest, { competitor, slot }, order.field)
      const done = takesNoMore(contest.format, card?.status?.code) || isTaken(card, slot)
      return [competitor.id, value ?? (done ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER)] as const
    }),
  )
  return members.sort((a, b) => load.get(a.id)! - load.get(b.id)! || compareStart(contest, a, b))
}

/**
 * Everybody in the order of one group, not round by round: the lowest value is called first; of equal ones the earlier attempt, then the one
 * with the lower values in the attempts before, the last one first, then the start list. Who still has to declare comes before them all,
 * who has no attempt left there comes last.
 */
function lowestFirst(state: EventState, contest: Contest, slot: number, field: string): Place[] {
  const [first, end] = slotsOf(contest.format, groupAt(contest.format, slot)!.id)
  const has = turnsIn(state, contest)
  const entered = (competitor: Competitor) => {
    let next = first
    while (next < end && !has(competitor.id, next)) next++
    const place: Place = { competitor, slot: Math.min(next, end - 1) }
    const before: number[] = []
    for (let at = next - 1; at >= first; at--) before.push(valueAt(state, contest, { competitor, slot: at }, field) ?? 0)
    const value = next === end ? Number.MAX_SAFE_INTEGER : (valueAt(state, contest, place, field) ?? Number.MIN_SAFE_INTEGER)
    return { place, value, next, before }
  }
  type Entered = ReturnType<typeof entered>
  const compareBefore = (a: Entered, b: Entered) =>
    a.before.map((value, at) => value - b.before[at]!).find((difference) => difference !== 0) ?? 0
  return membersOf(state, contest)
    .map(entered)
    .sort(
      (a, b) =>
        a.value - b.value || a.next - b.next || compareBefore(a, b) || compareStart(contest, a.place.competitor, b.place.competitor),
    )
    .map(({ place }) => place)
}

/** Everybody in the order in which they are called for the attempts that go with a slot: its round, or its whole group. */
export function callOrder(state: EventState, contest: Contest, slot: number): Place[] {
  const { order } = contest.format
  if (order.by === 'declared' && order.across) return lowestFirst(state, contest, slot, order.field)
  return roundOrder(state, contest, slot).map((competitor) => ({ competitor, slot }))
}

/** The first slot of what is called after: the next round, or the next group. */
export function slotAfter({ format }: Contest, slot: number): number {
  const { order } = format
  return order.by === 'declared' && order.across ? slotsOf(format, groupAt(format, slot)!.id)[1] : slot + 1
}
