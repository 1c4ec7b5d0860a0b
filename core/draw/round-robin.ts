// Everyone against everyone: the rounds of a round robin, as Berger tables give them.
// FIDE Handbook C.05, annex 1 (2023): the last number stays, all others move on by half a table each round, so that first and second
// side alternate as evenly as a round robin allows.

/** One round: its games in table order, first side first, and who has a bye. */
export interface RoundRobinRound {
  readonly pairs: readonly (readonly [first: string, second: string])[]
  readonly bye: string | null
}

/**
 * All rounds for these entrants, in the order of their numbers 1, 2, 3 …; an odd count gives everyone one bye a cycle.
 * A second cycle repeats the first with sides turned. Fewer than two entrants have no rounds.
 */
export function roundRobin(entrants: readonly string[], cycles = 1): RoundRobinRound[] {
  if (entrants.length < 2) return []
  // The last number is the stand-in for a bye where the count is odd.
  const last = entrants.length % 2 === 0 ? entrants.at(-1)! : null
  const moving = last === null ? [...entrants] : entrants.slice(0, -1)
  const half = (moving.length + 1) / 2
  const cycle: RoundRobinRound[] = []
  for (let round = 0, from = 0; round < moving.length; round++, from = (from + half) % moving.length) {
    const at = (index: number): string => moving[(from + index) % moving.length]!
    const pairs: [string, string][] = []
    const anchor = at(0)
    if (last !== null) pairs.push(round % 2 === 0 ? [anchor, last] : [last, anchor])
    for (let index = 1; index < half; index++) pairs.push([at(index), at(moving.length - index)])
    cycle.push({ pairs, bye: last === null ? anchor : null })
  }
  const turned = cycle.map(({ pairs, bye }) => ({ pairs: pairs.map(([first, second]) => [second, first] as const), bye }))
  return Array.from({ length: cycles }, (_, index) => (index % 2 === 0 ? cycle : turned)).flat()
}
