// Who stands elsewhere in a sample than under the format as it was.
import type { StandingView } from '../../../../core/views/view.ts'
import type { RowChange } from '../../state/changes.ts'

/** Changes of place by competitor; those who keep theirs are not in it. */
export function placeMoves(before: StandingView, after: StandingView): Map<string, RowChange> {
  const was = new Map(before.rows.map(({ id, place }) => [id, place]))
  const moves = new Map<string, RowChange>()
  for (const { id, place } of after.rows) {
    const from = was.get(id)
    if (from !== undefined && from !== place) moves.set(id, { from, to: place })
  }
  return moves
}
