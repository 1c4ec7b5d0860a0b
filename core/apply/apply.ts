// One entry at a time into the state. An entry that can't mean anything here is counted and kept, never thrown over:
// the log is the truth, and a newer version may understand it.
import { BESIDE_RESULTS } from '../event/document-bodies.ts'
import { type Entry, type Fact, factOf } from '../event/entry.ts'
import { type CompetitorId, type ContestId, type PartitionId, RULINGS, SETUP } from '../ids.ts'
import { touchCompetitor, touchContest, touchDivision } from '../standings/kept.ts'
import { applyIssue } from './documents.ts'
import { keepChange } from './list-changes.ts'
import { applyMatch, voidMatch } from './matches.ts'
import { applyMark, voidMark } from './marks.ts'
import { applyGrant, applyOwnership, isOwnershipFact } from './ownership.ts'
import { applyRecord, applyRuling } from './records.ts'
import { applyRulingFact, isRuling, voidRuling } from './rulings.ts'
import { applySessions, leaveSession } from './sessions.ts'
import type { Card, EventState, Ledger, Written } from './state.ts'

/** Applies an entry of the log. Checks its body first; an unknown kind or shape is counted in `unapplied`. */
export function applyEntry(state: EventState, entry: Entry): void {
  const fact = factOf(entry)
  if (fact) applyFact(state, fact, entry)
  else if (!entry.kind.startsWith(BESIDE_RESULTS)) state.unapplied++
}

/** Applies a fact that is known to be well-formed (this device has just decided it). */
export function applyFact(state: EventState, fact: Fact, { partition, seq, at }: Pick<Entry, 'partition' | 'seq' | 'at'>): void {
  if (isScore(fact)) return applyScore(state, fact, partition, seq, at)
  if (isRuling(fact)) {
    // Only the referee's table rules; from anywhere else it would be one writer's word against another's.
    if (partition !== RULINGS) return void state.unapplied++
    return applyRulingFact(state, fact, seq, at)
  }
  if (isOwnershipFact(fact)) return applyOwnership(state, fact, partition, seq, at)
  if (fact.kind === 'mark.given' || fact.kind === 'mark.corrected') return applyMark(state, fact, partition, seq, at)
  // Who is in and who owns what stands in `setup` alone. From anywhere else it would mean something only by when it arrived.
  if (partition !== SETUP) return void state.unapplied++
  switch (fact.kind) {
    case 'event.opened':
      state.event = fact.body
      return
    case 'partition.granted':
      return applyGrant(state, fact.body, seq, at)
    case 'division.added':
      state.divisions.set(fact.body.division, { id: fact.body.division, name: fact.body.name })
      count(state, 'division', fact.body.division)
      return
    case 'division.removed':
      if (!state.divisions.delete(fact.body.division)) state.unapplied++
      return
    case 'contest.added': {
      const { contest, ...rest } = fact.body
      const entrants = rest.entrants ?? (rest.after === undefined ? 'division' : 'listed')
      state.contests.set(contest, { id: contest, ...rest, sources: rest.sources ?? [], entrants, startList: new Map(), reformats: [] })
      count(state, 'contest', contest)
      touchContest(state, contest)
      return
    }
    case 'contest.staffed': {
      const contest = state.contests.get(fact.body.contest)
      if (!contest) return void state.unapplied++
      contest.judges = fact.body.judges
      contest.second = fact.body.second
      return touchContest(state, contest.id)
    }
    case 'contest.reformatted': {
      const contest = state.contests.get(fact.body.contest)
      if (!contest) return void state.unapplied++
      const { format, reason } = fact.body
      contest.reformats.push({ seq, at, from: contest.format.name, to: format.name, reason })
      // A contest that is called after its format goes on being called so.
      if (contest.name === contest.format.name) contest.name = format.name
      contest.format = format
      return touchContest(state, contest.id)
    }
    case 'format.kept':
      state.formats.set(fact.body.format.id, fact.body.format)
      return
    case 'document.issued':
      return applyIssue(state.documents, fact.body, seq, at)
    case 'record.book-kept':
    case 'record.listed':
      return applyRecord(state.records, fact)
    case 'contest.renamed': {
      const contest = state.contests.get(fact.body.contest)
      if (!contest) return void state.unapplied++
      contest.name = fact.body.name
      return
    }
    case 'contest.removed':
      state.rankings.delete(fact.body.contest)
      if (!state.contests.delete(fact.body.contest)) return void state.unapplied++
      return leaveSession(state, fact.body.contest)
    case 'sessions.set':
      for (const { session } of fact.body.sessions) count(state, 'session', session)
      return applySessions(state, fact.body)
    case 'competitor.added':
    case 'competitor.changed': {
      const { competitor, division, bib, name, team, lot, attributes } = fact.body
      const before = state.competitors.get(competitor)
      if (before && before.division !== division) touchDivision(state, before.division, competitor)
      const is = { id: competitor, division, bib, name, team, lot, attributes }
      state.competitors.set(competitor, is)
      if (before && fact.kind === 'competitor.changed') keepChange(state, before, is, { seq, at, reason: fact.body.reason })
      count(state, 'competitor', competitor)
      touchDivision(state, division, competitor)
      return
    }
    case 'competitor.removed': {
      const before = state.competitors.get(fact.body.competitor)
      if (!before) return void state.unapplied++
      state.competitors.delete(before.id)
      keepChange(state, before, null, { seq, at, reason: fact.body.reason })
      return touchDivision(state, before.division, before.id)
    }
    case 'start-list.set': {
      const contest = state.contests.get(fact.body.contest)
      if (!contest) return void state.unapplied++
      contest.startList = new Map(fact.body.order.map((competitor, position) => [competitor, position]))
      touchContest(state, contest.id)
      return
    }
  }
}

