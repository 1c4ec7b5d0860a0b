// The state that the log folds into. `applyEntry` changes it in place, because a fold over 100,000 entries can't afford copies;
// whoever made the state with createState owns it. From outside, a state is a pure function of the logs: the same entries give the same
// standings in whatever order the partitions are interleaved, so nothing here may depend on what another partition has delivered so far.
import type { Body } from '../event/entry.ts'
import type { Format } from '../formats/format.ts'
import type { Values } from '../formats/value.ts'
import type { CompetitorId, ContestId, DivisionId, PartitionId } from '../ids.ts'
import type { Ranking } from '../standings/kept.ts'
import type { Panels } from '../formats/panels.ts'
import { countingCard, type Wait } from './counting.ts'
import type { DocumentState } from './documents.ts'
import type { ListChange } from './list-changes.ts'
import { createMarkState, type MarkState } from './marks.ts'
import { createOwnershipState, type Granted, type OwnershipState } from './ownership.ts'
import { createRecordState, type RecordState } from './records.ts'
import { createRulingState, type RulingState } from './rulings.ts'
import type { Session } from './sessions.ts'

/** A competitor as last entered or changed. */
export type Competitor = Omit<Body<'competitor.added'>, 'competitor'> & { id: CompetitorId }

/** A contest: one division in one format, written by one partition. */
export interface Contest {
  id: ContestId
  division: DivisionId
  name: string
  partition: PartitionId
  format: Format
  /** Where slots come from other contests: these, in order. */
  sources: readonly ContestId[]
  /** The stage before, whose columns this one may carry on. */
  after?: ContestId | undefined
  /** Who is in: the whole division, or those of the start list alone. */
  entrants: 'division' | 'listed'
  /** Judges who write from partitions of their own. */
  judges?: Panels | undefined
  /** The partition of a second person, whose entries must equal those of the contest's own to count. */
  second?: PartitionId | undefined
  /** Start list as drawn: position by competitor. Others follow by lot, then as entered. */
  startList: Map<CompetitorId, number>
  /** Other formats it was given, oldest first: what people are told about them. */
  reformats: { seq: number; at: number; from: string; to: string; reason: string }[]
}

/** A match as drawn, and what was recorded of it. `values` by side; `played` is false for a forfeit. */
export interface Match {
  match: number
  round: number
  sides: readonly (readonly CompetitorId[])[]
  /** The lane of each side, where the order of the sides doesn't say it. */
  lanes?: readonly number[]
  /** The match of the contest's bracket that this is a game of. */
  bracket?: string
  recorded?: {
    seq: number
    first: number
    values: readonly Values[]
    played: boolean
    ruled?: Overruled<readonly Values[]>
  }
}

/** That the referee's table decided, by which of its entries and why, and what it was before; null where nothing was. */
export interface Overruled<T> {
  seq: number
  reason: string
  was: T | null
}

/**
 * What stands in one slot. `seq` is the entry that says so now; `first` the one that recorded it before any correction. Both are 0 where no
 * entry of the contest's own partition does: judges' marks alone make it, or a ruling.
 */
export interface Attempt {
  seq: number
  first: number
  values: Values
  ruled?: Overruled<Values>
}

/** What one partition wrote about one competitor in one contest; or what counts of it (counting.ts), with what that still waits for. */
export interface Card {
  attempts: (Attempt | undefined)[]
  declared: (Values | undefined)[]
  status?: { code: string; seq: number; ruled?: Overruled<string> }
  waits?: (Wait | undefined)[]
}

/** An entry that may still be corrected or voided, or once could be. */
export interface Written {
  kind: 'declared' | 'recorded' | 'corrected' | 'voided' | 'status'
  contest: ContestId
  /** Whom it is about; of a match or a decision, the first that it names. */
  competitor: CompetitorId
  slot?: number
  /** Of a match: its number and what was recorded by side. */
  match?: number
  sides?: readonly Values[]
  played?: boolean
  /** Of a decision between the tied: their order. */
  decided?: readonly (readonly CompetitorId[])[]
  values?: Values
  status?: string
  reason?: string
  /** The entry that this one replaces or voids. */
  about?: number
  at: number
}

/** What one partition wrote, by seq; the seqs in order are the keys. */
export type Ledger = Map<number, Written>

/** Everything known of one event. */
export interface EventState {
  event: { name: string; place?: string | undefined; date?: string | undefined } | null
  divisions: Map<DivisionId, { id: DivisionId; name: string }>
  competitors: Map<CompetitorId, Competitor>
  contests: Map<ContestId, Contest>
  /** The sessions of the competition, in order; none where nobody planned any. */
  sessions: readonly Session[]
  /** The highest number ever given to each: what was removed keeps its id for itself, or its entries would become a stranger's. */
  numbered: { division: number; contest: number; competitor: number; session: number }
  /** What was changed on the entry list, oldest first. */
  listChanges: ListChange[]
  /** Who was granted each partition, epoch by epoch, newest last. */
  grants: Map<PartitionId, Granted[]>
  /** What owners let go of, and what became of late entries. */
  ownership: OwnershipState
  /** Cards by contest, then by the partition that wrote them, then by competitor. Only the contest's own partition counts. */
  cards: Map<ContestId, Map<PartitionId, Map<CompetitorId, Card>>>
  /** Matches by contest, then by the partition that wrote them, then by number. */
  matches: Map<ContestId, Map<PartitionId, Map<number, Match>>>
  /** Decisions between the tied that stand, by contest and partition, then by seq. */
  decisions: Map<ContestId, Map<PartitionId, Map<number, readonly (readonly CompetitorId[])[]>>>
  /** Record books, what stands in them, and rulings on claims. */
  records: RecordState
  /** What the referee's table ruled, and the life of results. */
  rulings: RulingState
  /** What judges gave from partitions of their own. */
  marks: MarkState
  /** Documents that were issued. */
  documents: DocumentState
  /** Formats of the event's own, by id. */
  formats: Map<string, Format>
  ledgers: Map<PartitionId, Ledger>
  /** The highest seq in each ledger, so that its end is found without reading through it. */
  newest: Map<PartitionId, number>
  /** Kept standings, by contest; ranking.ts keeps them up to date. */
  rankings: Map<ContestId, Ranking>
  /** Entries that were kept but not applied: of a kind this version doesn't know, or of no possible meaning. */
  unapplied: number
}

