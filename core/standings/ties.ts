// Who is still tied where the rules leave it to a draw of lots, a jump-off or a chairman. Never decided here: only found.
import type { Contest, EventState } from '../apply/state.ts'
import type { RankKey } from '../formats/rank-key.ts'
import type { CompetitorId } from '../ids.ts'
import { rankingOf } from './ranking.ts'

/** Those on one place whom only a decision can part, and the rule that says so. */
export interface OpenTie {
  place: number
  ids: CompetitorId[]
  because: string
}

/** Whether a key is for a tie of so many on a place. */
const isFor = ({ when }: RankKey, place: number, size: number): boolean =>
  when === undefined || (when === 'pair' ? size === 2 : when === 'first' ? place === 1 : place <= 3)

/** The ties of a contest that a recorded decision would part, best place first; none where the format asks for no decision. */
export function openTies(state: EventState, contest: Contest): OpenTie[] {
  const keys = contest.format.ranking.filter(({ by }) => by === 'draw')
  if (keys.length === 0) return []
  const { rows, places } = rankingOf(state, contest)
  const shared = Map.groupBy(rows.keys(), (index) => places[index] ?? null)
  return [...shared].flatMap(([place, indexes]) => {
    const key = place === null || indexes.length < 2 ? undefined : keys.find((one) => isFor(one, place, indexes.length))
    return place === null || !key ? [] : [{ place, ids: indexes.map((index) => rows[index]!.id), because: key.because }]
  })
}
