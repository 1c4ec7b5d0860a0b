// What somebody typed to find a sheet: its code, or whose it is among those on the table.
import type { TableView } from '../../../core/views/view.ts'
import type { CallInput } from './checked.ts'

/** A start number or a match of the contest on the table; anything else is read as a sheet's code. */
export function whoseSheet(table: Pick<TableView, 'contest' | 'takes' | 'standing' | 'matches'> | null, typed: string): CallInput {
  const text = typed.trim().toLowerCase()
  if (table?.takes === 'matches') {
    const match = table.matches?.rounds.flatMap(({ matches }) => matches).find((each) => String(each.match) === text)
    if (match) return { contest: table.contest, match: match.match }
  } else {
    const row = table?.standing.rows.find(({ bib }) => bib.toLowerCase() === text)
    if (table && row) return { contest: table.contest, competitor: row.id }
  }
  return { code: typed }
}
