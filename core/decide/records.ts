// Records decided: books and lists into the set-up, rulings into the partition of the contest whose claim it is.
import { claimKey } from '../apply/records.ts'
import type { Contest, EventState } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { eventRecords } from '../records/claims.ts'
import { columnIndex } from '../standings/columns.ts'
import type { Rejection } from './command.ts'
import type { RecordCommandOf } from './record-commands.ts'

const refuse = (kind: Rejection['kind'], message: string): Outcome<never, Rejection> => err({ kind, message })

/** The facts of a list of standing records: each names a book that is kept, a division, and a column of one of its contests. */
export function listRecords(state: EventState, { records }: RecordCommandOf<'record.list'>): Outcome<Fact[], Rejection> {
  const facts: Fact[] = []
  for (const [index, body] of records.entries()) {
    const line = `Record ${index + 1}`
    if (!state.records.books.has(body.book))
      return refuse('invalid', `${line}: there is no record book “${body.book}”. Nothing was listed; keep the book first.`)
    const division = state.divisions.get(body.division)
    if (!division) return refuse('invalid', `${line}: there is no such division in this event. Nothing was listed.`)
    const contests = [...state.contests.values()].filter((contest) => contest.division === body.division)
    if (!contests.some(({ format }) => columnIndex(format, body.what) >= 0))
      return refuse('invalid', `${line}: no contest of ${division.name} has a result “${body.what}”. Nothing was listed.`)
    facts.push({ kind: 'record.listed', body })
  }
  return ok(facts)
}

/** The ruling on a claim, and the contest whose partition writes it. The claim must stand, and not be ruled so already. */
export function ruleRecord(
  state: EventState,
  command: RecordCommandOf<'record.ratify'> | RecordCommandOf<'record.refuse'>,
): Outcome<{ contest: Contest; fact: Fact }, Rejection> {
  const { claim, reason } = command
  const contest = state.contests.get(claim.contest)
  if (!contest) return refuse('unknown-contest', 'There is no such contest in this event.')
  const standing = eventRecords(state).claims.find((each) => each.contest === claim.contest && claimKey(each) === claimKey(claim))
  if (!standing)
    return refuse(
      'unknown-entry',
      'That result does not make a record any more: it was corrected, or another came before it. Nothing was changed.',
    )
  const ruled = command.name === 'record.ratify' ? 'ratified' : 'refused'
  if (standing.ruling?.ruled === ruled) return refuse('already-recorded', `That record is ${ruled} already. Nothing was changed.`)
  if (command.name === 'record.refuse') return ok({ contest, fact: { kind: 'record.refused', body: { ...claim, reason: command.reason } } })
  return ok({ contest, fact: { kind: 'record.ratified', body: { ...claim, ...(reason ? { reason } : {}) } } })
}
