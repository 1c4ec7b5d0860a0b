// What a competitor's matches add up to where sides are scored: wins, losses, ties, points for them, and totals of the sheet's columns.

/** One side's sheet of a match. The score decides the match; `totals` are the columns that ranking adds up, in the rule's order. */
export interface SideSheet {
  readonly score: number
  readonly totals: readonly number[]
  /** Extra ranking points, given whoever wins. */
  readonly bonus: number
}

/** Ranking points for a win, a tie and a loss. */
export interface MatchWorth {
  readonly win: number
  readonly tie: number
  readonly loss: number
}

/** Sums over the matches so far. */
export interface MatchTally {
  readonly played: number
  readonly wins: number
  readonly losses: number
  readonly ties: number
  readonly disqualified: number
  readonly rankingPoints: number
  readonly totals: readonly number[]
}

/** Nothing yet, with so many columns. */
export const emptyTally = (columns: number): MatchTally => ({
  played: 0,
  wins: 0,
  losses: 0,
  ties: 0,
  disqualified: 0,
  rankingPoints: 0,
  totals: Array.from({ length: columns }, () => 0),
})

/** Adds a match. A disqualified one counts as played and adds nothing else (FRC game manual 2026, ranking). */
export function addMatch(tally: MatchTally, own: SideSheet, opponent: SideSheet, disqualified: boolean, worth: MatchWorth): MatchTally {
  const played = tally.played + 1
  if (disqualified) return { ...tally, played, disqualified: tally.disqualified + 1 }
  const won = own.score > opponent.score
  const lost = own.score < opponent.score
  return {
    ...tally,
    played,
    wins: tally.wins + (won ? 1 : 0),
    losses: tally.losses + (lost ? 1 : 0),
    ties: tally.ties + (won || lost ? 0 : 1),
    rankingPoints: tally.rankingPoints + (won ? worth.win : lost ? worth.loss : worth.tie) + own.bonus,
    totals: tally.totals.map((total, column) => total + (own.totals[column] ?? 0)),
  }
}
