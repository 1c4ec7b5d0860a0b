// Records: what stands in each book, and the results that claim one.
import { recordsView } from '../views/records.ts'
import { CONTEST_HEADS, contestCells, type ExportSource, type ExportTable, PERSON_HEADS, personCells } from './table.ts'

/** What stands, and what was claimed: one table, told apart by its first column. */
export function recordsTable({ state }: ExportSource): ExportTable {
  const { records, claims } = recordsView(state)
  return {
    name: 'Records',
    heads: [
      'What',
      'Book',
      'Column',
      'Value',
      ...CONTEST_HEADS,
      ...PERSON_HEADS,
      'Attempt',
      'Makes',
      'State',
      'Reason',
      'Holder',
      'Date',
      'Place',
    ],
    rows: [
      ...records.flatMap(({ bookName, whatName, text, divisionName, holders }) =>
        (holders.length === 0 ? [null] : holders).map((holder) => [
          'record',
          bookName,
          whatName,
          text,
          null,
          null,
          divisionName,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          holder?.holder ?? null,
          holder?.when ?? null,
          holder?.where ?? null,
        ]),
      ),
      ...claims.map(({ bookName, whatName, text, contest, competitor, attempt, makes, state: is, reason }) => [
        'claim',
        bookName,
        whatName,
        text,
        ...contestCells(state, contest),
        ...personCells(state, [competitor]),
        attempt,
        makes,
        is,
        reason ?? null,
        null,
        null,
        null,
      ]),
    ],
  }
}