/** An event of which nothing is known yet. */
export const createState = (): EventState => ({
  event: null,
  divisions: new Map(),
  competitors: new Map(),
  contests: new Map(),
  numbered: { division: 0, contest: 0, competitor: 0, session: 0 },
  sessions: [],
  listChanges: [],
  grants: new Map(),
  ownership: createOwnershipState(),
  cards: new Map(),
  matches: new Map(),
  decisions: new Map(),
  records: createRecordState(),
  rulings: createRulingState(),
  marks: createMarkState(),
  documents: new Map(),
  formats: new Map(),
  ledgers: new Map(),
  newest: new Map(),
  rankings: new Map(),
  unapplied: 0,
})

/** The card that counts: what the contest's own partition wrote, with whatever else the contest asks for (counting.ts). */
export const cardOf = (state: EventState, contest: Contest, competitor: CompetitorId): Card | undefined =>
  countingCard(state, contest, competitor)

/** Whether a slot is done as far as the contest's own partition goes, also where it does not count yet. */
export const isTaken = (card: Card | undefined, slot: number): boolean =>
  card?.attempts[slot] !== undefined || card?.waits?.[slot]?.taken === true

/** Whether an attempt or a status stands on a card, or part of one; a declaration alone is no result. */
export const isRecorded = (card: Card | undefined): boolean =>
  card?.status !== undefined ||
  card?.attempts.some((attempt) => attempt !== undefined) === true ||
  card?.waits?.some((wait) => wait !== undefined) === true

/** Whether anything stands that was recorded for a competitor, in whichever contest. */
export const hasRecord = (state: EventState, competitor: CompetitorId): boolean =>
  [...state.contests.values()].some(
    (contest) =>
      isRecorded(cardOf(state, contest, competitor)) ||
      matchesOf(state, contest).some(({ sides }) => sides.some((side) => side.includes(competitor))),
  )

/** Everybody about whom anything was written that a contest looks at. */
function writtenIn(state: EventState, { id, partition, second, judges = [] }: Contest): Set<CompetitorId> {
  const cards = [partition, second].flatMap((one) => (one === undefined ? [] : [...(state.cards.get(id)?.get(one)?.keys() ?? [])]))
  const marks = judges.flatMap(({ partitions }) => partitions.flatMap((one) => [...(state.marks.given.get(id)?.get(one)?.keys() ?? [])]))
  return new Set([...cards, ...marks, ...(state.rulings.contests.get(id)?.about.keys() ?? [])])
}

/** Whether anything stands in a contest; also of someone who has since moved to another division. */
export const isBegun = (state: EventState, contest: Contest): boolean =>
  [...writtenIn(state, contest)].some((competitor) => isRecorded(cardOf(state, contest, competitor))) ||
  matchesOf(state, contest).some(({ recorded }) => recorded !== undefined)

/** The matches that the contest's own partition drew, by number, with what it recorded of them. */
export const ownMatches = (state: EventState, { id, partition }: Contest): Match[] =>
  [...(state.matches.get(id)?.get(partition)?.values() ?? [])].sort((a, b) => a.match - b.match)

/** The same with the results that count: those that the referee's table ruled on as it ruled. */
export function matchesOf(state: EventState, contest: Contest): Match[] {
  const matches = ownMatches(state, contest)
  const rulings = state.rulings.contests.get(contest.id)?.matches
  if (!rulings) return matches
  return matches.map((match) => {
    const ruling = rulings.get(match.match)?.at(-1)
    if (!ruling || ruling.sides.length !== match.sides.length) return match
    const { seq, reason, sides, forfeit = false } = ruling
    const own = match.recorded
    const ruled = { seq, reason, was: own?.values ?? null }
    return { ...match, recorded: { seq: own?.seq ?? 0, first: own?.first ?? 0, values: sides, played: !forfeit, ruled } }
  })
}

/** What the last decision about each of the tied says: the position of its group; only the contest's own partition decides. */
export function decidedOrder(state: EventState, { id, partition }: Contest): ReadonlyMap<CompetitorId, number> {
  const order = new Map<CompetitorId, number>()
  for (const [, groups] of [...(state.decisions.get(id)?.get(partition) ?? [])].sort(([a], [b]) => a - b))
    for (const [position, group] of groups.entries()) for (const competitor of group) order.set(competitor, position)
  return order
}

/** Whether a competitor is in a contest. */
export const isMember = (contest: Contest, competitor: Competitor): boolean =>
  competitor.division === contest.division && (contest.entrants === 'division' || contest.startList.has(competitor.id))

/** The competitors of a contest, in the order they were entered. */
export const membersOf = (state: EventState, contest: Contest): Competitor[] =>
  [...state.competitors.values()].filter((competitor) => isMember(contest, competitor))
