// Further rankings of a contest: the best in one group, the best by points. The same rows in another order, made when it is asked for.
import { type Contest, decidedOrder, type EventState } from '../apply/state.ts'
import type { FurtherRanking } from '../formats/format.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import type { Figure } from './line.ts'
import { orderBy } from './order.ts'
import { gamesOf } from './parts/field-wide.ts'
import { type Ranking, rankingOf, type Row } from './ranking.ts'
import { isNothing, keysOf } from './rows.ts'

/** A further ranking's places by competitor; whoever is not in it has none there. Shared places as in the main one. */
export type FurtherPlaces = ReadonlyMap<CompetitorId, number>

interface Kept {
  version: number
  places: FurtherPlaces
  /** Everybody as they stood: the next order is nearly this one, and sorting what is nearly sorted is cheap. */
  order: readonly CompetitorId[]
}

/** What was made of each ranking, for as long as that is the same. */
const kept = new WeakMap<Ranking, Map<FurtherRanking, Kept>>()

interface Entrant {
  id: CompetitorId
  row: Row
  keys: readonly Figure[]
}

/** Those with a place to win, in the order they stood in before: whoever is out, behind all or a guest has none here. */
function entrantsIn(state: EventState, contest: Contest, { byCompetitor }: Ranking, further: FurtherRanking, before: Kept | undefined) {
  const decided = further.ranking.some(({ by }) => by === 'draw') ? decidedOrder(state, contest) : null
  const known = (before?.order ?? []).flatMap((id) => byCompetitor.get(id) ?? [])
  const rows = known.length === byCompetitor.size ? known : [...byCompetitor.values()]
  return rows
    .filter(({ means }) => means === null || means === 'last' || means === 'counts')
    .map((row): Entrant => ({ id: row.id, row, keys: keysOf(contest, further.ranking, row, decided?.get(row.id)) }))
    .filter(({ keys }) => !isNothing(keys[0]))
}

function place(state: EventState, contest: Contest, ranking: Ranking, further: FurtherRanking, before: Kept | undefined): Kept {
  const entrants = entrantsIn(state, contest, ranking, further, before)
  const places = new Map<CompetitorId, number>()
  for (const last of [false, true]) {
    const own = entrants.filter(({ row }) => (row.means === 'last') === last)
    const games = () => gamesOf([...ranking.byCompetitor.values()].map(({ line }) => line))
    for (const { rows } of orderBy(further.ranking, own, games)) {
      const at = places.size + 1
      for (const { id } of rows) places.set(id, at)
    }
  }
  const others = [...ranking.byCompetitor.keys()].filter((id) => !places.has(id))
  return { version: ranking.version, places, order: [...places.keys(), ...others] }
}

/**
 * Places by one of the format's further rankings; null where there is no such contest or ranking. Made once for each version of the
 * contest's standing, and not at all where nobody asks. The map belongs to the state: read it, don't keep it.
 */
export function furtherPlaces(state: EventState, id: ContestId, ranking: string): FurtherPlaces | null {
  const contest = state.contests.get(id)
  const further = contest?.format.rankings?.find((each) => each.id === ranking)
  if (!contest || !further) return null
  const main = rankingOf(state, contest)
  let all = kept.get(main)
  if (!all) kept.set(main, (all = new Map()))
  let own = all.get(further)
  if (own?.version !== main.version) all.set(further, (own = place(state, contest, main, further, own)))
  return own.places
}
