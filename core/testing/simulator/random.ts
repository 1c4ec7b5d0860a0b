// Randomness from a seed, so that whatever goes wrong in a run goes wrong again in the next one of that seed.

/** A stream of random numbers. */
export interface Random {
  /** The next number in [0, 1). */
  next(): number
  /** True so often. */
  chance(probability: number): boolean
  /** A whole number from 0 up to, and without, `count`. */
  below(count: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** One of a list that may be empty. */
  among<T>(list: readonly T[]): T | null
}

/** The stream of a seed (mulberry32, after two rounds that part neighbouring seeds). */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  next()
  next()
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    chance: (probability) => probability > 0 && next() < probability,
    below,
    pick: <T>(list: readonly [T, ...T[]]) => list[below(list.length)] as T,
    among: <T>(list: readonly T[]) => (list.length === 0 ? null : (list[below(list.length)] as T)),
  }
}
