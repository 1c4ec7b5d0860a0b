// Direct encounters: the order inside a tied set by the games its members played against each other.
// FIDE Handbook C.07, Tie-Break Regulations 2024, article 6; and the narrower rule that looks at it only where exactly two are tied.
import type { Game } from './game.ts'

/** When and how direct encounters count. */
export interface EncounterRule {
  /** any: whatever the size of the tied set; two: only exactly two tied are told apart. */
  readonly size: 'any' | 'two'
  /** Points of a win, in the scale of the games: what a game that was not played could still have brought. */
  readonly win: number
  /** Whether a forfeit counts as a meeting: it does in a round robin (15.1), it does not in a Swiss event. */
  readonly forfeits: boolean
}

/** Places inside the tied set, from 1, shared where equal; and the sets that stay tied, each a place that something else has to decide. */
export interface Encounters {
  readonly places: ReadonlyMap<string, number>
  readonly undecided: readonly (readonly string[])[]
}

/** A sum and what could still be added to it, both times the same factor so that means of several games stay integers. */
interface Line {
  readonly who: string
  readonly points: number
  readonly missing: number
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** Everybody's points against the rest of the set; several games of a pair count as their mean (6.1). */
function linesOf(tied: readonly string[], games: readonly Game[], rule: EncounterRule): Line[] {
  const among = new Map(tied.map((who) => [who, new Map<string, number[]>()]))
  const meet = (who: string, opponent: string, points: number) => {
    const met = among.get(who)!
    met.set(opponent, [...(met.get(opponent) ?? []), points])
  }
  for (const { sides, points, played } of games) {
    const [first, second] = sides
    if ((!played && !rule.forfeits) || second === null || !among.has(first) || !among.has(second)) continue
    meet(first, second, points[0])
    meet(second, first, points[1])
  }
  const meetings = (who: string, opponent: string): number[] => among.get(who)!.get(opponent) ?? []
  const table = tied.map((who) => tied.filter((other) => other !== who).map((other) => meetings(who, other)))
  const factor = table.flat().reduce((all, { length }) => (length === 0 ? all : (all * length) / divisor(all, length)), 1)
  return tied.map((who, index) => {
    const pairs = table[index]!
    const points = pairs.reduce(
      (sum, own) => sum + own.reduce((total, point) => total + point, 0) * (own.length ? factor / own.length : 0),
      0,
    )
    return { who, points, missing: pairs.filter(({ length }) => length === 0).length * rule.win * factor }
  })
}

/** Who is ahead of all others of these lines however the games that are missing would have ended (6.2); null where that is open. */
function surelyFirst(lines: readonly Line[]): Line | null {
  return lines.find((line) => lines.every((other) => other === line || other.points + other.missing < line.points)) ?? null
}

/** Splits a tied set into an order of smaller sets; one set where nothing tells its members apart. */
function split(tied: readonly string[], games: readonly Game[], rule: EncounterRule): string[][] {
  if (tied.length < 2 || (rule.size === 'two' && tied.length !== 2)) return [[...tied]]
  let rest = linesOf(tied, games, rule)
  const order: string[][] = []
  if (rest.every(({ missing }) => missing === 0)) {
    const levels = [...new Set(rest.map(({ points }) => points))].sort((a, b) => b - a)
    order.push(...levels.map((level) => rest.filter(({ points }) => points === level).map(({ who }) => who)))
  } else {
    for (let first = surelyFirst(rest); first; first = surelyFirst(rest)) {
      order.push([first.who])
      rest = rest.filter((line) => line !== first)
    }
    if (rest.length > 0) order.push(rest.map(({ who }) => who))
  }
  // Those still tied are looked at again by the games among them alone, as long as each look makes the sets smaller.
  return order.length === 1 ? order : order.flatMap((set) => split(set, games, rule))
}

/** Orders a set that is tied on everything before. The set's own order doesn't matter. */
export function headToHead(tied: readonly string[], games: readonly Game[], rule: EncounterRule): Encounters {
  const sets = split(tied, games, rule)
  const places = new Map<string, number>()
  for (const set of sets) {
    const place = places.size + 1
    for (const who of set) places.set(who, place)
  }
  return { places, undecided: sets.filter(({ length }) => length > 1) }
}
