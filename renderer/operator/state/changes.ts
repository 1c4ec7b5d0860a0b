// What an entry changed in a standing, for the marks beside its rows.
import type { CompetitorId } from '../../../core/ids.ts'
import type { StandingView } from '../../../core/views/view.ts'

/** A row that changed: its place before and after (null where unranked). Equal places: only its results changed. */
export interface RowChange {
  from: number | null
  to: number | null
}

/** The rows that differ between two standings of one contest; none for another contest or a first view. */
export function changedRows(before: StandingView | null, after: StandingView): Map<CompetitorId, RowChange> {
  const changes = new Map<CompetitorId, RowChange>()
  if (!before || before.contest !== after.contest) return changes
  const old = new Map(before.rows.map((row) => [row.id, row]))
  for (const row of after.rows) {
    const was = old.get(row.id)
    if (!was) continue
    if (was.place !== row.place || was.results.join('|') !== row.results.join('|') || was.status !== row.status)
      changes.set(row.id, { from: was.place, to: row.place })
  }
  return changes
}

const placeText = (place: number | null) => (place === null ? '–' : String(place))

/** `3 → 1`; `stays 2` where only results changed, and nothing where there is still no place. */
export const moveText = ({ from, to }: RowChange): string =>
  from !== to ? `${placeText(from)} → ${placeText(to)}` : to === null ? '' : `stays ${to}`
