// Records as screens show them: what stands in each book, and the results that claim one.
import type { EventState } from '../apply/state.ts'
import { slotName } from '../formats/text.ts'
import type { ContestId, DivisionId } from '../ids.ts'
import { eventRecords, recordOf } from '../records/claims.ts'
import { holdersOf } from '../records/records.ts'
import { columnIndex } from '../standings/columns.ts'
import { columnText } from '../standings/score.ts'
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

/** A result that makes a record. The first five members name it to a ruling. `note`: a status its competitor has. */
export interface ClaimRow {
  contest: ContestId
  competitor: Person['id']
  book: string
  what: string
  value: number
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

/** Every record that was listed, and every claim, in the order they were made. */
export interface RecordsView {
  books: { id: string; name: string }[]
  records: RecordRow[]
  claims: ClaimRow[]
}

/** The records of an event. */
export function recordsView(state: EventState): RecordsView {
  const { records, claims } = eventRecords(state)
  const { books, listed } = state.records
  const bookName = (id: string) => books.get(id)?.name ?? id
  const contestWith = (division: DivisionId, what: string) =>
    [...state.contests.values()].find((contest) => contest.division === division && columnIndex(contest.format, what) >= 0)
  return {
    books: [...books.values()].map(({ id, name }) => ({ id, name })),
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
      const status = state.cards.get(contest.id)?.get(contest.partition)?.get(claim.competitor)?.status
      return {
        ...claim,
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
