// Who is the first side of a game: as even as it can be, and never the same three times in a row where that can be helped.
// After FIDE Handbook C.04.1 (basic rules) and C.04.3 (Dutch system), 2023: colour preferences and their allocation.
import type { Seen } from '../standings/game.ts'

/** What a competitor is due: the side, and how strongly. 0 has no preference, 1 to alternate, 2 to even out, 3 must not be given the other. */
export interface Due {
  readonly side: 'first' | 'second' | null
  readonly strength: 0 | 1 | 2 | 3
}

/** What a competitor's played games leave them due. */
export function dueSide(games: readonly Seen[]): Due {
  const sides = games.filter(({ played }) => played).map(({ first }) => first)
  const last = sides.at(-1)
  if (last === undefined) return { side: null, strength: 0 }
  const balance = sides.reduce((sum, first) => sum + (first ? 1 : -1), 0)
  const twice = sides.length > 1 && sides.at(-2) === last
  if (balance > 1 || (twice && last)) return { side: 'second', strength: 3 }
  if (balance < -1 || (twice && !last)) return { side: 'first', strength: 3 }
  if (balance !== 0) return { side: balance > 0 ? 'second' : 'first', strength: 2 }
  return { side: last ? 'second' : 'first', strength: 1 }
}

/** Whether two competitors must not meet because both must have the same side. */
export const clash = (a: Due, b: Due): boolean => a.strength === 3 && b.strength === 3 && a.side === b.side

/**
 * Whether the better ranked of a pair is the first side. The stronger preference is met; of equals that want the same, the one who last had
 * the other side in the latest round in which they differed; else the better ranked one's. `otherwise` is for a pair without preferences.
 */
export function isBetterFirst(better: readonly Seen[], worse: readonly Seen[], otherwise: boolean): boolean {
  const [a, b] = [dueSide(better), dueSide(worse)]
  if (a.side === null && b.side === null) return otherwise
  if (a.strength !== b.strength) return a.strength > b.strength ? a.side === 'first' : b.side === 'second'
  if (a.side !== b.side) return a.side === 'first'
  const sides = (games: readonly Seen[]) =>
    games
      .filter(({ played }) => played)
      .map(({ first }) => first)
      .reverse()
  const [had, other] = [sides(better), sides(worse)]
  const differed = had.findIndex((first, index) => other[index] !== undefined && other[index] !== first)
  return differed === -1 ? a.side === 'first' : !had[differed]
}
