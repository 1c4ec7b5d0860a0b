// A bracket as data, and what is known of it from the results so far. Nothing is stored beside the results: a correction or a removal is
// the same computation over other results, so that no pairing can outlive the result it came from.

/** Where a side of a match comes from. */
export type Slot =
  | { readonly seed: number }
  | { readonly winnerOf: string }
  | { readonly loserOf: string }
  /** The one who lost, in that round of the main draw, against the winner of that match (a repechage); known once that match is decided. */
  | { readonly beatenByWinnerOf: string; readonly round: number }

/** One match: best of so many games that `winsNeeded` wins decide it. */
export interface BracketMatch {
  readonly id: string
  /** Rounds of the main draw count from 1; matches of a losers' side, a repechage or for a place have 0. */
  readonly round: number
  readonly sides: readonly [first: Slot, second: Slot]
  readonly winsNeeded: number
  /** What the loser and the winner end as, where this match is their last. Equal places are shared. */
  readonly places?: { readonly winner?: number; readonly loser?: number }
  /** The match is held only if the second side won that other match, whose winner stands otherwise (the second final of two lives). */
  readonly onlyIfSecondWon?: string
}

/** A whole bracket. Matches may stand in any order; `final` names the one that decides the first two places. */
export interface Bracket {
  readonly matches: readonly BracketMatch[]
  readonly final: string
}

/** How one game of a match ended. A tie decides nothing and is replayed; neither: both are out (two disqualified), the match is over. */
export type GameOutcome = 'first' | 'second' | 'tie' | 'neither'

/** What was entered for a match. With `between`, it counts only while these two are its sides; turned round, its games are. */
export interface MatchResult {
  readonly games: readonly GameOutcome[]
  readonly between?: readonly [string, string]
}

/** Results by match id; where each game was entered with its own sides, in whichever order, only those between the match's sides count. */
export type BracketResults = Readonly<Record<string, MatchResult | readonly MatchResult[]>>

/** A side of a match: an entrant, nobody for good (a bye, a side that is out), or null: not known yet. */
export type Side = { readonly entrant: string } | 'nobody' | null

/** What is known of one match. */
export interface MatchState {
  readonly sides: readonly [Side, Side]
  readonly wins: readonly [number, number]
  /** waiting: a side is not known; open: to be played; decided; walkover: one side is nobody; idle: it is not held. */
  readonly status: 'waiting' | 'open' | 'decided' | 'walkover' | 'idle'
  readonly winner: Side
  readonly loser: Side
}

/** What is known of a bracket. */
export interface BracketState {
  readonly matches: ReadonlyMap<string, MatchState>
  readonly winner: string | null
  readonly runnerUp: string | null
  /** Places that are certain; shared places are equal numbers. */
  readonly places: ReadonlyMap<string, number>
  /** Matches with games that don't count: entered for other sides than they have now, before both are known, or after the decision. */
  readonly unused: readonly string[]
}

const waiting = { winner: null, loser: null } as const

/** Counts games up to the decision. `used` is how many that took. */
function countGames({ winsNeeded }: BracketMatch, games: readonly GameOutcome[]) {
  const wins: [number, number] = [0, 0]
  for (const [index, game] of games.entries()) {
    if (game === 'neither') return { wins, decided: 'neither' as const, used: index + 1 }
    if (game === 'first') wins[0]++
    if (game === 'second') wins[1]++
    if (wins[0] >= winsNeeded || wins[1] >= winsNeeded) return { wins, decided: wins[0] >= winsNeeded ? 0 : 1, used: index + 1 } as const
  }
  return { wins, decided: null, used: games.length }
}

const entries = (entered: MatchResult | readonly MatchResult[] | undefined): readonly MatchResult[] =>
  entered === undefined ? [] : 'games' in entered ? [entered] : entered

const turned = { first: 'second', second: 'first', tie: 'tie', neither: 'neither' } as const satisfies Record<GameOutcome, GameOutcome>

/** The games that were entered for these two sides; turned where they were entered the other way round. */
function gamesBetween({ games, between }: MatchResult, first: string, second: string): readonly GameOutcome[] {
  if (!between || (between[0] === first && between[1] === second)) return games
  return between[0] === second && between[1] === first ? games.map((game) => turned[game]) : []
}

const isEntrant = (side: Side): side is { readonly entrant: string } => side !== null && side !== 'nobody'

