// Results that were entered for the wrong competitors go to whom they belong, all at once: what stands is voided with the reason and recorded
// anew, in one commit, so that nobody ever sees half of it. Who moves up or down is asked first.
import { cardBy } from '../apply/counting.ts'
import { cardOf, type Card, type Contest, type EventState, isMember } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { takesNoMore } from '../formats/status.ts'
import { slotName } from '../formats/text.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { rankingOf } from '../standings/ranking.ts'
import type { Command, Rejection } from './command.ts'

/** Whose results belong to whom, in a contest: in one slot, or in all that are recorded. */
export interface Move {
  contest: ContestId
  pairs: readonly { from: CompetitorId; to: CompetitorId }[]
  slot?: number | undefined
}

/** One result that moves. */
interface Moving {
  from: CompetitorId
  to: CompetitorId
  slot: number
  seq: number
  values: NonNullable<Card['attempts'][number]>['values']
}

const refuse = (message: string, kind: Rejection['kind'] = 'invalid') =>
  err<Rejection>({ kind, message: `${message} Nothing was changed.` })

/** The results that move, or why they can't. */
export function movingIn(
  state: EventState,
  { contest: id, pairs, slot }: Move,
): Outcome<{ contest: Contest; moving: Moving[] }, Rejection> {
  const contest = state.contests.get(id)
  if (!contest) return refuse('There is no such contest in this event.', 'unknown-contest')
  const { format } = contest
  if ((format.takes ?? 'attempts') !== 'attempts')
    return refuse(`${contest.name} has no attempts of its own. Correct the match, or the contest that it adds up.`)
  if (contest.second !== undefined || (contest.judges ?? []).length > 0)
    return refuse(
      `In ${contest.name} others give results on their own devices. Let each correct their own, or rule at the referee’s table.`,
    )
  const people = pairs.flatMap(({ from, to }) => [from, to]).map((each) => state.competitors.get(each))
  if (people.some((each) => !each || !isMember(contest, each)))
    return refuse(`Not all of them are in ${contest.name}.`, 'unknown-competitor')
  const name = (each: CompetitorId) => state.competitors.get(each)?.name ?? each
  const [froms, tos] = [new Set(pairs.map(({ from }) => from)), new Set(pairs.map(({ to }) => to))]
  if (froms.size < pairs.length || tos.size < pairs.length || pairs.some(({ from, to }) => from === to))
    return refuse('Name everybody once on each side, and nobody for their own results.')

  const moving: Moving[] = []
  for (const { from, to } of pairs) {
    const status = cardBy(state, contest, contest.partition, to)?.status
    if (status && takesNoMore(format, status.code)) return refuse(`${name(to)} is out (${status.code}). Void that status first.`)
    for (const [at, attempt] of (cardOf(state, contest, from)?.attempts ?? []).entries()) {
      if (!attempt || (slot !== undefined && at !== slot)) continue
      if (attempt.ruled) return refuse(`The referee’s table has ruled on ${slotName(format, at)} of ${name(from)}. Take that back first.`)
      moving.push({ from, to, slot: at, seq: attempt.seq, values: attempt.values })
    }
  }
  if (moving.length === 0) return refuse('Nothing is recorded there for any of them.', 'unknown-entry')
  const taken = moving.find(({ to, slot: at }) => !froms.has(to) && cardOf(state, contest, to)?.attempts[at] !== undefined)
  if (taken) return refuse(`${slotName(format, taken.slot)} of ${name(taken.to)} is recorded too. Say whose that is as well.`)
  return ok({ contest, moving })
}

/** The state as it would be. The one it comes from is not touched. */
export function moved(state: EventState, contest: Contest, moving: readonly Moving[]): EventState {
  const own = new Map(state.cards.get(contest.id)?.get(contest.partition))
  const change = (competitor: CompetitorId, slot: number, attempt: Card['attempts'][number]) => {
    const card = own.get(competitor)
    const attempts = [...(card?.attempts ?? [])]
    attempts[slot] = attempt
    own.set(competitor, { declared: [], ...card, attempts })
  }
  for (const { from, slot } of moving) change(from, slot, undefined)
  for (const { to, slot, seq, values } of moving) change(to, slot, { seq, first: seq, values })
  const cards = new Map(state.cards).set(contest.id, new Map(state.cards.get(contest.id)).set(contest.partition, own))
  return { ...state, cards, rankings: new Map() }
}

const placesIn = (state: EventState, contest: Contest) => {
  const { rows, places } = rankingOf(state, contest)
  return new Map(rows.map(({ id }, index) => [id, places[index] ?? null]))
}

/** The facts of a move; asked first, with how many change place. */
export function moveAttempts(
  state: EventState,
  command: Extract<Command, { name: 'attempts.move' }>,
): Outcome<{ contest: Contest; facts: Fact[] }, Rejection> {
  const found = movingIn(state, command)
  if (!found.ok) return found
  const { contest, moving } = found.value
  const { reason, confirmed } = command
  if (!confirmed) {
    const after = placesIn(moved(state, contest, moving), contest)
    const count = [...placesIn(state, contest)].filter(([id, place]) => after.get(id) !== place).length
    const who = count === 0 ? 'Nobody changes place' : count === 1 ? 'One competitor changes place' : `${count} competitors change places`
    return err({ kind: 'odd', message: `${moving.length === 1 ? 'One result moves' : `${moving.length} results move`}. ${who}.` })
  }
  return ok({
    contest,
    facts: [
      ...moving.map(({ seq }): Fact => ({ kind: 'entry.voided', body: { voids: seq, reason } })),
      ...moving.map(({ to, slot, values }): Fact => ({
        kind: 'attempt.recorded',
        body: { contest: contest.id, competitor: to, slot, values },
      })),
    ],
  })
}
