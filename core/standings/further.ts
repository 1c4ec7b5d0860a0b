// Further rankings of a contest: the best in one group, the best by points. The same rows in another order, made when it is asked for, and by
// the step: where keys compare any two alone, whoever changed is taken out of the kept order and put back.
import { type Contest, decidedOrder, type EventState } from '../apply/state.ts'
import type { FurtherRanking } from '../formats/format.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import type { Figure } from './line.ts'
import { compareKeys, isPlainChain, orderBy } from './order.ts'
import { gamesOf } from './parts/field-wide.ts'
import { type Ranking, rankingOf, type Row } from './ranking.ts'
import { isNothing, keysOf } from './rows.ts'

/** A further ranking's places by competitor; whoever is not in it has none there. Shared places as in the main one. */
export type FurtherPlaces = ReadonlyMap<CompetitorId, number>

/** Somebody with a place to win. */
interface Entrant {
  id: CompetitorId
  last: boolean
  keys: readonly Figure[]
}

interface Kept {
  version: number
  places: FurtherPlaces
  order: readonly Entrant[]
  /** The rows it was made from: a row is made anew whenever anything about its competitor changes. */
  rows: ReadonlyMap<CompetitorId, Row>
}

/** What was made of each ranking, for as long as that is kept. */
const kept = new WeakMap<Ranking, Map<FurtherRanking, Kept>>()

type Read = (row: Row) => Entrant | null

/** Whoever is out or a guest has no place here either, nor has who has nothing to rank by. */
function reader(state: EventState, contest: Contest, { ranking }: FurtherRanking): Read {
  const decided = ranking.some(({ by }) => by === 'draw') ? decidedOrder(state, contest) : null
  return (row) => {
    if (row.means === 'out' || row.means === 'guest') return null
    const keys = keysOf(contest, ranking, row, decided?.get(row.id))
    return isNothing(keys[0]) ? null : { id: row.id, last: row.means === 'last', keys }
  }
}

const compareIn =
  ({ ranking }: FurtherRanking) =>
  (a: Entrant, b: Entrant): number =>
    Number(a.last) - Number(b.last) || compareKeys(ranking, a.keys, b.keys)

type Compare = ReturnType<typeof compareIn>

/** The kept order with those put where they now belong who changed; null where that is no less work than a new one. */
function byStep(before: Kept, rows: ReadonlyMap<CompetitorId, Row>, read: Read, compare: Compare): Entrant[] | null {
  const changed = [...rows.values()].filter((row) => before.rows.get(row.id) !== row)
  const gone = rows.size - changed.length < before.rows.size ? new Set(before.rows.keys()) : new Set<CompetitorId>()
  for (const [id, row] of rows) if (before.rows.get(id) === row) gone.delete(id)
  if (changed.length + gone.size > rows.size / 8 + 4) return null
  const order = gone.size === 0 ? [...before.order] : before.order.filter(({ id }) => !gone.has(id))
  for (const row of changed) {
    const entrant = read(row)
    if (!entrant) continue
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(order[middle]!, entrant) < 0) low = middle + 1
      else high = middle
    }
    order.splice(low, 0, entrant)
  }
  return order
}

/** Where keys look at the whole tied set: everybody anew. */
function together(further: FurtherRanking, ranking: Ranking, entrants: readonly Entrant[]): Pick<Kept, 'places' | 'order'> {
  const places = new Map<CompetitorId, number>()
  const games = () => gamesOf([...ranking.byCompetitor.values()].map(({ line }) => line))
  for (const last of [false, true]) {
    const own = entrants.filter((entrant) => entrant.last === last)
    for (const { rows } of orderBy(further.ranking, own, games)) {
      const at = places.size + 1
      for (const { id } of rows) places.set(id, at)
    }
  }
  return { places, order: [] }
}

function make(state: EventState, contest: Contest, ranking: Ranking, further: FurtherRanking, before: Kept | undefined): Kept {
  const read = reader(state, contest, further)
  const rows = new Map(ranking.byCompetitor)
  const everybody = () => [...rows.values()].flatMap((row) => read(row) ?? [])
  const base = { version: ranking.version, rows }
  if (!isPlainChain(further.ranking)) return { ...base, ...together(further, ranking, everybody()) }

  const compare = compareIn(further)
  // A decision moves those it is about without a change of their rows.
  const steady = before && further.ranking.every(({ by }) => by !== 'draw')
  const order = (steady ? byStep(before, rows, read, compare) : null) ?? everybody().sort(compare)
  const places = new Map<CompetitorId, number>()
  let place = 1
  for (const [index, entrant] of order.entries()) {
    if (index > 0 && compare(order[index - 1]!, entrant) !== 0) place = index + 1
    places.set(entrant.id, place)
  }
  return { ...base, places, order }
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
  if (own?.version !== main.version) all.set(further, (own = make(state, contest, main, further, own)))
  return own.places
}
