// A standing in the order of one of its further rankings: the best in one group, the best by points.
import type { StandingRow, StandingView } from './view.ts'

/**
 * A standing by the further ranking of this id, for whoever has a place there; null where it has none of that id. Under equal places the
 * order stays that of the main standing. Its heading says which ranking it is.
 */
export function furtherStanding(view: StandingView, id: string): StandingView | null {
  const ranking = view.further?.find((each) => each.id === id)
  if (!ranking) return null
  const placed = view.rows
    .map((row, index) => ({ row, place: ranking.places[index] ?? null }))
    .filter((each): each is { row: StandingRow; place: number } => each.place !== null)
    .sort((a, b) => a.place - b.place)
  const { further: _further, teams: _teams, ...rest } = view
  return {
    ...rest,
    contestName: `${view.contestName} · ${ranking.name}`,
    decisive: ranking.decisive,
    rows: placed.map(({ row: { note: _note, ...row }, place }, index) => ({
      ...row,
      place,
      tied: placed[index - 1]?.place === place || placed[index + 1]?.place === place,
    })),
  }
}
