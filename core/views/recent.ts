// The last entries of a contest's partition, each with what may still be done about it.
import { standing } from '../apply/apply.ts'
import type { Contest, EventState, Written } from '../apply/state.ts'
import { briefText, fieldText, slotName, valuesInput } from '../formats/text.ts'
import type { PartitionId } from '../ids.ts'
import { scoreAttempt } from '../standings/score.ts'
import { matchEntry } from './match-words.ts'
import { personOf } from './standing.ts'
import type { RecentEntry, Reformatted } from './view.ts'

/** What an entry says, in words: `Round 2 · 215.0 · no mark`, `Status DNS`. */
export function describe(contest: Contest, written: Written): string {
  if (written.kind === 'status' || written.status !== undefined) return `Status ${written.status}`
  const what = slotName(contest.format, written.slot ?? 0)
  const values = written.values ?? {}
  if (Object.keys(values).length === 0) return `${what} · passed`
  if (written.kind === 'declared')
    return `${what} · ${contest.format.fields
      .filter(({ id }) => values[id] !== undefined)
      .map((field) => fieldText(field, values[field.id]))
      .join(' ')} declared`
  const outcome = scoreAttempt(contest.format, values, written.slot) === null ? ' · no mark' : ''
  return `${what} · ${briefText(contest.format, values)}${outcome}`
}

/** What a partition wrote, newest first. Walked by seq: a copy of a long ledger for each look would cost more than the look. */
export function* newestFirst(state: EventState, partition: PartitionId): Generator<[number, Written]> {
  const ledger = state.ledgers.get(partition)
  if (!ledger) return
  for (let seq = state.newest.get(partition) ?? 0; seq > 0; seq--) {
    const written = ledger.get(seq)
    if (written) yield [seq, written]
  }
}

/** The newest entries about a contest, newest first, at most `limit`. */
export function recentEntries(state: EventState, contest: Contest, limit: number): RecentEntry[] {
  const ledger = state.ledgers.get(contest.partition)
  if (!ledger) return []
  const recent: RecentEntry[] = []
  for (const [seq, written] of newestFirst(state, contest.partition)) {
    if (written.contest !== contest.id) continue
    const several = matchEntry(state, contest, written)
    const competitor = several ? undefined : state.competitors.get(written.competitor)
    const stands = standing(state, ledger, contest.partition, seq) !== null
    recent.push({
      partition: contest.partition,
      seq,
      at: written.at,
      ...(competitor ? { person: personOf(competitor) } : {}),
      what: several ? '' : describe(contest, written),
      kind: written.kind,
      ...(written.reason === undefined ? {} : { reason: written.reason }),
      can: { correct: stands && (written.slot !== undefined || written.match !== undefined), void: stands },
      contest: contest.id,
      ...(written.slot === undefined ? {} : { slot: written.slot }),
      ...(written.values && written.kind !== 'declared' ? { input: valuesInput(contest.format, written.values, true) } : {}),
      ...several,
    })
    if (recent.length === limit) break
  }
  return recent
}

/** The formats a contest was given after its first, newest first. They stand in another partition than the results: only times tell what came before. */
export const reformattedOf = (contest: Contest): Reformatted[] =>
  contest.reformats.toReversed().map(({ seq, at, from, to, reason }) => ({
    seq,
    at,
    what: from === to ? `Scored as “${to}”, as it was changed` : `Scored as “${to}”, not as “${from}” any more`,
    reason,
  }))
