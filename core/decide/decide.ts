// A command against the state: the facts it makes, or why it changes nothing. Pure; the caller seals, stores, then applies.
import { cardBy } from '../apply/counting.ts'
import { standingMark } from '../apply/marks.ts'
import { cardOf, type Card, type Contest, type EventState } from '../apply/state.ts'
import { standing } from '../apply/apply.ts'
import type { Fact } from '../event/entry.ts'
import { takesNoMore } from '../formats/status.ts'
import { isDeclared, slotName } from '../formats/text.ts'
import type { Values } from '../formats/value.ts'
import { type CompetitorId, type PartitionId, RULINGS, SETUP } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { slotCount } from '../standings/slots.ts'
import { addContest } from './add-contest.ts'
import { checkValues, oddity } from './check.ts'
import type { Command, Rejection } from './command.ts'
import { changeCompetitor, importEntryList } from './entry-list.ts'
import { keepFormat } from './formats.ts'
import { reformatContest } from './reformat.ts'
import { issueDocuments } from './documents.ts'
import { drawMatches } from './draw.ts'
import { closeAttempt, correctMark, fieldsLeft, giveMark, staffContest } from './marks.ts'
import { correctMatch, type MatchDecision, recordMatch } from './matches.ts'
import { mergeEntryList } from './merge-list.ts'
import { moveAttempts } from './move-attempts.ts'
import { decideOwnership, type Held } from './ownership.ts'
import { isOwnershipCommand } from './ownership-commands.ts'
import { listRecords, ruleRecord } from './records.ts'
import { removeCompetitors } from './remove.ts'
import { removeContest } from './remove-contest.ts'
import { renameContest } from './rename-contest.ts'
import { announceResults, reopenResults, signResults } from './results-life.ts'
import { overrule, overruleMatch, penalise, ruleStatus } from './rulings.ts'
import { setSessions } from './sessions.ts'
import { withSame } from './same-for-all.ts'
import { advanceStage, ALREADY_MADE } from './stages.ts'
import { decideTie } from './ties.ts'

/** What a command comes to: facts for one partition, in order; or the entry that already says the same. */
export type Decision = { partition: PartitionId; facts: Fact[] } | { already: { partition: PartitionId; seq: number } }

type Decided = Outcome<Decision, Rejection>

const NOTHING_HELD: Held = { heads: new Map(), late: [], key: '' }

const reject = (kind: Rejection['kind'], message: string): Decided => err({ kind, message })
const facts = (partition: PartitionId, ...list: Fact[]): Decided => ok({ partition, facts: list })

/** What one fact, or none, comes to. */
function about(outcome: Outcome<MatchDecision, Rejection>): Decided {
  if (!outcome.ok) return outcome
  return 'already' in outcome.value ? ok(outcome.value) : facts(outcome.value.partition, outcome.value.fact)
}

