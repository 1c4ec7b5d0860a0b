// Judges' marks as their partitions say them. Whether a partition's marks count is the contest's to say, so that it never hangs on what came first.
import type { Marks } from '../event/mark-bodies.ts'
import type { Fact } from '../event/entry.ts'
import type { CompetitorId, ContestId, PartitionId } from '../ids.ts'
import { touchCompetitor } from '../standings/kept.ts'
import type { EventState } from './state.ts'

/** What a judge gave for one slot. `seq` is the entry that says so now; `first` the one before any correction. */
export interface GivenMark {
  seq: number
  first: number
  marks: Marks
  at: number
}

/** Where an entry of a judge put its marks. */
export interface MarkedAt {
  contest: ContestId
  competitor: CompetitorId
  slot: number
}

/** That a judge changed marks, or took them back (`is` null), and why. */
export interface MarkChange extends MarkedAt {
  partition: PartitionId
  seq: number
  at: number
  was: Marks
  is: Marks | null
  reason: string
}

/** Marks by contest, then partition, then competitor, then slot; and by entry where it put them. `changed`: as they were written in their partition. */
export interface MarkState {
  given: Map<ContestId, Map<PartitionId, Map<CompetitorId, (GivenMark | undefined)[]>>>
  bySeq: Map<PartitionId, Map<number, MarkedAt>>
  changed: MarkChange[]
}

/** Of which nothing is known yet. */
export const createMarkState = (): MarkState => ({ given: new Map(), bySeq: new Map(), changed: [] })

/** A fact of a judge. */
export type MarkFact = Extract<Fact, { kind: 'mark.given' | 'mark.corrected' }>

/** What a partition gave in a contest for a competitor, by slot. */
export const givenBy = (state: EventState, contest: ContestId, partition: PartitionId, competitor: CompetitorId) =>
  state.marks.given.get(contest)?.get(partition)?.get(competitor)

function childOf<K, V>(map: Map<K, V>, key: K, empty: V): V {
  const child = map.get(key) ?? empty
  map.set(key, child)
  return child
}

/** What an entry of a judge gave, if it still stands: not corrected, not voided, not overtaken. */
export function standingMark(state: EventState, partition: PartitionId, seq: number): { target: MarkedAt; given: GivenMark } | null {
  const target = state.marks.bySeq.get(partition)?.get(seq)
  if (!target) return null
  const given = givenBy(state, target.contest, partition, target.competitor)?.[target.slot]
  return given?.seq === seq ? { target, given } : null
}

function put(state: EventState, partition: PartitionId, target: MarkedAt, given: GivenMark | undefined): void {
  const byPartition = childOf(state.marks.given, target.contest, new Map<PartitionId, Map<CompetitorId, (GivenMark | undefined)[]>>())
  const own = childOf(byPartition, partition, new Map<CompetitorId, (GivenMark | undefined)[]>())
  childOf<CompetitorId, (GivenMark | undefined)[]>(own, target.competitor, [])[target.slot] = given
  if (given) childOf(state.marks.bySeq, partition, new Map<number, MarkedAt>()).set(given.seq, target)
  touchCompetitor(state, target.contest, target.competitor)
}

/** Applies a judge's fact. A correction of an entry that does not stand is counted as unapplied. */
export function applyMark(state: EventState, fact: MarkFact, partition: PartitionId, seq: number, at: number): void {
  if (fact.kind === 'mark.given') {
    const { marks, ...target } = fact.body
    return put(state, partition, target, { seq, first: seq, marks, at })
  }
  const before = standingMark(state, partition, fact.body.replaces)
  if (!before) return void state.unapplied++
  const { marks: is, reason } = fact.body
  state.marks.changed.push({ ...before.target, partition, seq, at, was: before.given.marks, is, reason })
  put(state, partition, before.target, { seq, first: before.given.first, marks: fact.body.marks, at })
}

/** Takes back marks that stand. False where none of that entry do. */
export function voidMark(state: EventState, partition: PartitionId, voids: number, reason: string, seq: number, at: number): boolean {
  const before = standingMark(state, partition, voids)
  if (!before) return false
  state.marks.changed.push({ ...before.target, partition, seq, at, was: before.given.marks, is: null, reason })
  put(state, partition, before.target, undefined)
  return true
}
