// What an entry changed in a standing, for the marks beside its rows.
import type { CompetitorId } from '../../../core/ids.ts'
import type { StandingView } from '../../../core/views/view.ts'

/** A row that changed: its place before and after (null where unranked). Equal places: only its results changed. */
export interface RowChange {
  from: number | null
  to: number | null
}

/**
 * The rows that differ between two standings of one contest; none for another contest or a first view. `among`: competitors meet, so that
 * figures over their opponents move with every result, and only the one that ranks is somebody's own.
 */
export function changedRows(before: StandingView | null, after: StandingView, among = false): Map<CompetitorId, RowChange> {
  const changes = new Map<CompetitorId, RowChange>()
  if (!before || before.contest !== after.contest) return changes
  const old = new Map(before.rows.map((row) => [row.id, row]))
  const own = ({ results }: StandingView['rows'][number]) => (among ? results[after.decisive] : results.join('|'))
  for (const row of after.rows) {
    const was = old.get(row.id)
    if (!was) continue
    if (was.place !== row.place || own(was) !== own(row) || was.status !== row.status)
      changes.set(row.id, { from: was.place, to: row.place })
  }
  return changes
}

const placeText = (place: number | null) => (place === null ? '–' : String(place))

/** `3 → 1`; `stays 2` where only results changed, and nothing where there is still no place. */
export const moveText = ({ from, to }: RowChange): string =>
  from !== to ? `${placeText(from)} → ${placeText(to)}` : to === null ? '' : `stays ${to}`
