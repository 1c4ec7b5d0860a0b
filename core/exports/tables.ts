// Every table of an export, in the order of its files and sheets. Another one is a file beside this and a line here.
import { attemptsTable } from './attempts.ts'
import { competitorsTable } from './competitors.ts'
import { correctionsTable } from './corrections.ts'
import { partsTable } from './parts.ts'
import { recordsTable } from './records.ts'
import { rulingsTable, versionsTable } from './rulings.ts'
import { standingTables, teamsTable } from './standings.ts'
import { drawTable, startListsTable } from './start-lists.ts'
import type { ExportSource, ExportTable } from './table.ts'

/** All tables of an event. One without a row is there all the same: that nothing was ruled is worth knowing. */
export const exportTables = (source: ExportSource): ExportTable[] => [
  competitorsTable(source),
  startListsTable(source),
  drawTable(source),
  ...standingTables(source),
  teamsTable(source),
  attemptsTable(source),
  rulingsTable(source),
  versionsTable(source),
  correctionsTable(source),
  recordsTable(source),
  partsTable(source),
]
