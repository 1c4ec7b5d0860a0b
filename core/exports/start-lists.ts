// In which order everybody starts, contest by contest; and where competitors meet, who meets whom.
import { matchesOf, membersOf } from '../apply/state.ts'
import { compareStart } from '../standings/start-order.ts'
import { CONTEST_HEADS, contestCells, type ExportSource, type ExportTable, PERSON_HEADS, personCells, whole } from './table.ts'

/** The start lists of all contests. */
export function startListsTable({ state }: ExportSource): ExportTable {
  return {
    name: 'Start lists',
    heads: [...CONTEST_HEADS, 'Position', ...PERSON_HEADS, 'Lot'],
    rows: [...state.contests.values()].flatMap((contest) =>
      membersOf(state, contest)
        .sort((a, b) => compareStart(contest, a, b))
        .map(({ id, lot }, index) => [
          ...contestCells(state, contest.id),
          whole(index + 1),
          ...personCells(state, [id]),
          lot === undefined ? null : whole(lot),
        ]),
    ),
  }
}

/** The matches that are drawn, a row a side. */
export function drawTable({ state }: ExportSource): ExportTable {
  return {
    name: 'Draw',
    heads: [...CONTEST_HEADS, 'Round', 'Match', 'Side', 'Lane', ...PERSON_HEADS],
    rows: [...state.contests.values()].flatMap((contest) =>
      matchesOf(state, contest).flatMap(({ match, round, sides, lanes }) =>
        sides.map((side, index) => [
          ...contestCells(state, contest.id),
          whole(round),
          whole(match),
          whole(index + 1),
          lanes?.[index] === undefined ? null : whole(lanes[index]),
          ...personCells(state, side),
        ]),
      ),
    ),
  }
}
