// The kept order of one contest. Entries only mark who has to be looked at again; the work is done when a standing is asked for,
// and by the step: a few changed competitors are taken out of the sorted rows and put back where they now belong.
import { cardOf, type Competitor, type Contest, type EventState, membersOf } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import type { CompetitorId, ContestId, DivisionId } from '../ids.ts'
import { results, type Score, scoreAttempt } from './score.ts'

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
  /** Places by index of `rows`, made with them; null where unranked. */
  places: (number | null)[] | null
}

const fresh = (): Ranking => ({ rows: [], byCompetitor: new Map(), dirty: new Set(), all: true, places: null })

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
  const keys = format.ranking.map(({ by, id }) =>
    by === 'result' ? (columns[format.results.findIndex((result) => result.id === id)] ?? null) : (competitor.attributes?.[id] ?? null),
  )
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

function placesOf(contest: Contest, rows: readonly Row[]): (number | null)[] {
  const places: (number | null)[] = []
  rows.forEach((row, index) => {
    const above = rows[index - 1]
    if (!row.ranked) places.push(null)
    else if (above && compareKeys(contest.format, above.keys, row.keys) === 0) places.push(places[index - 1]!)
    else places.push(index + 1)
  })
  return places
}

/** The contest's ranking, brought up to date. The arrays belong to the state: read them, don't keep or change them. */
export function rankingOf(state: EventState, contest: Contest): Ranking & { places: (number | null)[] } {
  let ranking = state.rankings.get(contest.id)
  if (!ranking) state.rankings.set(contest.id, (ranking = fresh()))
  if (ranking.all || ranking.dirty.size > ranking.rows.length / 8 + 4) {
    ranking.rows = membersOf(state, contest).map((competitor) => makeRow(state, contest, competitor))
    ranking.rows.sort((a, b) => compareRows(contest, a, b))
    ranking.byCompetitor = new Map(ranking.rows.map((row) => [row.competitor.id, row]))
    ranking.places = null
  } else {
    for (const id of ranking.dirty) {
      const before = ranking.byCompetitor.get(id)
      if (before) ranking.rows.splice(indexFor(contest, ranking.rows, before), 1)
      ranking.byCompetitor.delete(id)
      const competitor = state.competitors.get(id)
      if (competitor?.division === contest.division) {
        const row = makeRow(state, contest, competitor)
        ranking.rows.splice(indexFor(contest, ranking.rows, row), 0, row)
        ranking.byCompetitor.set(id, row)
      }
      ranking.places = null
    }
  }
  ranking.all = false
  ranking.dirty.clear()
  ranking.places ??= placesOf(contest, ranking.rows)
  return ranking as Ranking & { places: (number | null)[] }
}
