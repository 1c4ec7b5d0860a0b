// In which order everybody starts, contest by contest; and where competitors meet, who meets whom.
import { matchesOf, membersOf } from '../apply/state.ts'
import { compareStart } from '../standings/start-order.ts'
import { contestColumns, type ExportSource, type ExportTable, peopleOf, personColumns, tableOf, whole } from './table.ts'

/** The start lists of all contests. */
export function startListsTable({ state }: ExportSource): ExportTable {
  const rows = [...state.contests.values()].flatMap((contest) =>
    membersOf(state, contest)
      .sort((a, b) => compareStart(contest, a, b))
      .map((competitor, index) => ({ contest: contest.id, competitor, index })),
  )
  type Row = (typeof rows)[number]
  return tableOf<Row>('Start lists', rows, [
    ...contestColumns<Row>(state, ({ contest }) => contest),
    ['Position', ({ index }) => whole(index + 1)],
    ...personColumns<Row>(({ competitor }) => [competitor]),
    ['Lot', ({ competitor }) => whole(competitor.lot)],
  ])
}

/** The matches that are drawn, a row a side. */
export function drawTable({ state }: ExportSource): ExportTable {
  const rows = [...state.contests.values()].flatMap((contest) =>
    matchesOf(state, contest).flatMap((match) => match.sides.map((side, index) => ({ contest: contest.id, match, side, index }))),
  )
  type Row = (typeof rows)[number]
  return tableOf<Row>('Draw', rows, [
    ...contestColumns<Row>(state, ({ contest }) => contest),
    ['Round', ({ match }) => whole(match.round)],
    ['Match', ({ match }) => whole(match.match)],
    ['Side', ({ index }) => whole(index + 1)],
    ['Lane', ({ match, index }) => whole(match.lanes?.[index])],
    ...personColumns<Row>(({ side }) => peopleOf(state, side)),
  ])
}
