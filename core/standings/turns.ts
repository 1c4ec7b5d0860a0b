// Who has which attempts to take: everybody all of them, unless a group's rules of turns say who goes on, who is done, who starts first.
import { type Card, cardOf, type Competitor, type Contest, type EventState, isTaken, membersOf } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import type { CompetitorId } from '../ids.ts'
import { advanceFrom } from '../stages/cut.ts'
import { stoodBefore } from './before.ts'
import { takesNoMore } from '../formats/status.ts'
import { groupAt, slotCount, slotsOf } from './slots.ts'

/** Whether anybody may have fewer attempts than the format has slots. */
export const hasTurns = ({ groups }: Format): boolean => groups.some(({ turns }) => turns !== undefined)

/** Whether a competitor is done with a group before its last attempt: failed too often in a row, or retired. */
function hasEnded(format: Format, group: Format['groups'][number], card: Card | undefined): boolean {
  const { ends } = group.turns ?? {}
  const trials = format.fields.filter(({ type }) => type === 'trials')
  const [first, end] = slotsOf(format, group.id)
  let row = 0
  for (const attempt of (card?.attempts ?? []).slice(first, end)) {
    if (trials.some(({ id }) => String(attempt?.values[id] ?? '').endsWith('R'))) return true
    for (const trial of ends ? String(attempt?.values[ends.field] ?? '') : '') {
      if (trial === ends!.letter) row++
      else if (trial !== '-') row = 0
      if (row >= ends!.inARow) return true
    }
  }
  return false
}

/** Whether somebody has an attempt still to take: asked slot by slot, answered from the state as it is. */
export type Turn = (competitor: CompetitorId, slot: number) => boolean

/**
 * Who has which attempts still to take in a contest. Taken ones and those of somebody whose status ends it are not; nor is one that the rules of
 * its group give to others. Until all before it is taken, a cut keeps nobody out, and nobody is tied for good.
 */
export function turnsIn(state: EventState, contest: Contest): Turn {
  const { format } = contest
  const isFree = (competitor: CompetitorId, slot: number) => {
    const card = cardOf(state, contest, competitor)
    return !takesNoMore(format, card?.status?.code) && !isTaken(card, slot)
  }
  if (!hasTurns(format)) return isFree

  const members = membersOf(state, contest)
  const allowed = new Map<number, ReadonlySet<CompetitorId> | null>()
  const doneBefore = (slot: number): boolean => {
    for (let at = 0; at < slot; at++) if (members.some(({ id }) => has(id, at))) return false
    return true
  }

  /** Whom the rules of who goes on leave in for a slot; null where they say nothing (yet). */
  function goingOn(slot: number): ReadonlySet<CompetitorId> | null {
    const known = allowed.get(slot)
    if (known !== undefined) return known
    const found = lookAt(slot)
    allowed.set(slot, found)
    return found
  }

  function lookAt(slot: number): ReadonlySet<CompetitorId> | null {
    const group = groupAt(format, slot)
    if (!group?.turns) return null
    const { cut, tied } = group.turns
    const first = slotsOf(format, group.id)[0]
    if (cut && slot >= first + cut.from && doneBefore(first + cut.from)) {
      const stood = stoodBefore(state, contest, first + cut.from)
      if (cut.over !== undefined && stood.size <= cut.over) return null
      const { advance, undecided } = advanceFrom(cut.who, [...stood.values()])
      return new Set([...advance, ...undecided.flatMap(({ ids }) => ids)]) as Set<CompetitorId>
    }
    if (!tied) return null
    const leaders = doneBefore(slot) ? [...stoodBefore(state, contest, slot).values()].filter(({ place }) => place === 1) : []
    return new Set(leaders.length > 1 ? leaders.map(({ id }) => id) : [])
  }

  const ended = new Map<string, boolean>()
  const isEnded = (competitor: CompetitorId, slot: number): boolean => {
    const group = groupAt(format, slot)
    if (!group?.turns) return false
    const key = `${group.id} ${competitor}`
    let known = ended.get(key)
    if (known === undefined) ended.set(key, (known = hasEnded(format, group, cardOf(state, contest, competitor))))
    return known
  }

  const has: Turn = (competitor, slot) => isFree(competitor, slot) && !isEnded(competitor, slot) && (goingOn(slot)?.has(competitor) ?? true)
  return has
}

/** How many attempts a competitor has taken or has still to take. */
export function attemptsOf(state: EventState, contest: Contest, competitor: CompetitorId, turns: Turn): number {
  const card = cardOf(state, contest, competitor)
  let count = 0
  for (let slot = 0; slot < slotCount(contest.format); slot++) if (isTaken(card, slot) || turns(competitor, slot)) count++
  return count
}

/** Where a slot is started by the last in the standing: their places before it, the highest first; null where the start list goes on. */
export function reversedBefore(state: EventState, contest: Contest, slot: number): ((competitor: Competitor) => number) | null {
  const group = groupAt(contest.format, slot)
  const first = group && slotsOf(contest.format, group.id)[0]
  const from = group?.turns?.reversed?.findLast((at) => first! + at <= slot)
  if (from === undefined) return null
  const stood = stoodBefore(state, contest, first! + from)
  return ({ id }) => -(stood.get(id)?.place ?? Number.MAX_SAFE_INTEGER)
}
