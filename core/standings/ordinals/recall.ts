// Rule 1: who goes on to the next round. Judges put a cross at whom they want to see again; the crosses are counted.

/** A cut that the chairman may choose: who has `needed` crosses or more. */
export interface Cutoff {
  /** The fewest crosses that anyone has who gets in. */
  needed: number
  /** How many get in. */
  count: number
  /** Rows that get in, in row order. */
  who: readonly number[]
}

/** The outcome of a round of crosses. Undecided: the cut falls inside a tie, and the rule leaves the choice to the chairman. */
export type Recall = {
  /** Crosses over all judges and sheets, by row. */
  counts: readonly number[]
} & (
  | { decided: true; recalled: readonly number[] }
  /** The cut above the tie, if anybody is above it, and then the cut below. */
  | { decided: false; cutoffs: readonly Cutoff[] }
)

function cutoff(counts: readonly number[], needed: number): Cutoff {
  const who = counts.flatMap((count, row) => (count >= needed ? [row] : []))
  return { needed, count: who.length, who }
}

/**
 * Rule 1 (Official Board rules, 1963): those with the most crosses go on, as many as were asked for. A tie at the cut is
 * the chairman's choice, so it is reported and not resolved.
 * @param crosses by row (competitor), sheet and judge
 * @param requested how many should go on; everyone does where there are no more than that
 */
export function recall(crosses: readonly (readonly (readonly boolean[])[])[], requested: number): Recall {
  const counts = crosses.map((sheets) => sheets.flat().filter(Boolean).length)
  const ordered = counts.toSorted((a, b) => b - a)
  const last = ordered[requested - 1]
  const next = ordered[requested]
  if (next === undefined) return { counts, decided: true, recalled: counts.map((_, row) => row) }
  if (last === undefined) return { counts, decided: true, recalled: [] }
  if (last > next) return { counts, decided: true, recalled: cutoff(counts, last).who }
  const above = ordered.findLast((count) => count > last)
  const cuts = above === undefined ? [last] : [above, last]
  return { counts, decided: false, cutoffs: cuts.map((needed) => cutoff(counts, needed)) }
}
