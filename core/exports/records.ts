// Records: what stands in each book, and the results that claim one.
import { type ClaimRow, type RecordRow, recordsView } from '../views/records.ts'
import { contestColumns, type ExportSource, type ExportTable, peopleOf, personColumns, tableOf } from './table.ts'

/** A record with one of its holders, or a claim. */
interface Row {
  of: RecordRow | ClaimRow
  holder?: RecordRow['holders'][number] | undefined
  claim?: ClaimRow
}

/** What stands, and what was claimed: one table, told apart by its first column. */
export function recordsTable({ state }: ExportSource): ExportTable {
  const { records, claims } = recordsView(state)
  const standing = records.flatMap((of): Row[] => (of.holders.length === 0 ? [{ of }] : of.holders.map((holder) => ({ of, holder }))))
  const [contestId, contest] = contestColumns<Row>(state, ({ claim }) => claim?.contest)
  return tableOf<Row>(
    'Records',
    [...standing, ...claims.map((claim) => ({ of: claim, claim }))],
    [
      ['What', ({ claim }) => (claim ? 'claim' : 'record')],
      ['Book', ({ of }) => of.bookName],
      ['Column', ({ of }) => of.whatName],
      ['Value', ({ of }) => of.text],
      contestId,
      contest,
      ['Division', ({ of }) => of.divisionName],
      ...personColumns<Row>(({ claim }) => (claim ? peopleOf(state, [claim.competitor]) : [])),
      ['Attempt', ({ claim }) => claim?.attempt ?? null],
      ['Makes', ({ claim }) => claim?.makes ?? null],
      ['State', ({ claim }) => claim?.state ?? null],
      ['Reason', ({ claim }) => claim?.reason ?? null],
      ['Holder', ({ holder }) => holder?.holder ?? null],
      ['Date', ({ holder }) => holder?.when ?? null],
      ['Place', ({ holder }) => holder?.where ?? null],
    ],
  )
}
