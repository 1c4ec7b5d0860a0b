// Games between two sides, as everything over opponents reads them: scores, tie-breaks, direct encounters, the next round's pairings.

/**
 * One game, forfeit or bye. Points are scaled integers, all in the same scale (tenths: a win 10, a draw 5).
 * `sides` are in order: the first has the first move, or the colour that has to be shared out evenly; no second side is a bye.
 */
export interface Game {
  /** Counted from 1. */
  readonly round: number
  readonly sides: readonly [first: string, second: string | null]
  readonly points: readonly [first: number, second: number]
  /** false for a forfeit and for every bye. */
  readonly played: boolean
  /** A bye the competitor asked for, or an absence that was told; false or missing for one the draw gave out. */
  readonly requested?: boolean
}

/** A game as one competitor saw it. */
export interface Seen {
  readonly round: number
  readonly opponent: string | null
  readonly own: number
  readonly other: number
  /** Whether the competitor was the first side. */
  readonly first: boolean
  readonly played: boolean
  readonly requested: boolean
}

/** Every competitor's games by round. Competitors that are in no game are not in the map. */
export function seenBy(games: readonly Game[]): Map<string, Seen[]> {
  const seen = new Map<string, Seen[]>()
  const add = (who: string, game: Seen): void => void (seen.get(who)?.push(game) ?? seen.set(who, [game]))
  for (const { round, sides, points, played, requested = false } of games) {
    const [first, second] = sides
    const shared = { round, played: played && second !== null, requested }
    add(first, { ...shared, opponent: second, own: points[0], other: points[1], first: true })
    if (second !== null) add(second, { ...shared, opponent: first, own: points[1], other: points[0], first: false })
  }
  for (const list of seen.values()) list.sort((a, b) => a.round - b.round)
  return seen
}

/** The sum of a competitor's points, in the scale of the games. */
export const scoreOf = (games: readonly Seen[]): number => games.reduce((sum, { own }) => sum + own, 0)
