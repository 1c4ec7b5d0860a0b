// Who starts where: entrants into heats, heats into lanes, and a rota in which everybody has every lane. What a lot decides is handed in.
import { compareIds } from '../standings/compare-ids.ts'

/** Somebody on a lane, numbered from 1. */
export interface OnLane {
  lane: number
  id: string
}

/** The fewest heats that so many entrants need on so many lanes; none for nobody. */
export const heatsNeeded = (entrants: number, lanes: number): number => Math.ceil(entrants / lanes)

/**
 * Heats of even strength: from the best down, one to each heat, and back (1 2 3, 3 2 1, …). Sizes differ by one at most.
 * `ranked` is best first; `heats` is 1 or more. WA TR 20.3, 2023.
 */
export function serpentine(ranked: readonly string[], heats: number): string[][] {
  const drawn: string[][] = Array.from({ length: heats }, () => [])
  ranked.forEach((id, index) => {
    const turn = index % (2 * heats)
    drawn[turn < heats ? turn : 2 * heats - 1 - turn]!.push(id)
  })
  return drawn
}

/** Heats by strength: neighbours in the ranking together, the weakest heat first. Sizes differ by one at most, the weaker heats smaller. */
export function graded(ranked: readonly string[], heats: number): string[][] {
  const size = (ranked.length - (ranked.length % heats)) / heats
  const larger = ranked.length % heats
  const drawn: string[][] = []
  let from = 0
  for (let heat = 0; heat < heats; heat++) {
    const to = from + size + (heat < larger ? 1 : 0)
    drawn.push(ranked.slice(from, to))
    from = to
  }
  return drawn.reverse()
}

/**
 * Lanes by a pattern: the best gets the pattern's first lane (4, 5, 3, 6, 2, 7, 1, 8), and so on down. In the order of lanes.
 * Null where there are more entrants than the pattern has lanes.
 */
export function lanesByPattern(ranked: readonly string[], pattern: readonly number[]): OnLane[] | null {
  if (ranked.length > pattern.length) return null
  return ranked.map((id, index) => ({ lane: pattern[index]!, id })).sort((a, b) => a.lane - b.lane)
}

/** Lanes drawn within pools, or who still has to draw. */
export type Drawn = { lanes: OnLane[] } | { undrawn: string[] }

/**
 * Lanes by lot in pools: as many of the best as the first pool has lanes draw for those (3 to 6 for the best four), the next ones for the next
 * pool's. The lowest lot of a pool takes its lowest lane. WA TR 20.4, 2023. Whoever has no lot, or one that another of the pool
 * has too, still has to draw: nothing is given before. Null where there are more entrants than lanes.
 */
export function lanesByLot(
  ranked: readonly string[],
  pools: readonly (readonly number[])[],
  lots: ReadonlyMap<string, number>,
): Drawn | null {
  if (ranked.length > pools.flat().length) return null
  const lanes: OnLane[] = []
  const undrawn: string[] = []
  let from = 0
  for (const pool of pools) {
    const ids = ranked.slice(from, (from += pool.length))
    const times = Map.groupBy(ids, (id) => lots.get(id))
    undrawn.push(...ids.filter((id) => lots.get(id) === undefined || times.get(lots.get(id))!.length > 1))
    // A pool that is not full uses its first lanes as listed.
    const free = pool.slice(0, ids.length).sort((a, b) => a - b)
    const drawn = [...ids].sort((a, b) => (lots.get(a) ?? 0) - (lots.get(b) ?? 0))
    drawn.forEach((id, index) => lanes.push({ lane: free[index]!, id }))
  }
  return undrawn.length > 0 ? { undrawn: undrawn.sort(compareIds) } : { lanes: lanes.sort((a, b) => a.lane - b.lane) }
}

/**
 * How far each lane's entrant is from the first lane's in a rota of `size`. Two entrants meet once for every pair of lanes whose offsets differ
 * by their distance; each offset is the one that keeps those meetings most even, the smallest of equals. Not always the best set there is.
 */
function rotaOffsets(size: number, lanes: number): number[] {
  const offsets = [0]
  const met: number[] = Array.from({ length: size }, () => 0)
  const distance = (a: number, b: number) => (a - b + size) % size
  while (offsets.length < lanes) {
    let best = { offset: 0, cost: Infinity }
    for (let offset = 1; offset < size; offset++) {
      if (offsets.includes(offset)) continue
      // Each meeting costs as many as there were of that pair: an uneven table costs more than an even one.
      const added = offsets.flatMap((other) => [distance(offset, other), distance(other, offset)])
      const cost = added.reduce((sum, gap) => sum + 2 * met[gap]! + added.filter((same) => same === gap).length, 0)
      if (cost < best.cost) best = { offset, cost }
    }
    for (const other of offsets) {
      met[distance(best.offset, other)]!++
      met[distance(other, best.offset)]!++
    }
    offsets.push(best.offset)
  }
  return offsets
}

/**
 * Heats in which every entrant has every lane exactly once: as many heats as entrants, each lane going round by its own offset so that
 * opponents change as evenly as a greedy choice can make it. With fewer entrants than lanes, some lanes stay empty in some heats, and there
 * are as many heats as lanes. `lanes` is 1 or more.
 */
export function everyLaneOnce(ids: readonly string[], lanes: number): OnLane[][] {
  if (ids.length === 0) return []
  const size = Math.max(ids.length, lanes)
  const offsets = rotaOffsets(size, lanes)
  return Array.from({ length: size }, (_, heat) =>
    offsets.flatMap((offset, lane) => {
      const id = ids[(heat + offset) % size]
      return id === undefined ? [] : [{ lane: lane + 1, id }]
    }),
  )
}
