// What the referee's table ruled, and how far each contest's results have come.
import { versionsOf } from '../views/results-life.ts'
import { rulingsView } from '../views/rulings.ts'
import { contestColumns, type ExportSource, type ExportTable, peopleOf, personColumns, tableOf, when, whole } from './table.ts'

/** Every ruling, also those that were taken back. */
export function rulingsTable({ state }: ExportSource): ExportTable {
  const rows = [...state.contests.keys()].flatMap((contest) =>
    (rulingsView(state, contest)?.rulings ?? []).map((ruling) => ({ contest, ...ruling })),
  )
  type Row = (typeof rows)[number]
  return tableOf<Row>('Rulings', rows, [
    ...contestColumns<Row>(state, ({ contest }) => contest),
    ['Entry', ({ seq }) => whole(seq)],
    ['When', ({ at }) => when(at)],
    ...personColumns<Row>(({ person }) => (person ? peopleOf(state, [person.id]) : [])),
    ['Match', ({ match }) => whole(match)],
    ['Ruling', ({ what }) => what],
    ['Before', ({ was }) => was || null],
    ['Reason', ({ reason }) => reason],
    ['Counts', ({ counts }) => (counts ? 'yes' : 'no')],
    ['Taken back', ({ back }) => when(back?.at)],
    ['Taken back because', ({ back }) => back?.reason ?? null],
  ])
}

/** Every version of results that was announced. */
export function versionsTable({ state }: ExportSource): ExportTable {
  const rows = [...state.contests.keys()].flatMap((contest) => versionsOf(state, contest).map((version) => ({ contest, ...version })))
  type Row = (typeof rows)[number]
  return tableOf<Row>('Results announced', rows, [
    ...contestColumns<Row>(state, ({ contest }) => contest),
    ['Version', ({ version }) => whole(version)],
    ['Announced', ({ at }) => when(at)],
    ['Protests until', ({ until }) => when(until)],
    ['Supersedes', ({ supersedes }) => whole(supersedes)],
    ['Because', ({ reason }) => reason ?? null],
    ['Official', ({ official }) => when(official?.at)],
    ['Signed by', ({ official }) => official?.by ?? null],
    ['Reopened', ({ reopened }) => when(reopened?.at)],
    ['Reopened because', ({ reopened }) => reopened?.reason ?? null],
  ])
}