function count(state: EventState, what: keyof EventState['numbered'], id: string): void {
  state.numbered[what] = Math.max(state.numbered[what], Number(id.slice(1)))
}

const SCORES = [
  'attempt.declared',
  'attempt.recorded',
  'attempt.corrected',
  'status.recorded',
  'match.drawn',
  'match.removed',
  'match.recorded',
  'match.corrected',
  'tie.decided',
  'record.ratified',
  'record.refused',
  'entry.voided',
] as const satisfies Fact['kind'][]
type ScoreFact = Extract<Fact, { kind: (typeof SCORES)[number] }>

const scores: ReadonlySet<Fact['kind']> = new Set(SCORES)

/** Whether a fact is what the partition of a contest writes: attempts, statuses, matches, decisions between the tied. */
const isScore = (fact: Fact): fact is ScoreFact => scores.has(fact.kind)

function applyScore(state: EventState, fact: ScoreFact, partition: PartitionId, seq: number, at: number): void {
  const ledger = ledgerOf(state, partition)
  state.newest.set(partition, seq)
  switch (fact.kind) {
    case 'attempt.declared': {
      const { contest, competitor, slot, values } = fact.body
      cardAt(state, contest, partition, competitor).declared[slot] = values
      ledger.set(seq, { kind: 'declared', contest, competitor, slot, values, at })
      return touchCompetitor(state, contest, competitor)
    }
    case 'attempt.recorded': {
      const { contest, competitor, slot, values } = fact.body
      cardAt(state, contest, partition, competitor).attempts[slot] = { seq, first: seq, values }
      ledger.set(seq, { kind: 'recorded', contest, competitor, slot, values, at })
      return touchCompetitor(state, contest, competitor)
    }
    case 'status.recorded': {
      const { contest, competitor, status } = fact.body
      cardAt(state, contest, partition, competitor).status = { code: status, seq }
      ledger.set(seq, { kind: 'status', contest, competitor, status, at })
      return touchCompetitor(state, contest, competitor)
    }
    case 'attempt.corrected': {
      const { replaces, reason, values } = fact.body
      const target = standing(state, ledger, partition, replaces)
      if (target?.slot === undefined) return void state.unapplied++
      const attempts = cardAt(state, target.contest, partition, target.competitor).attempts
      attempts[target.slot] = { seq, first: attempts[target.slot]!.first, values }
      ledger.set(seq, { ...target, kind: 'corrected', values, reason, about: replaces, at })
      return touchCompetitor(state, target.contest, target.competitor)
    }
    case 'match.drawn':
    case 'match.removed':
    case 'match.recorded':
    case 'match.corrected':
    case 'tie.decided':
      return applyMatch(state, fact, ledger, { partition, seq, at })
    case 'record.ratified':
    case 'record.refused':
      return applyRuling(state.records, fact, partition, seq, at)
    case 'entry.voided': {
      const { voids, reason } = fact.body
      const target = standing(state, ledger, partition, voids)
      if (!target) {
        const isElsewhere =
          (partition === RULINGS && voidRuling(state, voids, reason, seq, at)) || voidMark(state, partition, voids, reason, seq, at)
        return void (isElsewhere || state.unapplied++)
      }
      if (target.match !== undefined || target.decided) return voidMatch(state, ledger, target, { partition, seq, at }, voids, reason)
      const card = cardAt(state, target.contest, partition, target.competitor)
      if (target.kind === 'status') delete card.status
      else card.attempts[target.slot!] = undefined
      ledger.set(seq, { ...target, kind: 'voided', reason, about: voids, at })
      return touchCompetitor(state, target.contest, target.competitor)
    }
  }
}

/** What an entry wrote, if that still stands: not replaced by a correction, not voided, not overtaken. */
export function standing(state: EventState, ledger: Ledger, partition: PartitionId, seq: number): Written | null {
  const written = ledger.get(seq)
  if (!written) return null
  if (written.decided) return state.decisions.get(written.contest)?.get(partition)?.has(seq) ? written : null
  if (written.match !== undefined)
    return state.matches.get(written.contest)?.get(partition)?.get(written.match)?.recorded?.seq === seq ? written : null
  const card = state.cards.get(written.contest)?.get(partition)?.get(written.competitor)
  const stands = written.kind === 'status' ? card?.status?.seq === seq : card?.attempts[written.slot ?? -1]?.seq === seq
  return stands ? written : null
}

function ledgerOf(state: EventState, partition: PartitionId): Ledger {
  let ledger = state.ledgers.get(partition)
  if (!ledger) state.ledgers.set(partition, (ledger = new Map()))
  return ledger
}

function cardAt(state: EventState, contest: ContestId, partition: PartitionId, competitor: CompetitorId): Card {
  let byPartition = state.cards.get(contest)
  if (!byPartition) state.cards.set(contest, (byPartition = new Map()))
  let cards = byPartition.get(partition)
  if (!cards) byPartition.set(partition, (cards = new Map()))
  let card = cards.get(competitor)
  if (!card) cards.set(competitor, (card = { attempts: [], declared: [] }))
  return card
}
