// The next round of a Swiss event: equal scores meet, nobody meets twice, sides even out, and a bye goes to the lowest who had none.
// Simpler than the Dutch system (FIDE Handbook C.04.3): within a score group the upper half meets the lower half, and the first partner
// that leaves everyone else one is taken, so the result is not certified to equal a rated event's pairings. The same input gives the same
// round, on every device.
import { err, ok, type Outcome } from '../outcome.ts'
import { type Game, scoreOf, type Seen, seenBy } from '../standings/game.ts'
import { clash, type Due, dueSide, isBetterFirst } from './colours.ts'
import { type Allowed, complete, type Matching, withPair } from './matching.ts'

/** A round in table order, first side first, and who has the bye. */
export interface SwissRound {
  readonly pairs: readonly (readonly [first: string, second: string])[]
  readonly bye: string | null
}

/** Why there is no round, and what to do. */
export interface NoRound {
  readonly kind: 'too-few' | 'no-pairing'
  readonly message: string
}

interface Player {
  readonly id: string
  readonly score: number
  readonly games: readonly Seen[]
}

/** By score, then as seeded: the ranking that pairings go by. */
function ranked(entrants: readonly string[], games: readonly Game[]): Player[] {
  const seen = seenBy(games)
  const players = entrants.map((id) => ({ id, score: scoreOf(seen.get(id) ?? []), games: seen.get(id) ?? [] }))
  return players.sort((a, b) => b.score - a.score)
}

/**
 * As many points as a win without a game: a bye of the draw, or a win by forfeit. Whoever had that gets no bye (C.04.1, article 4); half
 * a point for a bye that was asked for is less.
 */
const hadFreePoints = ({ games }: Player, win: number): boolean =>
  games.some(({ played, requested, own }) => !played && !requested && own > 0 && own >= win)

/**
 * The partners for the first of `rest`, best first: its counterpart in the lower half of the group and those after and before it, before
 * all those that are due the other side; then the upper half from below, then later groups in order.
 */
function candidates(rest: readonly number[], inGroup: number, due: readonly Due[]): number[] {
  const half = Math.max(Math.floor(inGroup / 2), 1)
  const { side } = due[rest[0]!]!
  const suits = (other: number): boolean => side === null || due[other]!.side !== side
  const lower = rest.slice(half, inGroup)
  const upper = rest.slice(1, half).reverse()
  const later = rest.slice(inGroup)
  return [lower, upper, later].flatMap((list) => [...list.filter(suits), ...list.filter((other) => !suits(other))])
}

/** Fixes pair by pair from the top; each leaves a complete matching of the rest, so it never gets stuck. */
function pairAll(players: readonly Player[], live: readonly number[], whole: Matching, allowed: Allowed): [number, number][] {
  const due = players.map(({ games }) => dueSide(games))
  const pairs: [number, number][] = []
  let match = whole
  let rest = [...live]
  while (rest.length > 0) {
    const top = rest[0]!
    const end = rest.findIndex((index) => players[index]!.score !== players[top]!.score)
    for (const other of candidates(rest, end === -1 ? rest.length : end, due)) {
      const next = withPair(top, other, rest, match, allowed)
      if (!next) continue
      match = next
      pairs.push([top, other])
      rest = rest.filter((index) => index !== top && index !== other)
      break
    }
  }
  return pairs
}

/**
 * Pairs the next round. `entrants` are those who play it, in the order of their seeds; `games` are all games, forfeits and byes so far.
 * A forfeited pair may meet again. Where nobody can be paired without meeting twice, there is no round: a value with what to do.
 */
export function swissRound(entrants: readonly string[], games: readonly Game[]): Outcome<SwissRound, NoRound> {
  if (entrants.length < 2) return err({ kind: 'too-few', message: 'A round needs two competitors. Enter another, or end the event.' })
  const players = ranked(entrants, games)
  const met = new Set(games.flatMap(({ sides: [a, b], played }) => (played && b !== null ? [`${a}\n${b}`, `${b}\n${a}`] : [])))
  const due = players.map(({ games }) => dueSide(games))
  const unmet = (a: number, b: number): boolean => !met.has(`${players[a]!.id}\n${players[b]!.id}`)
  const sided = (a: number, b: number): boolean => unmet(a, b) && !clash(due[a]!, due[b]!)
  const everyone = players.map((_, index) => index)
  // What both sides of a game score together is what a win brings, at least in one game.
  const win = Math.max(0, ...games.map(({ points }) => points[0] + points[1]))
  const byes = players.length % 2 === 0 ? [null] : everyone.toReversed().filter((index) => !hadFreePoints(players[index]!, win))
  // Two that must not have the same side again meet only where there is no other way (C.04.1, articles 6 and 7).
  for (const allowed of [sided, unmet]) {
    for (const bye of byes) {
      const live = everyone.filter((index) => index !== bye)
      const match = players.map(() => -1)
      if (!complete(live, match, allowed)) continue
      const pairs = pairAll(players, live, match, allowed).map(([better, worse], table) => {
        const [a, b] = [players[better]!, players[worse]!]
        return isBetterFirst(a.games, b.games, table % 2 === 0) ? ([a.id, b.id] as const) : ([b.id, a.id] as const)
      })
      return ok({ pairs, bye: bye === null ? null : players[bye]!.id })
    }
  }
  return err({
    kind: 'no-pairing',
    message:
      byes.length === 0
        ? 'Everyone has had a bye or a win without a game, so nobody can have the next bye. The standings so far are kept: end the event here, or make the number of competitors even.'
        : 'Nobody is left to meet for at least one competitor without a second meeting. The standings so far are kept: end the event here, or play fewer rounds.',
  })
}
