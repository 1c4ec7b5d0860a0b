// The kept order of one contest. Entries only mark who has to be looked at again; the work is done when a standing is asked for,
// and by the step: a few changed competitors are taken out of the sorted rows and put back where they now belong.
import { cardOf, type Competitor, type Contest, type EventState, membersOf } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import type { CompetitorId, ContestId, DivisionId } from '../ids.ts'
import { rankKeys, results, type Score, scoreAttempt } from './score.ts'

/** One competitor's place-deciding figures. `keys` follow the format's ranking; unranked where there is a status or no first key. */
export interface Row {
  competitor: Competitor
  scores: (Score | undefined)[]
  results: Score[]
  keys: Score[]
  status: string | null
  ranked: boolean
}

/** A contest's rows, best first, and who must be looked at again. `all` after a change that concerns everyone. */
export interface Ranking {
  rows: Row[]
  byCompetitor: Map<CompetitorId, Row>
  dirty: Set<CompetitorId>
  all: boolean
  /** Places by index of `rows`; null where unranked. */
  places: (number | null)[]
}

const fresh = (): Ranking => ({ rows: [], byCompetitor: new Map(), dirty: new Set(), all: true, places: [] })

/** Marks one competitor of a contest. */
export function touchCompetitor(state: EventState, contest: ContestId, competitor: CompetitorId): void {
  state.rankings.get(contest)?.dirty.add(competitor)
}

/** Marks a whole contest: it is new, or its start list changed. */
export function touchContest(state: EventState, contest: ContestId): void {
  state.rankings.set(contest, fresh())
}

/** Marks a competitor in every contest of a division. */
export function touchDivision(state: EventState, division: DivisionId, competitor: CompetitorId): void {
  for (const contest of state.contests.values()) if (contest.division === division) touchCompetitor(state, contest.id, competitor)
}

function makeRow(state: EventState, contest: Contest, competitor: Competitor): Row {
  const { format } = contest
  const card = cardOf(state, contest, competitor.id)
  const scores: (Score | undefined)[] = []
  card?.attempts.forEach((attempt, slot) => {
    if (attempt) scores[slot] = Object.keys(attempt.values).length > 0 ? scoreAttempt(format, attempt.values) : null
  })
  const columns = results(format, scores)
  const keys = rankKeys(format, columns, competitor.attributes)
  const status = card?.status?.code ?? null
  return { competitor, scores, results: columns, keys, status, ranked: status === null && keys[0] !== null }
}

/** Compares by the ranking's keys alone: 0 is a shared place. Integers only; a missing key stands last. */
export function compareKeys(format: Format, a: readonly Score[], b: readonly Score[]): number {
  for (let index = 0; index < format.ranking.length; index++) {
    const left = a[index] ?? null
    const right = b[index] ?? null
    if (left === right) continue
    if (left === null) return 1
    if (right === null) return -1
    const difference = left - right
    return format.ranking[index]!.order === 'high' ? -difference : difference
  }
  return 0
}

/** Order of the start list: as drawn, then by lot, then as entered. Never 0 for two competitors. */
export function compareStart(contest: Contest, a: Competitor, b: Competitor): number {
  const last = Number.MAX_SAFE_INTEGER
  return (
    (contest.startList.get(a.id) ?? last) - (contest.startList.get(b.id) ?? last) ||
    (a.lot ?? last) - (b.lot ?? last) ||
    Number(a.id.slice(1)) - Number(b.id.slice(1))
  )
}

/** Total order of rows: ranked before unranked, then keys, then the start list (which gives no place). */
function compareRows(contest: Contest, a: Row, b: Row): number {
  if (a.ranked !== b.ranked) return a.ranked ? -1 : 1
  return (a.ranked ? compareKeys(contest.format, a.keys, b.keys) : 0) || compareStart(contest, a.competitor, b.competitor)
}

/** Where a row stands or belongs, by bisection. */
function indexFor(contest: Contest, rows: readonly Row[], row: Row): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareRows(contest, rows[middle]!, row) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The place at an index, from the one before it. */
function placeAt(contest: Contest, rows: readonly Row[], places: readonly (number | null)[], index: number): number | null {
  const [above, row] = [rows[index - 1], rows[index]!]
  if (!row.ranked) return null
  return above && compareKeys(contest.format, above.keys, row.keys) === 0 ? places[index - 1]! : index + 1
}

/** Counts places anew from `first` on. Past `last` no row has moved: the first one there that keeps its place keeps all after it. */
function countPlaces(contest: Contest, rows: readonly Row[], places: (number | null)[], first: number, last: number): void {
  for (let index = first; index < rows.length; index++) {
    const place = placeAt(contest, rows, places, index)
    if (index > last && places[index] === place) return
    places[index] = place
  }
}

/** Takes one competitor out of the sorted rows and puts them back where they now belong, with the places this changes. */
function replaceRow(state: EventState, contest: Contest, ranking: Ranking, id: CompetitorId): void {
  const { rows, byCompetitor, places } = ranking
  const before = byCompetitor.get(id)
  const from = before ? indexFor(contest, rows, before) : rows.length
  if (before) rows.splice(from, 1)
  byCompetitor.delete(id)
  const competitor = state.competitors.get(id)
  const row = competitor?.division === contest.division ? makeRow(state, contest, competitor) : null
  const to = row ? indexFor(contest, rows, row) : rows.length
  if (row) {
    rows.splice(to, 0, row)
    byCompetitor.set(id, row)
  }
  if (!before || !row) places.length = Math.min(from, to)
  countPlaces(contest, rows, places, Math.min(from, to), Math.max(from, to))
}

/** The contest's ranking, brought up to date. The arrays belong to the state: read them, don't keep or change them. */
export function rankingOf(state: EventState, contest: Contest): Ranking {
  let ranking = state.rankings.get(contest.id)
  if (!ranking) state.rankings.set(contest.id, (ranking = fresh()))
  if (ranking.all || ranking.dirty.size > ranking.rows.length / 8 + 4) {
    ranking.rows = membersOf(state, contest).map((competitor) => makeRow(state, contest, competitor))
    ranking.rows.sort((a, b) => compareRows(contest, a, b))
    ranking.byCompetitor = new Map(ranking.rows.map((row) => [row.competitor.id, row]))
    ranking.places = []
    countPlaces(contest, ranking.rows, ranking.places, 0, ranking.rows.length)
  } else for (const id of ranking.dirty) replaceRow(state, contest, ranking, id)
  ranking.all = false
  ranking.dirty.clear()
  return ranking
}
