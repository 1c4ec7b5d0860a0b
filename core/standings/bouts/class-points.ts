// Classification points: what the way a bout ended is worth to both sides, by a table that is data.

/** The ways a bout can end. `both-…`: neither side wins. */
export type Ending =
  | 'fall'
  | 'injury'
  | 'cautions'
  | 'forfeit'
  | 'disqualification'
  | 'superiority'
  | 'points'
  | 'both-injured'
  | 'both-forfeited'
  | 'both-disqualified'

/** One row of a table. `loserScored` null: whether the loser made a technical point doesn't matter. */
export interface ClassRow {
  /** As printed on a score sheet. */
  readonly code: string
  readonly ending: Ending
  readonly loserScored: boolean | null
  readonly winner: number
  readonly loser: number
}

/**
 * UWW rules, January 2026, article 41 (points for both sides), with the codes printed there. For the "both" rows the two figures are the two
 * sides. A lead of 8 or 10, by style, makes superiority (article 43): see `endingOfScore`.
 */
export const uwwTable2026: readonly ClassRow[] = [
  { code: 'VFA', ending: 'fall', loserScored: null, winner: 5, loser: 0 },
  { code: 'VIN', ending: 'injury', loserScored: null, winner: 5, loser: 0 },
  { code: 'VCA', ending: 'cautions', loserScored: null, winner: 5, loser: 0 },
  { code: 'VFO', ending: 'forfeit', loserScored: null, winner: 5, loser: 0 },
  { code: 'DSQ', ending: 'disqualification', loserScored: null, winner: 5, loser: 0 },
  { code: 'VSU', ending: 'superiority', loserScored: false, winner: 4, loser: 0 },
  { code: 'VSU1', ending: 'superiority', loserScored: true, winner: 4, loser: 1 },
  { code: 'VPO', ending: 'points', loserScored: false, winner: 3, loser: 0 },
  { code: 'VPO1', ending: 'points', loserScored: true, winner: 3, loser: 1 },
  { code: '2DSQ', ending: 'both-disqualified', loserScored: null, winner: 0, loser: 0 },
  { code: '2VIN', ending: 'both-injured', loserScored: null, winner: 0, loser: 0 },
  { code: '2VFO', ending: 'both-forfeited', loserScored: null, winner: 0, loser: 0 },
]

/** The row for an ending, or null where the table has none or has to know whether the loser scored. */
export function classRow(table: readonly ClassRow[], ending: Ending, loserScored: boolean | null): ClassRow | null {
  return table.find((row) => row.ending === ending && (row.loserScored === null || row.loserScored === loserScored)) ?? null
}

/** Superiority or points, by the lead at the end; null for no lead, which the technical points alone don't decide. */
export function endingOfScore(winner: number, loser: number, superiority: number): Extract<Ending, 'superiority' | 'points'> | null {
  if (winner <= loser) return null
  return winner - loser >= superiority ? 'superiority' : 'points'
}