/** Decides a command. `now`: the caller's clock in ms, for the one question that hangs on it (a protest time that has not run out). `held`: for commands about who owns what. */
export function decide(state: EventState, command: Command, now?: number, held: Held = NOTHING_HELD): Decided {
  if (isOwnershipCommand(command)) return decideOwnership(state, command, held, (ordinary) => decide(state, ordinary, now))
  switch (command.name) {
    case 'event.describe':
      return facts(SETUP, { kind: 'event.opened', body: command.event })
    case 'entry-list.import': {
      const outcome = importEntryList(state, command)
      return outcome.ok ? facts(SETUP, ...outcome.value) : outcome
    }
    case 'entry-list.merge': {
      const outcome = mergeEntryList(state, command)
      return outcome.ok ? facts(SETUP, ...outcome.value) : outcome
    }
    case 'competitor.change': {
      const outcome = changeCompetitor(state, command)
      return outcome.ok ? facts(SETUP, outcome.value) : outcome
    }
    case 'competitor.remove': {
      const outcome = removeCompetitors(state, command)
      return outcome.ok ? facts(SETUP, ...outcome.value) : outcome
    }
    case 'contest.add': {
      const outcome = addContest(state, command)
      return outcome.ok ? facts(SETUP, ...outcome.value) : outcome
    }
    case 'contest.rename': {
      const outcome = renameContest(state, command)
      return outcome.ok ? facts(SETUP, outcome.value) : outcome
    }
    case 'contest.remove': {
      const outcome = removeContest(state, command)
      return outcome.ok ? facts(SETUP, outcome.value) : outcome
    }
    case 'sessions.set': {
      const outcome = setSessions(state, command)
      return outcome.ok ? (outcome.value.length === 0 ? ok(ALREADY_MADE) : facts(SETUP, ...outcome.value)) : outcome
    }
    case 'format.keep': {
      const outcome = keepFormat(state, command)
      return outcome.ok ? facts(SETUP, outcome.value) : outcome
    }
    case 'contest.reformat': {
      const outcome = reformatContest(state, command)
      return outcome.ok ? facts(SETUP, ...outcome.value) : outcome
    }
    case 'match.draw': {
      const outcome = drawMatches(state, command)
      return outcome.ok ? facts(outcome.value.contest.partition, ...outcome.value.facts) : outcome
    }
    case 'match.record':
      return about(recordMatch(state, command))
    case 'match.correct':
      return about(correctMatch(state, command))
    case 'tie.decide':
      return about(decideTie(state, command))
    case 'stage.advance': {
      const outcome = advanceStage(state, command)
      return outcome.ok ? (outcome.value.length === 0 ? ok(ALREADY_MADE) : facts(SETUP, ...outcome.value)) : outcome
    }
    case 'record-book.keep':
      return facts(SETUP, { kind: 'record.book-kept', body: command.book })
    case 'record.list': {
      const outcome = listRecords(state, command)
      return outcome.ok ? facts(SETUP, ...outcome.value) : outcome
    }
    case 'record.ratify':
    case 'record.refuse': {
      const outcome = ruleRecord(state, command)
      return outcome.ok ? facts(outcome.value.contest.partition, outcome.value.fact) : outcome
    }
    case 'document.issue': {
      const outcome = issueDocuments(state, command)
      return outcome.ok ? (outcome.value.length === 0 ? ok(ALREADY_MADE) : facts(SETUP, ...outcome.value)) : outcome
    }
    case 'contest.staff': {
      const outcome = staffContest(state, command)
      return outcome.ok ? facts(SETUP, outcome.value) : outcome
    }
    case 'ruling.overrule':
      return about(overrule(state, command))
    case 'ruling.overrule-match':
      return about(overruleMatch(state, command))
    case 'ruling.penalise':
      return about(penalise(state, command))
    case 'ruling.status':
      return about(ruleStatus(state, command))
    case 'results.announce':
      return about(announceResults(state, command))
    case 'results.sign':
      return about(signResults(state, command, now))
    case 'results.reopen':
      return about(reopenResults(state, command))
    case 'mark.give':
      return about(giveMark(state, command))
    case 'mark.correct':
      return about(correctMark(state, command))
    case 'attempt.close':
      return about(closeAttempt(state, command))
    case 'start-list.set':
      return setStartList(state, command)
    case 'attempt.declare':
    case 'attempt.record':
      return takeAttempt(state, command)
    case 'status.record':
      return recordStatus(state, command)
    case 'attempt.correct':
      return correct(state, command)
    case 'attempts.move': {
      const outcome = moveAttempts(state, command)
      return outcome.ok ? facts(outcome.value.contest.partition, ...outcome.value.facts) : outcome
    }
    case 'entry.void': {
      const { partition, voids } = command
      const isRuling = partition === RULINGS && state.rulings.bySeq.has(voids)
      const target = standing(state, state.ledgers.get(partition) ?? new Map(), partition, voids)
      if (!target && !isRuling && !standingMark(state, partition, voids))
        return reject('unknown-entry', 'That entry does not stand any more; nothing was changed.')
      return facts(command.partition, { kind: 'entry.voided', body: { voids: command.voids, reason: command.reason } })
    }
  }
}

function setStartList(state: EventState, command: Extract<Command, { name: 'start-list.set' }>): Decided {
  const contest = state.contests.get(command.contest)
  if (!contest) return reject('unknown-contest', 'There is no such contest in this event.')
  const strangers = command.order.filter((id) => state.competitors.get(id)?.division !== contest.division)
  if (strangers.length > 0 || new Set(command.order).size !== command.order.length)
    return reject('unknown-competitor', 'A start list names each competitor of the division at most once.')
  return facts(SETUP, { kind: 'start-list.set', body: { contest: command.contest, order: command.order } })
}

/** The contest of a competitor who may be scored there, the card that counts, and what the writing partition has of its own. */
function entrant(
  state: EventState,
  command: { contest: Contest['id']; competitor: CompetitorId; partition?: PartitionId | undefined },
): Outcome<{ contest: Contest; card: Card | undefined; own: Card | undefined; partition: PartitionId; name: string }, Rejection> {
  const contest = state.contests.get(command.contest)
  if (!contest) return err({ kind: 'unknown-contest', message: 'There is no such contest in this event.' })
  const competitor = state.competitors.get(command.competitor)
  if (!competitor || competitor.division !== contest.division)
    return err({ kind: 'unknown-competitor', message: `That competitor is not entered in ${contest.name}.` })
  const { partition = contest.partition } = command
  if (partition !== contest.partition && partition !== contest.second)
    return err({ kind: 'invalid', message: `This device does not record ${contest.name}; nothing was recorded.` })
  const own = cardBy(state, contest, partition, competitor.id)
  return ok({ contest, card: cardOf(state, contest, competitor.id), own, partition, name: competitor.name })
}

