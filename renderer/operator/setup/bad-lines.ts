// The lines that stay out, as text to mend and paste again: headings first, cells as they were.
import type { EntryListPreview } from '../../../core/import/entry-list.ts'

const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const line = (cells: readonly string[]) => cells.map(quoted).join('\t')

/** The bad rows of a preview, separated by tabs, so that they go into a spreadsheet as they are. */
export function badLines({ columns, rows, headerLine }: Pick<EntryListPreview, 'columns' | 'rows' | 'headerLine'>): string {
  const bad = rows.filter(({ row }) => row === null).map(({ cells }) => line(columns.map(({ index }) => cells[index] ?? '')))
  const headings = headerLine === null ? [] : [line(columns.map(({ heading }) => heading))]
  return [...headings, ...bad].join('\n')
}

/** How many good rows go to each division, in the order of the list. */
export function divisionCounts(rows: EntryListPreview['rows']): [name: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { row } of rows) if (row) counts.set(row.division, (counts.get(row.division) ?? 0) + 1)
  return [...counts]
}
