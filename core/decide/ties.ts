// Decisions between the tied, as somebody outside took them: a draw of lots, a jump-off, a chairman's word. Recorded with its reason.
import { decidedOrder, type EventState } from '../apply/state.ts'
import type { CompetitorId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { openTies } from '../standings/ties.ts'
import type { Command, Rejection } from './command.ts'
import type { MatchDecision } from './matches.ts'

const reject = (message: string, kind: Rejection['kind'] = 'invalid'): Outcome<never, Rejection> => err({ kind, message })

/** The entry of a decision that stands and says the same; null where there is none. */
function sameDecision(state: EventState, { contest, order }: Extract<Command, { name: 'tie.decide' }>): number | null {
  const found = state.contests.get(contest)
  const standing = found && state.decisions.get(found.id)?.get(found.partition)
  const said = JSON.stringify(order)
  return [...(standing ?? [])].find(([, groups]) => JSON.stringify(groups) === said)?.[0] ?? null
}

/** Records the order of those who share a place. It must name all of them and nobody else, each once. */
export function decideTie(state: EventState, command: Extract<Command, { name: 'tie.decide' }>): Outcome<MatchDecision, Rejection> {
  const contest = state.contests.get(command.contest)
  if (!contest) return reject('There is no such contest in this event.', 'unknown-contest')
  const { partition, format } = contest
  const already = sameDecision(state, command)
  if (already !== null) return ok({ already: { partition, seq: already } })
  if (!format.ranking.some(({ by }) => by === 'draw'))
    return reject(`In ${format.name} equals share their place: there is nothing to draw. Nothing was recorded.`)
  const named = command.order.flat()
  if (new Set(named).size !== named.length) return reject('Somebody is named twice in that order; nothing was recorded.')
  const nameOf = (id: CompetitorId) => state.competitors.get(id)?.name ?? id
  const tie = openTies(state, contest).find(({ ids }) => ids.includes(named[0]!))
  if (!tie) {
    const decided = decidedOrder(state, contest).has(named[0]!)
    return reject(
      decided
        ? `It is decided already where ${nameOf(named[0]!)} stands. Void that decision first; nothing was recorded.`
        : `${nameOf(named[0]!)} shares no place that a draw decides; nothing was recorded.`,
      decided ? 'already-recorded' : 'invalid',
    )
  }
  const stranger = named.find((id) => !tie.ids.includes(id))
  if (stranger !== undefined)
    return reject(`${nameOf(stranger)} does not share place ${tie.place}; nothing was recorded.`, 'unknown-competitor')
  const missing = tie.ids.find((id) => !named.includes(id))
  if (missing !== undefined) return reject(`${nameOf(missing)} shares place ${tie.place} too and has to be in that order.`)
  const body = { contest: contest.id, order: command.order, reason: command.reason }
  return ok({ partition, fact: { kind: 'tie.decided', body } })
}