const same = (a: Values | undefined, b: Values) => a !== undefined && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (values: Values) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))

function takeAttempt(state: EventState, command: Extract<Command, { name: 'attempt.declare' | 'attempt.record' }>): Decided {
  const found = entrant(state, command)
  if (!found.ok) return found
  const { contest, card, own, partition, name } = found.value
  const { format } = contest
  const { competitor, slot, confirmed } = command
  const what = slotName(format, slot)
  if (format.takes === 'contests') return reject('invalid', `${contest.name} adds up other contests. Record the result in one of these.`)
  if (format.takes === 'matches') return reject('invalid', `${contest.name} is made of matches. Record the match instead.`)
  if (slot >= slotCount(format)) return reject('invalid', `${format.name} has ${slotCount(format)} attempts.`)

  const declaring = command.name === 'attempt.declare'
  const pass = !declaring && Object.keys(command.values).length === 0
  const recorded = own?.attempts[slot]
  const typed = declaring || pass ? command.values : { ...card?.declared[slot], ...command.values }
  const values = declaring || pass ? typed : withSame(state, contest, slot, typed, recorded?.values)
  if (recorded) {
    if (!declaring && same(recorded.values, values)) return ok({ already: { partition, seq: recorded.seq } })
    return reject('already-recorded', `${what} of ${name} is already recorded. Correct that entry instead; nothing was changed.`)
  }
  if (card?.status && takesNoMore(format, card.status.code))
    return reject('out-of-contest', `${name} is out (${card.status.code}). Void that status first.`)

  const fields = fieldsLeft(contest, slot, values).filter((field) => !declaring || isDeclared(field))
  if (declaring && fields.length === 0) return reject('invalid', `Nothing is declared in ${format.name}.`)
  const undeclared = fields.find((field) => isDeclared(field) && values[field.id] === undefined)
  if (undeclared && !pass) return reject('not-declared', `${undeclared.name} for ${what} of ${name} is not declared yet.`)
  const fault = pass ? null : checkValues(format, fields, values)
  if (fault) return err(fault)
  const question = confirmed || pass ? null : oddity(format, own, slot, values, Object.keys(command.values))
  if (question) return reject('odd', question)

  const body = { contest: contest.id, competitor, slot, values }
  return facts(partition, { kind: declaring ? 'attempt.declared' : 'attempt.recorded', body })
}

function recordStatus(state: EventState, command: Extract<Command, { name: 'status.record' }>): Decided {
  const found = entrant(state, command)
  if (!found.ok) return found
  const { contest, own: card, name } = found.value
  if (!contest.format.statuses.some(({ code }) => code === command.status))
    return reject('invalid', `${contest.format.name} has no status ${command.status}.`)
  if (card?.status?.code === command.status) return ok({ already: { partition: contest.partition, seq: card.status.seq } })
  if (card?.status) return reject('already-recorded', `${name} already has the status ${card.status.code}. Void that entry first.`)
  const { competitor, status } = command
  return facts(contest.partition, { kind: 'status.recorded', body: { contest: contest.id, competitor, status } })
}

function correct(state: EventState, command: Extract<Command, { name: 'attempt.correct' }>): Decided {
  const { partition, replaces, reason, confirmed } = command
  const target = standing(state, state.ledgers.get(partition) ?? new Map(), partition, replaces)
  const contest = target && state.contests.get(target.contest)
  if (!target || target.slot === undefined || !contest || (contest.partition !== partition && contest.second !== partition))
    return reject('unknown-entry', 'That entry does not stand any more; nothing was changed.')
  const pass = Object.keys(command.values).length === 0
  const values = pass ? {} : { ...target.values, ...command.values }
  if (same(target.values, values)) return reject('invalid', 'That is what the entry says already; nothing was changed.')
  const fault = pass ? null : checkValues(contest.format, fieldsLeft(contest, target.slot, values), values)
  if (fault) return err(fault)
  const question =
    confirmed || pass
      ? null
      : oddity(contest.format, cardBy(state, contest, partition, target.competitor), target.slot, values, Object.keys(command.values))
  if (question) return reject('odd', question)
  return facts(partition, { kind: 'attempt.corrected', body: { replaces, reason, values } })
}
