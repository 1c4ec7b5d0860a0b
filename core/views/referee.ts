// What the referee's table sees of a contest: what was ruled, how far its results have come, and where two people typed different things.
import type { EventState } from '../apply/state.ts'
import type { ContestId, PartitionId } from '../ids.ts'
import { type PairRow, pairsView } from './pairs.ts'
import { type VersionView, versionsOf } from './results-life.ts'
import { type RulingsView, rulingsView } from './rulings.ts'

/**
 * The rulings of a contest, the versions of its results (newest first), and what two people have not agreed on. `second`: the partition of a
 * second person, where there is one. Nothing in it depends on a clock: what a protest time comes to, a screen says by its own.
 */
export interface RefereeView extends RulingsView {
  versions: VersionView[]
  pairs: PairRow[]
  second: PartitionId | null
}

/** The view; null where there is no such contest. */
export function refereeView(state: EventState, id: ContestId): RefereeView | null {
  const contest = state.contests.get(id)
  const rulings = rulingsView(state, id)
  if (!contest || !rulings) return null
  return {
    ...rulings,
    versions: versionsOf(state, id),
    pairs: pairsView(state, contest, contest.partition),
    second: contest.second ?? null,
  }
}
