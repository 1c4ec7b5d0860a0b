// Results of matches: recorded once, corrected with a reason.
import { standing } from '../apply/apply.ts'
import { type Contest, type EventState, type Match, matchesOf, ownMatches } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { sameData } from '../formats/same.ts'
import type { Values } from '../formats/value.ts'
import type { PartitionId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { seatIn } from '../standings/seats.ts'
import { fieldsAt } from '../standings/slots.ts'
import { checkValues } from './check.ts'
import type { Command, Rejection } from './command.ts'

/** What a command about a match comes to: its fact, or the entry that says the same already. */
export type MatchDecision = { partition: PartitionId; fact: Fact } | { already: { partition: PartitionId; seq: number } }

const reject = (message: string, kind: Rejection['kind'] = 'invalid'): Outcome<never, Rejection> => err({ kind, message })

/** The fields that a match asks for: those of the slot it is for its first competitor. */
export const matchFields = ({ format }: Contest, matches: readonly Match[], { match, sides }: Match) =>
  fieldsAt(format, seatIn(matches, match, sides[0]![0]!))

const isNothing = (values: Values) => Object.keys(values).length === 0

/** Why sides can't be a match's result, or null. */
export function sidesFault(state: EventState, contest: Contest, match: Match, sides: readonly Values[]): Rejection | null {
  if (sides.length !== match.sides.length)
    return { kind: 'invalid', message: `Match ${match.match} has ${match.sides.length} sides, and ${sides.length} were given.` }
  const fields = matchFields(contest, matchesOf(state, contest), match)
  if (sides.every(isNothing)) return { kind: 'invalid', message: `Nothing is said about match ${match.match}; nothing was recorded.` }
  for (const [side, values] of sides.entries()) {
    const fault = isNothing(values) ? null : checkValues(contest.format, fields, values)
    if (!fault) continue
    const who = match.sides[side]!.map((id) => state.competitors.get(id)?.name ?? id).join(', ')
    return { ...fault, message: `${who}: ${fault.message}` }
  }
  return null
}

/** A field full of equal values is more often a slip than a result. Two may well be equal. */
function sidesQuestion(sides: readonly Values[]): string | null {
  const equal = sides.length > 2 && sides.every((values) => !isNothing(values) && sameData(values, sides[0]))
  return equal ? `All ${sides.length} sides have the same result.` : null
}

/** Records a match: the same again is answered as recorded. */
export function recordMatch(state: EventState, command: Extract<Command, { name: 'match.record' }>): Outcome<MatchDecision, Rejection> {
  const contest = state.contests.get(command.contest)
  if (!contest) return reject('There is no such contest in this event.', 'unknown-contest')
  const match = ownMatches(state, contest).find((one) => one.match === command.match)
  if (!match) return reject(`Match ${command.match} is not drawn in ${contest.name}; nothing was recorded.`, 'unknown-entry')
  const { sides, forfeit = false } = command
  const { partition } = contest
  if (match.recorded) {
    const { seq, values, played } = match.recorded
    if (played !== forfeit && sameData(values, sides)) return ok({ already: { partition, seq } })
    return reject(`Match ${match.match} is already recorded. Correct that entry instead; nothing was changed.`, 'already-recorded')
  }
  const fault = sidesFault(state, contest, match, sides)
  if (fault) return err(fault)
  const question = command.confirmed ? null : sidesQuestion(sides)
  if (question) return reject(question, 'odd')
  const body = { contest: contest.id, match: match.match, sides, ...(forfeit ? { forfeit } : {}) }
  return ok({ partition, fact: { kind: 'match.recorded', body } })
}

/** Corrects what was recorded of a match, if that entry still stands. */
export function correctMatch(state: EventState, command: Extract<Command, { name: 'match.correct' }>): Outcome<MatchDecision, Rejection> {
  const { partition, replaces, reason, sides, forfeit = false } = command
  const target = standing(state, state.ledgers.get(partition) ?? new Map(), partition, replaces)
  const contest = target && state.contests.get(target.contest)
  const match = contest && ownMatches(state, contest).find((one) => one.match === target.match)
  if (!match?.recorded || contest?.partition !== partition)
    return reject('That entry does not stand any more; nothing was changed.', 'unknown-entry')
  if (match.recorded.played !== forfeit && sameData(match.recorded.values, sides))
    return reject('That is what the entry says already; nothing was changed.')
  const fault = sidesFault(state, contest, match, sides)
  if (fault) return err(fault)
  const question = command.confirmed ? null : sidesQuestion(sides)
  if (question) return reject(question, 'odd')
  return ok({ partition, fact: { kind: 'match.corrected', body: { replaces, reason, sides, ...(forfeit ? { forfeit } : {}) } } })
}
