// Ranking by averages per match, without dividing: a/m and b/n compare as a·n and b·m, in integers.

/** One key: a figure over all matches that counts per match played, or one that counts as it is. */
export interface PerMatchKey {
  readonly value: number
  readonly per: 'match' | 'as-is'
}

/** A row to be ranked, all keys higher-better. Rows have the same keys in the same order. */
export interface PerMatchRow {
  readonly id: string
  readonly played: number
  readonly keys: readonly PerMatchKey[]
}

/** Compares an average with another: positive where the first is higher. Nothing played is below everything, even an average of nothing. */
export function compareAverages(a: number, played: number, b: number, otherPlayed: number): number {
  if (played === 0 || otherPlayed === 0) return Math.sign(played - otherPlayed)
  const difference = BigInt(a) * BigInt(otherPlayed) - BigInt(b) * BigInt(played)
  return difference === 0n ? 0 : difference > 0n ? 1 : -1
}

/** Best first: negative where `a` is ahead, 0 where no key tells them apart. */
export function comparePerMatch(a: PerMatchRow, b: PerMatchRow): number {
  for (const [index, { value, per }] of a.keys.entries()) {
    const other = b.keys[index]!.value
    const lead = per === 'match' ? compareAverages(value, a.played, other, b.played) : Math.sign(value - other)
    if (lead !== 0) return -lead
  }
  return 0
}

/** Rows best first with their places; equal rows share one. */
export function rankPerMatch(rows: readonly PerMatchRow[]): { id: string; place: number }[] {
  const sorted = rows.toSorted(comparePerMatch)
  const first = sorted.map((row) => sorted.findIndex((other) => comparePerMatch(other, row) === 0))
  return sorted.map(({ id }, index) => ({ id, place: first[index]! + 1 }))
}

/** Who goes on from a stage ranked by averages: the best so many; those tied across the cut are undecided and neither in nor out. */
export function bestByAverage(rows: readonly PerMatchRow[], count: number): { through: string[]; undecided: string[] } {
  const places = rankPerMatch(rows)
  const next = places[count]
  if (!next) return { through: places.map(({ id }) => id), undecided: [] }
  const across = places[count - 1]?.place === next.place
  return {
    through: places.filter(({ place }, index) => index < count && !(across && place === next.place)).map(({ id }) => id),
    undecided: across ? places.filter(({ place }) => place === next.place).map(({ id }) => id) : [],
  }
}
