// The order of a pool in which all meet: victories, the direct bout where exactly two are tied on them, then figures over all bouts.
// UWW rules 2026, article 8, Nordic tournament; the keys are data.
import type { Game } from '../game.ts'
import { headToHead } from '../head-to-head.ts'
import { classRow, type ClassRow, type Ending } from './class-points.ts'

/** One bout of a pool. `winner` null: neither won. `scores`: technical points of both sides. */
export interface PoolBout {
  readonly sides: readonly [string, string]
  readonly winner: string | null
  readonly ending: Ending
  readonly scores: readonly [number, number]
}

/** What a pool can be ordered by. */
export interface PoolFigures {
  readonly victories: number
  readonly classPoints: number
  readonly falls: number
  readonly superiorities: number
  readonly scored: number
  readonly given: number
}

/** A key of the order. `direct`: by the bouts among the tied, where exactly two are. seed and lot come from the entry list, lowest first. */
export type PoolKey =
  | { readonly by: keyof PoolFigures; readonly order: 'high' | 'low' }
  | { readonly by: 'direct' }
  | { readonly by: 'seed' | 'lot' }

/** Article 8 (2026), in its order. */
export const uwwPoolKeys2026: readonly PoolKey[] = [
  { by: 'victories', order: 'high' },
  { by: 'direct' },
  { by: 'classPoints', order: 'high' },
  { by: 'falls', order: 'high' },
  { by: 'superiorities', order: 'high' },
  { by: 'scored', order: 'high' },
  { by: 'given', order: 'low' },
  { by: 'seed' },
  { by: 'lot' },
]

/** A member of a pool. Missing seeds stand after all seeds. */
export interface PoolMember {
  readonly id: string
  readonly seed: number | null
  readonly lot: number | null
}

/** The pool's order: places shared where nothing tells members apart, and those sets, which a lot has to decide. */
export interface PoolOrder {
  readonly places: ReadonlyMap<string, number>
  readonly figures: ReadonlyMap<string, PoolFigures>
  readonly undecided: readonly (readonly string[])[]
}

/** One member's figures over their bouts. A bout whose ending the table doesn't have brings no class points. */
export function poolFigures(id: string, bouts: readonly PoolBout[], table: readonly ClassRow[]): PoolFigures {
  const figures = { victories: 0, classPoints: 0, falls: 0, superiorities: 0, scored: 0, given: 0 }
  for (const { sides, winner, ending, scores } of bouts) {
    const side = sides.indexOf(id)
    if (side === -1) continue
    const own = scores[side]!
    const against = scores[1 - side]!
    const row = classRow(table, ending, winner === null ? null : (winner === id ? against : own) > 0)
    figures.scored += own
    figures.given += against
    figures.classPoints += winner === id ? (row?.winner ?? 0) : (row?.loser ?? 0)
    if (winner !== id) continue
    figures.victories++
    if (ending === 'fall') figures.falls++
    if (ending === 'superiority') figures.superiorities++
  }
  return figures
}

/** Splits a tied set by the keys in turn. A key that tells some apart leaves each smaller set to the keys after it: no key is asked twice. */
function split(
  set: readonly PoolMember[],
  keys: readonly PoolKey[],
  order: (set: readonly PoolMember[], key: PoolKey) => number[],
): PoolMember[][] {
  const [key, ...rest] = keys
  if (set.length < 2 || !key) return [[...set]]
  const values = order(set, key)
  const levels = [...new Set(values)].sort((a, b) => a - b)
  return levels.flatMap((level) =>
    split(
      set.filter((_, index) => values[index] === level),
      rest,
      order,
    ),
  )
}

/** Orders a pool by its bouts so far. */
export function poolOrder(
  members: readonly PoolMember[],
  bouts: readonly PoolBout[],
  table: readonly ClassRow[],
  keys: readonly PoolKey[],
): PoolOrder {
  const figures = new Map(members.map(({ id }) => [id, poolFigures(id, bouts, table)]))
  const games: Game[] = bouts.map(({ sides, winner }, index) => ({
    round: index + 1,
    sides,
    points: [winner === sides[0] ? 1 : 0, winner === sides[1] ? 1 : 0],
    played: true,
  }))
  const sets = split(members, keys, (set, key) => {
    if ('order' in key) {
      const { by, order } = key
      return set.map(({ id }) => (order === 'high' ? -figures.get(id)![by] : figures.get(id)![by]))
    }
    if (key.by === 'direct') {
      const tied = set.map(({ id }) => id)
      const { places } = headToHead(tied, games, { size: 'two', win: 1, forfeits: true })
      return tied.map((id) => places.get(id)!)
    }
    const { by } = key
    return set.map((member) => member[by] ?? Number.MAX_SAFE_INTEGER)
  })
  const places = new Map<string, number>()
  for (const set of sets) {
    const place = places.size + 1
    for (const { id } of set) places.set(id, place)
  }
  return { places, figures, undecided: sets.filter(({ length }) => length > 1).map((set) => set.map(({ id }) => id)) }
}
