// Matches and decisions between the tied: drawn, recorded, corrected, taken back. What a contest's own partition says counts.
import type { Entry, Fact } from '../event/entry.ts'
import type { PartitionId } from '../ids.ts'
import { touchEverybody, touchSides } from '../standings/kept.ts'
import type { EventState, Ledger, Match, Written } from './state.ts'

type MatchFact = Extract<Fact, { kind: 'match.drawn' | 'match.removed' | 'match.recorded' | 'match.corrected' | 'tie.decided' }>
type At = Pick<Entry, 'partition' | 'seq' | 'at'>

function childOf<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let child = map.get(key)
  if (!child) map.set(key, (child = new Map()))
  return child
}

function matchAt(state: EventState, contest: Written['contest'], partition: PartitionId, match: number): Match | undefined {
  return state.matches.get(contest)?.get(partition)?.get(match)
}

/** Applies a fact about a match or a decision. One that names no match that is drawn is counted as unapplied. */
export function applyMatch(state: EventState, fact: MatchFact, ledger: Ledger, { partition, seq, at }: At): void {
  switch (fact.kind) {
    case 'match.drawn': {
      const { contest, match, round, sides, lanes, bracket } = fact.body
      const matches = childOf(childOf(state.matches, contest), partition)
      // Drawn again after it was recorded, it would put a result to strangers.
      if (matches.get(match)?.recorded) return void state.unapplied++
      // Nobody meets themselves. No table draws that, and it would count as two matches for one of them.
      const people = sides.flat()
      if (new Set(people).size !== people.length) return void state.unapplied++
      touchSides(state, contest, matches.get(match)?.sides ?? [])
      matches.set(match, { match, round, sides, ...(lanes ? { lanes } : {}), ...(bracket ? { bracket } : {}) })
      return touchSides(state, contest, sides)
    }
    case 'match.removed': {
      const { contest, match } = fact.body
      const matches = state.matches.get(contest)?.get(partition)
      if (!matches?.has(match) || matches.get(match)!.recorded) return void state.unapplied++
      touchSides(state, contest, matches.get(match)!.sides)
      matches.delete(match)
      return
    }
    case 'match.recorded': {
      const { contest, match, sides, forfeit = false } = fact.body
      const drawn = matchAt(state, contest, partition, match)
      if (!drawn || drawn.recorded || drawn.sides.length !== sides.length) return void state.unapplied++
      drawn.recorded = { seq, first: seq, values: sides, played: !forfeit }
      ledger.set(seq, { kind: 'recorded', contest, competitor: drawn.sides[0]![0]!, match, sides, played: !forfeit, at })
      return touchSides(state, contest, drawn.sides)
    }
    case 'match.corrected': {
      const { replaces, reason, sides, forfeit = false } = fact.body
      const target = ledger.get(replaces)
      const drawn = target?.match === undefined ? undefined : matchAt(state, target.contest, partition, target.match)
      if (!target || drawn?.recorded?.seq !== replaces || drawn.sides.length !== sides.length) return void state.unapplied++
      drawn.recorded = { seq, first: drawn.recorded.first, values: sides, played: !forfeit }
      ledger.set(seq, { ...target, kind: 'corrected', sides, played: !forfeit, reason, about: replaces, at })
      return touchSides(state, target.contest, drawn.sides)
    }
    case 'tie.decided': {
      const { contest, order, reason } = fact.body
      childOf(childOf(state.decisions, contest), partition).set(seq, order)
      ledger.set(seq, { kind: 'recorded', contest, competitor: order[0]![0]!, decided: order, reason, at })
      return touchEverybody(state, contest)
    }
  }
}

/** Takes back a match's result or a decision that stands. The match stays drawn. */
export function voidMatch(
  state: EventState,
  ledger: Ledger,
  target: Written,
  { partition, seq, at }: At,
  about: number,
  reason: string,
): void {
  if (target.match === undefined) state.decisions.get(target.contest)?.get(partition)?.delete(about)
  else delete matchAt(state, target.contest, partition, target.match)?.recorded
  ledger.set(seq, { ...target, kind: 'voided', reason, about, at })
  touchEverybody(state, target.contest)
}
