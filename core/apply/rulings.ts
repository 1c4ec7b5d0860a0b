// Rulings of the referee's table as the log says them, beside what they are about: what they come to is counting.ts's and the standing's.
import type { Body, Fact } from '../event/entry.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import { touchCompetitor, touchEverybody } from '../standings/kept.ts'
import { applyLife, type ContestLife, type LifeFact } from './results-life.ts'
import type { EventState } from './state.ts'

/** A ruling about one competitor. */
export type RulingAbout = Extract<Fact, { kind: 'ruling.overruled' | 'ruling.penalised' | 'ruling.status' }>
/** A ruling about anybody. */
export type RulingFact = RulingAbout | Extract<Fact, { kind: 'ruling.match-overruled' }>

/** A ruling with its entry. */
export interface Ruled<F extends RulingFact = RulingFact> {
  seq: number
  at: number
  fact: F
}

/** A ruling on a match, by its seq. */
export type RuledMatch = Body<'ruling.match-overruled'> & { seq: number }

/** What stands of one contest: by competitor or match, in the order of the referee's table; and its results' life. */
export interface ContestRulings {
  about: Map<CompetitorId, Ruled<RulingAbout>[]>
  matches: Map<number, RuledMatch[]>
  life: ContestLife
}

/** Everything that the referee's table wrote. `bySeq` holds what stands; `voided` what was taken back, and why. */
export interface RulingState {
  contests: Map<ContestId, ContestRulings>
  bySeq: Map<number, Ruled>
  voided: { ruling: Ruled; seq: number; at: number; reason: string }[]
}

/** Of which nothing is known yet. */
export const createRulingState = (): RulingState => ({ contests: new Map(), bySeq: new Map(), voided: [] })

const KINDS = ['ruling.overruled', 'ruling.penalised', 'ruling.status', 'ruling.match-overruled'] as const
const LIFE = ['ruling.reopened', 'results.announced', 'results.official'] as const
const kinds: ReadonlySet<Fact['kind']> = new Set([...KINDS, ...LIFE])

/** Whether a fact is the referee's table's. */
export const isRuling = (fact: Fact): fact is RulingFact | LifeFact => kinds.has(fact.kind)

function rulingsOf(state: EventState, contest: ContestId): ContestRulings {
  let rulings = state.rulings.contests.get(contest)
  if (!rulings) state.rulings.contests.set(contest, (rulings = { about: new Map(), matches: new Map(), life: { versions: [] } }))
  return rulings
}

function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key)
  if (!list) map.set(key, (list = []))
  return list
}

/** Applies a ruling, whether or not what it is about is there yet: it may come later, from another partition. */
export function applyRulingFact(state: EventState, fact: RulingFact | LifeFact, seq: number, at: number): void {
  const rulings = rulingsOf(state, fact.body.contest)
  if (fact.kind === 'ruling.reopened' || fact.kind === 'results.announced' || fact.kind === 'results.official') {
    if (!applyLife(rulings.life, fact, at)) state.unapplied++
    return
  }
  state.rulings.bySeq.set(seq, { seq, at, fact })
  if (fact.kind === 'ruling.match-overruled') {
    listAt(rulings.matches, fact.body.match).push({ ...fact.body, seq })
    return touchEverybody(state, fact.body.contest)
  }
  listAt(rulings.about, fact.body.competitor).push({ seq, at, fact })
  touchCompetitor(state, fact.body.contest, fact.body.competitor)
}

/** Takes back a ruling that stands: the one before it, if there is one, counts again. False where there is none of that seq. */
export function voidRuling(state: EventState, voids: number, reason: string, seq: number, at: number): boolean {
  const ruling = state.rulings.bySeq.get(voids)
  if (!ruling) return false
  state.rulings.bySeq.delete(voids)
  state.rulings.voided.push({ ruling, seq, at, reason })
  const { fact } = ruling
  const rulings = rulingsOf(state, fact.body.contest)
  const without = <T extends { seq: number }>(list: T[] | undefined) => (list ?? []).filter((one) => one.seq !== voids)
  if (fact.kind === 'ruling.match-overruled') {
    rulings.matches.set(fact.body.match, without(rulings.matches.get(fact.body.match)))
    touchEverybody(state, fact.body.contest)
    return true
  }
  rulings.about.set(fact.body.competitor, without(rulings.about.get(fact.body.competitor)))
  touchCompetitor(state, fact.body.contest, fact.body.competitor)
  return true
}
