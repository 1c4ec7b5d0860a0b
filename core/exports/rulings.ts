// What the referee's table ruled, and how far each contest's results have come.
import { versionsOf } from '../views/results-life.ts'
import { rulingsView } from '../views/rulings.ts'
import {
  CONTEST_HEADS,
  contestCells,
  type ExportCell,
  type ExportSource,
  type ExportTable,
  PERSON_HEADS,
  personCells,
  whole,
} from './table.ts'

const when = (at: number | undefined): ExportCell => (at === undefined ? null : { at })

/** Every ruling, also those that were taken back. */
export function rulingsTable({ state }: ExportSource): ExportTable {
  return {
    name: 'Rulings',
    heads: [
      ...CONTEST_HEADS,
      'Entry',
      'When',
      ...PERSON_HEADS,
      'Match',
      'Ruling',
      'Before',
      'Reason',
      'Counts',
      'Taken back',
      'Taken back because',
    ],
    rows: [...state.contests.keys()].flatMap((id) =>
      (rulingsView(state, id)?.rulings ?? []).map(({ seq, at, person, match, what, was, reason, counts, back }) => [
        ...contestCells(state, id),
        whole(seq),
        { at },
        ...personCells(state, person ? [person.id] : []),
        match === undefined ? null : whole(match),
        what,
        was || null,
        reason,
        counts ? 'yes' : 'no',
        when(back?.at),
        back?.reason ?? null,
      ]),
    ),
  }
}

/** Every version of results that was announced. */
export function versionsTable({ state }: ExportSource): ExportTable {
  return {
    name: 'Results announced',
    heads: [
      ...CONTEST_HEADS,
      'Version',
      'Announced',
      'Protests until',
      'Supersedes',
      'Because',
      'Official',
      'Signed by',
      'Reopened',
      'Reopened because',
    ],
    rows: [...state.contests.keys()].flatMap((id) =>
      versionsOf(state, id).map(({ version, at, until, supersedes, reason, official, reopened }) => [
        ...contestCells(state, id),
        whole(version),
        { at },
        { at: until },
        supersedes === undefined ? null : whole(supersedes),
        reason ?? null,
        when(official?.at),
        official?.by ?? null,
        when(reopened?.at),
        reopened?.reason ?? null,
      ]),
    ),
  }
}
