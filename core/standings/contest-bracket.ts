// The bracket of a contest: its matches from the format and the start list, and what is known of them from what was recorded.
import { type Contest, type EventState, type Match, matchesOf, membersOf } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import type { CompetitorId } from '../ids.ts'
import { type Bracket, type BracketState, bracketState, type GameOutcome, type MatchResult } from '../draw/bracket.ts'
import { bracketOf } from '../draw/bracket-of.ts'
import { contextOf, scoreTaken } from './parts/parts.ts'
import { compareStart } from './start-order.ts'
import { scoreAt } from './slots.ts'

/** A game of a bracket that can be drawn now: which match of the bracket, the round it is played in, and its sides. */
export interface NextGame {
  bracket: string
  round: number
  sides: readonly [CompetitorId, CompetitorId]
}

/** A contest's bracket. `entrants` by seed, as the start list has them. */
export interface ContestBracket {
  bracket: Bracket
  entrants: readonly CompetitorId[]
  state: BracketState
  /** Games whose sides are known and that nobody has drawn yet. */
  next: readonly NextGame[]
}

const NOBODY = { id: '' as CompetitorId, slots: [], attributes: {} }

/** Who won one game, by the format's score of both sides, higher better. A game of one side alone tells nothing. */
function outcomeOf(format: Format, { match, round, sides, recorded }: Match): GameOutcome | null {
  if (!recorded || sides.length !== 2) return null
  const [first, second] = recorded.values.map((values, side) =>
    scoreTaken(contextOf(format, NOBODY), scoreAt(format, 0), {
      values,
      others: recorded.values.filter((_, other) => other !== side),
      opponents: sides.filter((_, other) => other !== side),
      seat: { match, round, side, member: 1, played: recorded.played },
    }),
  )
  if (first === second) return first == null || format.bracket?.equal !== 'out' ? 'tie' : 'neither'
  return second == null || (first != null && first > second) ? 'first' : 'second'
}

/** In how many steps from the first matches each match is reached: the round it is played in, from 1. */
function roundsOf({ matches }: Bracket): Map<string, number> {
  const rounds = new Map<string, number>()
  const byId = new Map(matches.map((match) => [match.id, match]))
  const roundOf = (id: string): number => {
    const known = rounds.get(id)
    if (known !== undefined) return known
    const { sides, onlyIfSecondWon } = byId.get(id)!
    const before = sides.flatMap((slot) =>
      'winnerOf' in slot ? [slot.winnerOf] : 'loserOf' in slot ? [slot.loserOf] : 'beatenByWinnerOf' in slot ? [slot.beatenByWinnerOf] : [],
    )
    const round = 1 + Math.max(0, ...[...before, ...(onlyIfSecondWon === undefined ? [] : [onlyIfSecondWon])].map(roundOf))
    rounds.set(id, round)
    return round
  }
  for (const { id } of matches) roundOf(id)
  return rounds
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.every((id) => b.includes(id))

function nextGames(bracket: Bracket, state: BracketState, drawn: readonly Match[]): NextGame[] {
  const rounds = roundsOf(bracket)
  return bracket.matches.flatMap(({ id }): NextGame[] => {
    const { status, sides } = state.matches.get(id)!
    if (status !== 'open') return []
    const both = sides.map((side) => (side as { entrant: string }).entrant as CompetitorId) as [CompetitorId, CompetitorId]
    const waits = drawn.some((match) => match.bracket === id && !match.recorded && isSame(match.sides.flat(), both))
    return waits ? [] : [{ bracket: id, round: rounds.get(id)!, sides: both }]
  })
}

/** A contest's bracket as it stands; null where its format has none, or fewer than two are in. */
export function contestBracket(state: EventState, contest: Contest): ContestBracket | null {
  const { format } = contest
  if (!format.bracket) return null
  const entrants = membersOf(state, contest)
    .sort((a, b) => compareStart(contest, a, b))
    .map(({ id }) => id)
  const bracket = bracketOf(format.bracket, entrants.length)
  if (!bracket) return null
  const drawn = matchesOf(state, contest)
  const results: Record<string, MatchResult[]> = {}
  for (const match of drawn) {
    const outcome = match.bracket === undefined ? null : outcomeOf(format, match)
    if (outcome === null) continue
    const [first, second] = match.sides
    ;(results[match.bracket!] ??= []).push({ games: [outcome], between: [first![0]!, second![0]!] })
  }
  const known = bracketState(bracket, entrants, results)
  return { bracket, entrants, state: known, next: nextGames(bracket, known, drawn) }
}
