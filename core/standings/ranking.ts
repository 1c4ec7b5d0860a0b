// The kept order of one contest. Entries only mark who has to be looked at again; the work is done when a standing is asked for,
// and by the step: a few changed competitors are taken out of the sorted rows and put back where they now belong. Where a format looks at
// everybody, or its chain of keys at the whole tied set, the order is made anew from rows that are kept.
import { type Contest, type EventState, isMember, membersOf } from '../apply/state.ts'
import type { CompetitorId, ContestId } from '../ids.ts'
import { type Column, columnIndex, fillColumns, looksAtEverybody, ownColumns } from './columns.ts'
import { freshRanking, type Ranking } from './kept.ts'
import { compareKeys, isPlainChain, orderBy } from './order.ts'
import { gamesOf } from './parts/field-wide.ts'
import { compareStart } from './start-order.ts'
import { placesSoFar } from '../draw/bracket-places.ts'
import { contestBracket } from './contest-bracket.ts'
import { makeRow, rankRow, readContest, type Reading, type Row, type Source } from './rows.ts'

export type { Ranking } from './kept.ts'
export type { Row } from './rows.ts'
export { compareStart }

/** Ranked as any, ranked behind everybody, on one place behind these, shown without a place. */
const classOf = ({ ranked, means }: Row): 0 | 1 | 2 | 3 => (!ranked ? 3 : means === 'behind' ? 2 : means === 'last' ? 1 : 0)

/** Compares places alone: 0 is a shared one. */
const comparePlaces = (contest: Contest, a: Row, b: Row): number =>
  classOf(a) - classOf(b) || (classOf(a) < 2 ? compareKeys(contest.format.ranking, a.keys, b.keys) : 0)

/** Total order of rows: classes, then keys, then the start list (which gives no place). */
const compareRows = (contest: Contest, a: Row, b: Row): number =>
  comparePlaces(contest, a, b) || compareStart(contest, a.competitor, b.competitor)

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
  return above && comparePlaces(contest, above, row) === 0 ? places[index - 1]! : index + 1
}

/** Counts places anew from `first` on. Past `last` no row has moved: the first one there that keeps its place keeps all after it. */
function countPlaces(contest: Contest, rows: readonly Row[], places: (number | null)[], first: number, last: number): void {
  for (let index = first; index < rows.length; index++) {
    const place = placeAt(contest, rows, places, index)
    if (index > last && places[index] === place) return
    places[index] = place
  }
}

function rowOf(state: EventState, contest: Contest, id: CompetitorId, reading: Reading): Row | null {
  const competitor = state.competitors.get(id)
  return competitor && isMember(contest, competitor) ? makeRow(state, contest, competitor, reading) : null
}

/** Takes one competitor out of the sorted rows and puts them back where they now belong, with the places this changes. */
function replaceRow(state: EventState, contest: Contest, ranking: Ranking, id: CompetitorId, reading: Reading): void {
  const { rows, byCompetitor, places } = ranking
  const before = byCompetitor.get(id)
  const from = before ? indexFor(contest, rows, before) : rows.length
  if (before) rows.splice(from, 1)
  byCompetitor.delete(id)
  const row = rowOf(state, contest, id, reading)
  const to = row ? indexFor(contest, rows, row) : rows.length
  if (row) {
    rows.splice(to, 0, row)
    byCompetitor.set(id, row)
  }
  if (!before || !row) places.length = Math.min(from, to)
  countPlaces(contest, rows, places, Math.min(from, to), Math.max(from, to))
}

/** Rows by comparing any two of them. */
function orderPlainly(contest: Contest, ranking: Ranking): void {
  ranking.rows.sort((a, b) => compareRows(contest, a, b))
  ranking.places = []
  countPlaces(contest, ranking.rows, ranking.places, 0, ranking.rows.length)
}

