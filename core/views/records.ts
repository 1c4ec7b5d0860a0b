// Records as screens show them: what stands in each book, and the results that claim one.
import { cardOf, type EventState } from '../apply/state.ts'
import type { Field, Format } from '../formats/format.ts'
import { slotName } from '../formats/text.ts'
import type { ContestId, DivisionId } from '../ids.ts'
import { eventRecords, recordOf } from '../records/claims.ts'
import { holdersOf, type RecordBook } from '../records/records.ts'
import { columnIndex } from '../standings/columns.ts'
import { scaleOf } from '../standings/parts/parts.ts'
import { columnText } from '../standings/score.ts'
import { visibleIn } from './shown.ts'
import { personOf } from './standing.ts'
import type { Person } from './view.ts'

/** One record: the column it is of, what stands now (claims that were ratified included) and by whom. `text` is null where none stands. */
export interface RecordRow {
  book: string
  bookName: string
  division: DivisionId
  divisionName: string
  what: string
  whatName: string
  text: string | null
  holders: { holder: string; when?: string | undefined; where?: string | undefined }[]
}

/**
 * A result that makes a record. The first five members name it to a ruling; `slot` is the attempt it was made with. `note`: a status its
 * competitor has.
 */
export interface ClaimRow {
  contest: ContestId
  competitor: Person['id']
  book: string
  what: string
  value: number
  slot: number
  person: Person
  bookName: string
  divisionName: string
  whatName: string
  text: string
  /** `Round 2`. */
  attempt: string
  makes: 'new' | 'joint'
  state: 'waiting' | 'ratified' | 'refused'
  reason?: string
  note?: string
}

/** A column that a record can be of. `field`: how its values are typed; `better`: which way they go. */
export interface RecordColumn {
  division: DivisionId
  divisionName: string
  contestName: string
  what: string
  whatName: string
  better: RecordBook['better']
  field: Field
}

/** Every record that was listed, and every claim, in the order they were made; and what else could be listed. */
export interface RecordsView {
  books: Pick<RecordBook, 'id' | 'name' | 'better'>[]
  columns: RecordColumn[]
  records: RecordRow[]
  claims: ClaimRow[]
}

/** No value that a record may have is larger. */
const MOST = 1_000_000_000_000

/** Which way a column's values go: as the ranking has it that is by it, else the most is best. */
function betterOf({ ranking, rankings = [], results }: Format, at: number): RecordBook['better'] {
  const { id, from } = results[at]!
  for (const keys of [ranking, ...rankings.map((further) => further.ranking)])
    for (const key of keys) if (key.by === 'result' && key.id === id) return key.order
  return typeof from !== 'string' && 'order' in from && from.order === 'low' ? 'low' : 'high'
}

/** How a column's values are typed; null where it has none that a record could be of. */
function fieldOf(format: Format, at: number): Field | null {
  const { id, name, unit } = format.results[at]!
  const { decimals, print } = scaleOf(format, id)
  if (print === 'list' || print === 'place') return null
  if (print === 'hold') return { type: 'hold', id, name, holds: 200 }
  return { type: 'decimal', id, name, decimals, min: -MOST, max: MOST, step: 1, ...(unit ? { unit } : {}), clock: print === 'clock' }
}

/** By division and column, those of its first contest that has it. */
function columnsOf(state: EventState): RecordColumn[] {
  const columns = new Map<string, RecordColumn>()
  for (const { division, name: contestName, format } of state.contests.values()) {
    if ((format.takes ?? 'attempts') !== 'attempts') continue
    for (const at of visibleIn(format)) {
      const { id: what, name: whatName } = format.results[at]!
      const field = fieldOf(format, at)
      const key = JSON.stringify([division, what])
      if (!field || columns.has(key)) continue
      const divisionName = state.divisions.get(division)?.name ?? ''
      columns.set(key, { division, divisionName, contestName, what, whatName, better: betterOf(format, at), field })
    }
  }
  return [...columns.values()]
}

/** The records of an event. */
export function recordsView(state: EventState): RecordsView {
  const { records, claims } = eventRecords(state)
  const { books, listed } = state.records
  const bookName = (id: string) => books.get(id)?.name ?? id
  const contestWith = (division: DivisionId, what: string) =>
    [...state.contests.values()].find((contest) => contest.division === division && columnIndex(contest.format, what) >= 0)
  return {
    books: [...books.values()].map(({ id, name, better }) => ({ id, name, better })),
    columns: columnsOf(state),
    records: [...listed.values()].flatMap((listing): RecordRow[] => {
      const { book, division, what } = listing
      const contest = contestWith(division, what)
      if (!contest || !books.has(book)) return []
      const column = columnIndex(contest.format, what)
      const holders = holdersOf(records, recordOf(listing))
      return [
        {
          book,
          bookName: bookName(book),
          division,
          divisionName: state.divisions.get(division)?.name ?? '',
          what,
          whatName: contest.format.results[column]!.name,
          text: holders[0] ? columnText(contest.format, column, holders[0].value) : null,
          holders: holders.map(({ holder, when, where }) => ({ holder, ...(when ? { when } : {}), ...(where ? { where } : {}) })),
        },
      ]
    }),
    claims: claims.map(({ slot, makes, ruling, ...claim }): ClaimRow => {
      const contest = state.contests.get(claim.contest)!
      const column = columnIndex(contest.format, claim.what)
      const status = cardOf(state, contest, claim.competitor)?.status
      return {
        ...claim,
        slot,
        person: personOf(state.competitors.get(claim.competitor)!),
        bookName: bookName(claim.book),
        divisionName: state.divisions.get(contest.division)?.name ?? '',
        whatName: contest.format.results[column]!.name,
        text: columnText(contest.format, column, claim.value),
        attempt: slotName(contest.format, slot),
        makes,
        state: ruling?.ruled ?? 'waiting',
        ...(ruling?.reason ? { reason: ruling.reason } : {}),
        ...(status ? { note: status.code } : {}),
      }
    }),
  }
}
