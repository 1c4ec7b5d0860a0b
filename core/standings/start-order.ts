// The order of a start list.
import type { Competitor, Contest } from '../apply/state.ts'

/** Order of the start list: as drawn, then by lot, then as entered. Never 0 for two competitors. */
export function compareStart(contest: Contest, a: Competitor, b: Competitor): number {
  const last = Number.MAX_SAFE_INTEGER
  return (
    (contest.startList.get(a.id) ?? last) - (contest.startList.get(b.id) ?? last) ||
    (a.lot ?? last) - (b.lot ?? last) ||
    Number(a.id.slice(1)) - Number(b.id.slice(1))
  )
}