/** Two sides that are known and the same one. */
const isSameSide = (a: Side, b: Side): boolean => isEntrant(a) && isEntrant(b) && a.entrant === b.entrant

/**
 * What is known of a bracket from these results. `entrants` are by seed, 1 first; null is a seed not known yet, and a seed past the end is
 * nobody. A bracket that names a match it doesn't have, or that goes in a circle, is a bug and throws.
 */
export function bracketState(bracket: Bracket, entrants: readonly (string | null)[], results: BracketResults): BracketState {
  const byId = new Map(bracket.matches.map((match) => [match.id, match]))
  const states = new Map<string, MatchState>()
  const visiting = new Set<string>()
  const unused = new Set<string>()

  function stateOf(id: string): MatchState {
    const known = states.get(id)
    if (known) return known
    const match = byId.get(id)
    if (!match) throw new Error(`the bracket has no match ${id}`)
    if (visiting.has(id)) throw new Error(`match ${id} waits for itself`)
    visiting.add(id)
    const state = computed(match)
    states.set(id, state)
    return state
  }

  function sideOf(slot: Slot): Side {
    if ('winnerOf' in slot) return stateOf(slot.winnerOf).winner
    if ('loserOf' in slot) return stateOf(slot.loserOf).loser
    if ('beatenByWinnerOf' in slot) {
      const { winner } = stateOf(slot.beatenByWinnerOf)
      if (!isEntrant(winner)) return winner
      const lost = bracket.matches.filter(({ round }) => round === slot.round).map(({ id }) => stateOf(id))
      return lost.find((state) => isSameSide(state.winner, winner))?.loser ?? 'nobody'
    }
    const entrant = slot.seed > entrants.length ? undefined : entrants[slot.seed - 1]
    if (entrant === undefined) return 'nobody'
    return entrant === null ? null : { entrant }
  }

  function computed(match: BracketMatch): MatchState {
    const sides = [sideOf(match.sides[0]), sideOf(match.sides[1])] as const
    const entered = entries(results[match.id])
    const games = entered.flatMap((entry) => entry.games)
    const none = (state: Omit<MatchState, 'sides' | 'wins'>): MatchState => {
      if (games.length > 0) unused.add(match.id)
      return { sides, wins: [0, 0], ...state }
    }
    if (match.onlyIfSecondWon !== undefined) {
      const before = stateOf(match.onlyIfSecondWon)
      if (before.winner === null) return none({ status: 'waiting', ...waiting })
      if (before.status !== 'decided' || !isSameSide(before.winner, before.sides[1]))
        return none({ status: 'idle', winner: before.winner, loser: before.loser })
    }
    const [first, second] = sides
    if (first === null || second === null) return none({ status: 'waiting', ...waiting })
    if (first === 'nobody') return none({ status: 'walkover', winner: second, loser: 'nobody' })
    if (second === 'nobody') return none({ status: 'walkover', winner: first, loser: 'nobody' })
    const counted = entered.flatMap((entry) => gamesBetween(entry, first.entrant, second.entrant))
    const { wins, decided, used } = countGames(match, counted)
    if (used < games.length) unused.add(match.id)
    if (decided === null) return { sides, wins, status: 'open', ...waiting }
    if (decided === 'neither') return { sides, wins, status: 'decided', winner: 'nobody', loser: 'nobody' }
    return { sides, wins, status: 'decided', winner: sides[decided], loser: sides[1 - decided]! }
  }

  const places = new Map<string, number>()
  for (const { id, places: ends } of bracket.matches) {
    const { winner, loser } = stateOf(id)
    if (ends?.winner !== undefined && isEntrant(winner)) places.set(winner.entrant, ends.winner)
    if (ends?.loser !== undefined && isEntrant(loser)) places.set(loser.entrant, ends.loser)
  }
  const end = stateOf(bracket.final)
  return {
    matches: states,
    winner: isEntrant(end.winner) ? end.winner.entrant : null,
    runnerUp: isEntrant(end.loser) ? end.loser.entrant : null,
    places,
    unused: bracket.matches.map(({ id }) => id).filter((id) => unused.has(id)),
  }
}

/** Who got as far as a round of the main draw, in draw order: the semi-finalists are those in the last round but one. */
export const reached = (bracket: Bracket, state: BracketState, round: number): string[] =>
  bracket.matches
    .filter((match) => match.round === round)
    .flatMap(({ id }) => state.matches.get(id)!.sides)
    .flatMap((side) => (isEntrant(side) ? [side.entrant] : []))
