// Generators of elimination brackets: one life, two lives. Byes go to the best seeds and are no matches: who has one stands in the next round.
import type { Bracket, BracketMatch, Slot } from './bracket.ts'

/** What elimination brackets differ in. */
export interface EliminationOptions {
  /** Wins that decide a match (1: a single game, 2: best of three), and those of the final where it has more. */
  readonly winsNeeded?: number
  readonly finalWins?: number
}

/** The seeds in draw order for a power of two: 1 8 4 5 2 7 3 6. Winners as seeded meet 1 v 4 and 2 v 3, then 1 v 2. */
export function seedOrder(size: number): number[] {
  let order = [1]
  while (order.length < size) {
    const sum = order.length * 2 + 1
    order = order.flatMap((seed) => [seed, sum - seed])
  }
  return order
}

/** Who comes out of a match, or out of nothing: null is nobody. */
interface Ends {
  readonly winner: Slot | null
  readonly loser: Slot | null
}

/** Collects matches; one that lacks a side isn't held, and its other side goes on. */
export function createDraw(winsNeeded: number) {
  const matches: BracketMatch[] = []
  const add = (id: string, round: number, first: Slot | null, second: Slot | null, more: Partial<BracketMatch> = {}): Ends => {
    if (first === null || second === null) return { winner: first ?? second, loser: null }
    matches.push({ id, round, sides: [first, second], winsNeeded, ...more })
    return { winner: { winnerOf: id }, loser: { loserOf: id } }
  }
  return { matches, add }
}

const pairsOf = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((item, index) => (index % 2 === 0 ? [[item, list[index + 1]!] satisfies [T, T]] : []))

/**
 * The main draw of a power of two seeds or fewer: round by round, ids `R1M1`, the final is the last round's only match.
 * A loser's place is 1 + the number that got further, unless `loserPlaces` is false.
 */
export function mainDraw(count: number, { winsNeeded = 1, finalWins = winsNeeded }: EliminationOptions, loserPlaces: boolean) {
  if (count < 2) throw new Error('a bracket needs two entrants')
  const size = 2 ** Math.ceil(Math.log2(count))
  const { matches, add } = createDraw(winsNeeded)
  const rounds: Ends[][] = []
  let line: (Slot | null)[] = seedOrder(size).map((seed) => (seed <= count ? { seed } : null))
  for (let round = 1; line.length > 1; round++) {
    const isFinal = line.length === 2
    const place = line.length / 2 + 1
    const ends = pairsOf(line).map(([first, second], index) =>
      add(`R${round}M${index + 1}`, round, first, second, {
        ...(isFinal ? { winsNeeded: finalWins } : {}),
        ...(loserPlaces ? { places: isFinal ? { winner: 1, loser: 2 } : { loser: place } } : {}),
      }),
    )
    rounds.push(ends)
    line = ends.map(({ winner }) => winner)
  }
  return { matches, add, rounds, final: `R${rounds.length}M1` }
}

/** One life. With `bronze`, the losers of the semi-finals play for the third place; otherwise they share it. */
export function singleElimination(count: number, options: EliminationOptions & { readonly bronze?: boolean } = {}): Bracket {
  const { matches, add, rounds, final } = mainDraw(count, options, true)
  const semiFinals = rounds.at(-2)
  if (!options.bronze || !semiFinals) return { matches, final }
  add('B', 0, semiFinals[0]!.loser, semiFinals[1]!.loser, { places: { winner: 3, loser: 4 } })
  // With three entrants there is one semi-final, whose loser is third without another match.
  const played = matches.some(({ id }) => id === 'B')
  return {
    matches: matches.map((match) => {
      if (!played || match.round !== rounds.length - 1) return match
      const { places: _, ...rest } = match
      return rest
    }),
    final,
  }
}

/** Where losers drop in, round by round, so that two who met don't soon meet again: turned round, then by halves. */
function dropOrder<T>(losers: readonly T[], drop: number): T[] {
  if (drop % 2 === 1) return losers.toReversed()
  const half = losers.length / 2
  return half < 1 ? [...losers] : [...losers.slice(half), ...losers.slice(0, half)]
}

/**
 * Two lives: whoever lost once goes on among the losers (ids `L1M1`), whose last one meets the unbeaten in the final `F`.
 * With `secondFinal`, the unbeaten one who loses the final plays another, `G`. Losers of one losers' round share a place.
 */
export function doubleElimination(count: number, options: EliminationOptions & { readonly secondFinal?: boolean } = {}): Bracket {
  const { winsNeeded = 1, finalWins = winsNeeded } = options
  const { matches, add, rounds } = mainDraw(count, { winsNeeded }, false)
  const losers: string[][] = []
  let number = 0
  const round = (pairs: readonly (readonly [Slot | null, Slot | null])[]): (Slot | null)[] => {
    number++
    const before = matches.length
    const line = pairs.map(([first, second], index) => add(`L${number}M${index + 1}`, 0, first, second).winner)
    losers.push(matches.slice(before).map(({ id }) => id))
    return line
  }
  let line: (Slot | null)[] = rounds[0]!.map(({ loser }) => loser)
  for (const [drop, ends] of rounds.entries()) {
    if (drop === 0) continue
    if (line.length > ends.length) line = round(pairsOf(line))
    const dropping = dropOrder(
      ends.map(({ loser }) => loser),
      drop,
    )
    // The one who comes down from the winners' side is the first side.
    line = round(dropping.map((loser, index) => [loser, line[index]!] as const))
  }
  add('F', rounds.length + 1, rounds.at(-1)![0]!.winner, line[0]!, { winsNeeded: finalWins })
  if (options.secondFinal) add('G', rounds.length + 2, { winnerOf: 'F' }, { loserOf: 'F' }, { winsNeeded: finalWins, onlyIfSecondWon: 'F' })
  const final = options.secondFinal ? 'G' : 'F'
  const places = new Map<string, BracketMatch['places']>([[final, { winner: 1, loser: 2 }]])
  let place = 3
  for (const ids of losers.toReversed()) {
    for (const id of ids) places.set(id, { loser: place })
    place += ids.length
  }
  return { matches: matches.map((match) => (places.has(match.id) ? { ...match, places: places.get(match.id)! } : match)), final }
}
