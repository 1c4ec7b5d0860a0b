// Which contest comes after the one that is complete.
import type { ContestId } from '../../../core/ids.ts'
import type { ContestSummary } from '../../../core/views/view.ts'

/** The next contest with something left to do, in the event's order and around its end; null where all is done. */
export function nextContest(contests: readonly ContestSummary[], current: ContestId): ContestSummary | null {
  const at = contests.findIndex(({ contest }) => contest === current)
  const after = [...contests.slice(at + 1), ...contests.slice(0, Math.max(0, at))]
  return after.find(({ done, total }) => done < total) ?? null
}
