// From keys to an order: the chain of a ranking, key by key, as far as each applies to those who are still tied.
import type { Format } from '../formats/format.ts'
import type { RankKey } from '../formats/rank-key.ts'
import type { Game } from './game.ts'
import { headToHead } from './head-to-head.ts'
import type { Figure } from './line.ts'

/** Compares two scores in an order; nothing stands last, whichever way. */
function compareScores(order: 'high' | 'low', a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return order === 'high' ? (a > b ? -1 : 1) : a < b ? -1 : 1
}

/** Compares two figures; lists item by item, and one that ends sooner is the worse. */
function compareFigures(order: 'high' | 'low', a: Figure, b: Figure): number {
  if (!Array.isArray(a) && !Array.isArray(b)) return compareScores(order, a as number | null, b as number | null)
  const [left, right] = [Array.isArray(a) ? a : [], Array.isArray(b) ? b : []] as const
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = compareScores(order, left[index] ?? null, right[index] ?? null)
    if (difference !== 0) return difference
  }
  return 0
}

/** Compares a/m with b/n as a·n with b·m, in integers of any size; nothing stands last. */
function compareFractions(order: 'high' | 'low', a: Figure, b: Figure): number {
  if (!Array.isArray(a) || !Array.isArray(b)) return Number(!Array.isArray(a)) - Number(!Array.isArray(b))
  const [[left, of], [right, per]] = [a, b] as [[number, number], [number, number]]
  const difference = BigInt(left) * BigInt(per) - BigInt(right) * BigInt(of)
  return difference === 0n ? 0 : difference > 0n === (order === 'high') ? -1 : 1
}

/** How one key compares two competitors by their figures for it: 0 is tied. An encounter is no figure of one alone. */
export function compareKey(key: RankKey, a: Figure, b: Figure): number {
  if (key.by === 'encounter') return 0
  if (key.by === 'result' && key.per !== undefined) return compareFractions(key.order, a, b)
  return compareFigures(key.by === 'draw' ? 'low' : key.order, a, b)
}

/** Whether every key compares any two competitors alone, so that rows can be kept in order by comparing neighbours. */
export const isPlainChain = (ranking: Format['ranking']): boolean =>
  ranking.every((key) => key.by !== 'encounter' && key.when === undefined && key.same === undefined && !key.restart)

/** Compares by a plain chain of keys alone: 0 is a shared place. Integers only; a missing key stands last. */
export function compareKeys(ranking: Format['ranking'], a: readonly Figure[], b: readonly Figure[]): number {
  for (let index = 0; index < ranking.length; index++) {
    const difference = compareKey(ranking[index]!, a[index] ?? null, b[index] ?? null)
    if (difference !== 0) return difference
  }
  return 0
}

/** Somebody to be ranked: figures by key. */
export interface Keyed {
  id: string
  keys: readonly Figure[]
}

/** Those on one place, and the key (its index) that set them behind those before them; null for the first. */
export interface Tied<T> {
  rows: T[]
  decided: number | null
}

function splitByFigure<T extends Keyed>(rows: readonly T[], key: RankKey, index: number): T[][] {
  const sorted = rows.toSorted((a, b) => compareKey(key, a.keys[index] ?? null, b.keys[index] ?? null))
  const sets: T[][] = []
  for (const row of sorted) {
    const set = sets.at(-1)
    if (set && compareKey(key, set[0]!.keys[index] ?? null, row.keys[index] ?? null) === 0) set.push(row)
    else sets.push([row])
  }
  return sets
}

function splitByEncounter<T extends Keyed>(rows: readonly T[], key: Extract<RankKey, { by: 'encounter' }>, games: readonly Game[]): T[][] {
  const { places } = headToHead(
    rows.map(({ id }) => id),
    games,
    { size: 'any', win: key.win, forfeits: key.forfeits },
  )
  const levels = [...new Set(places.values())].sort((a, b) => a - b)
  return levels.map((level) => rows.filter(({ id }) => places.get(id) === level))
}

function applies({ when }: RankKey, size: number, place: number): boolean {
  return when === undefined || (when === 'pair' ? size === 2 : when === 'first' ? place === 1 : place <= 3)
}

const isSame = <T>(rows: readonly T[], figure: (row: T) => Figure): boolean => {
  const first = figure(rows[0]!)
  return rows.every((row) => figure(row) === first)
}

/**
 * Everybody in order of their places, those on one place together. A key that doesn't apply to a tied set is passed over; one that restarts
 * sends those it leaves tied through the whole chain again. `games` are asked for only where a key looks at encounters, `column` (a
 * competitor's figure in one) where a key wants it to be the same for all of the tied.
 */
export function orderBy<T extends Keyed>(
  ranking: Format['ranking'],
  rows: readonly T[],
  games: () => readonly Game[],
  column: (row: T, id: string) => Figure = () => null,
): Tied<T>[] {
  let known: readonly Game[] | undefined
  function settle(set: readonly T[], index: number, place: number, decided: number | null): Tied<T>[] {
    const key = ranking[index]
    if (set.length === 0) return []
    if (set.length === 1 || !key) return [{ rows: [...set], decided }]
    const { same } = key
    const isPassed = !applies(key, set.length, place) || (same !== undefined && !isSame(set, (row) => column(row, same)))
    if (isPassed) return settle(set, index + 1, place, decided)
    const sets = key.by === 'encounter' ? splitByEncounter(set, key, (known ??= games())) : splitByFigure(set, key, index)
    if (sets.length === 1) return settle(set, index + 1, place, decided)
    const next = key.restart ? 0 : index + 1
    let at = place
    return sets.flatMap((rest, first) => {
      const settled = settle(rest, next, at, first === 0 ? decided : index)
      at += rest.length
      return settled
    })
  }
  return settle(rows, 0, 1, null)
}