/** Rows by the whole chain, with everybody's columns: whoever counts fills them, and whoever doesn't only has its own. */
function orderTogether(state: EventState, contest: Contest, ranking: Ranking, reading: Reading): void {
  const { format } = contest
  const counts = ranking.rows.filter(({ means }) => means !== 'out' && means !== 'guest')
  const aside = ranking.rows.filter(({ means }) => means === 'out' || means === 'guest')
  const lines = counts.map(({ line }) => line)
  const columns: Column[][] = counts.map((row) => ownColumns(format, row.columns))
  const known = contestBracket(state, contest)
  const bracket = known && placesSoFar(known.bracket, known.state, known.entrants)
  fillColumns(format, lines, columns, undefined, bracket)
  const made = counts.map((row, index): Row => ({ ...row, columns: columns[index]! }))
  for (const row of made) rankRow(contest, row, reading.decided.get(row.id))
  const byStart = (a: Row, b: Row) => compareStart(contest, a.competitor, b.competitor)
  const columnOf = (row: Row, id: string) => row.columns[columnIndex(format, id)]?.figure ?? null

  ranking.rows = []
  ranking.places = []
  ranking.decided = []
  for (const wanted of [0, 1, 2] as const) {
    const ranked = made.filter((row) => classOf(row) === wanted)
    // Who shares the place behind all others is not compared at all.
    for (const { rows, decided } of orderBy(wanted === 2 ? [] : format.ranking, ranked, () => gamesOf(lines), columnOf)) {
      const place = ranking.rows.length + 1
      for (const [index, row] of rows.sort(byStart).entries()) {
        ranking.rows.push(row)
        ranking.places.push(place)
        ranking.decided.push(index === 0 ? decided : null)
      }
    }
  }
  const unranked = [...made.filter(({ ranked }) => !ranked), ...aside].sort(byStart)
  ranking.rows.push(...unranked)
  ranking.places.push(...unranked.map(() => null))

  const placeOf = new Map(ranking.rows.map(({ id }, index) => [id, ranking.places[index]!]))
  fillColumns(
    format,
    lines,
    columns,
    made.map(({ id }) => placeOf.get(id) ?? null),
    bracket,
  )
}

/** Another contest's standing, as one that depends on it reads it. */
function sourceOf(state: EventState, id: ContestId, own: Contest): { source: Source; version: number } | null {
  const contest = state.contests.get(id)
  // Contests depend on earlier ones alone, so that no two can wait for each other.
  if (!contest || Number(id.slice(1)) >= Number(own.id.slice(1))) return null
  const { rows, places, byCompetitor, version } = rankingOf(state, contest)
  const placeOf = new Map(rows.map((row, index) => [row.id, places[index]!]))
  const sharing = new Map<number | null, number>()
  for (const place of places) sharing.set(place, (sharing.get(place) ?? 0) + 1)
  const source: Source = {
    placeOf: (competitor) => placeOf.get(competitor) ?? null,
    tiedWith: (competitor) => sharing.get(placeOf.get(competitor) ?? null) ?? 1,
    entrants: rows.length,
    row: (competitor) => byCompetitor.get(competitor),
    format: contest.format,
  }
  return { source, version }
}

/** Reads the contests this one depends on, and marks everybody where one of them has changed since. */
function readSources(state: EventState, contest: Contest, ranking: Ranking): Reading {
  const read = (id: ContestId): Source | null => {
    const found = sourceOf(state, id, contest)
    if (ranking.seen.get(id) !== found?.version) ranking.all = true
    if (found) ranking.seen.set(id, found.version)
    return found?.source ?? null
  }
  const sources = contest.sources.flatMap((id) => read(id) ?? [])
  return readContest(state, contest, sources, contest.after === undefined ? null : read(contest.after))
}

const dependsOnOthers = ({ sources, after }: Contest): boolean => sources.length > 0 || after !== undefined

/** The contest's ranking, brought up to date. The arrays belong to the state: read them, don't keep or change them. */
export function rankingOf(state: EventState, contest: Contest): Ranking {
  let ranking = state.rankings.get(contest.id)
  if (!ranking) state.rankings.set(contest.id, (ranking = freshRanking()))
  const reading = dependsOnOthers(contest) ? readSources(state, contest, ranking) : null
  if (!ranking.all && ranking.dirty.size === 0) return ranking

  const own = reading ?? readContest(state, contest, [], null)
  const plain = isPlainChain(contest.format.ranking) && !looksAtEverybody(contest.format)
  const anew = ranking.all || ranking.dirty.size > ranking.rows.length / 8 + 4
  if (anew) ranking.rows = membersOf(state, contest).map((competitor) => makeRow(state, contest, competitor, own))
  if (plain && !anew) for (const id of ranking.dirty) replaceRow(state, contest, ranking, id, own)
  else if (plain) orderPlainly(contest, ranking)
  else {
    if (!anew) {
      const kept = ranking.rows.filter(({ id }) => !ranking.dirty.has(id))
      ranking.rows = kept.concat([...ranking.dirty].flatMap((id) => rowOf(state, contest, id, own) ?? []))
    }
    orderTogether(state, contest, ranking, own)
  }
  if (anew || !plain) ranking.byCompetitor = new Map(ranking.rows.map((row) => [row.id, row]))
  ranking.all = false
  ranking.dirty.clear()
  ranking.version++
  return ranking
}
