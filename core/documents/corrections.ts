// The record of corrections and rulings: what was, what is, who wrote it and why, when. In the order of time, from every part that writes here.
import { panelsAt } from '../apply/counting.ts'
import type { Contest, EventState, Written } from '../apply/state.ts'
import type { Marks } from '../event/mark-bodies.ts'
import { slotName } from '../formats/text.ts'
import { columnIndex } from '../standings/columns.ts'
import { columnText } from '../standings/score.ts'
import { type CompetitorId, type PartitionId, RULINGS, SETUP } from '../ids.ts'
import { matchEntry } from '../views/match-words.ts'
import { markText } from '../views/panel.ts'
import { describe, newestFirst, reformattedOf } from '../views/recent.ts'
import { versionsOf } from '../views/results-life.ts'
import { rulingsView } from '../views/rulings.ts'
import { listChangesIn } from './list-changes.ts'
import { contestLine, type Content, type Making, narrow, OFFICIALS, words } from './making.ts'
import { writerOf } from './written.ts'

/** One line of the record, before it is printed. `at` in ms; `seq` orders what one writer wrote in one moment. */
export interface Told {
  at: number
  partition: PartitionId
  seq: number
  whom: string
  was: string
  is: string
  why: string
}

const nameIn = (state: EventState, id: CompetitorId | undefined): string => {
  const found = id === undefined ? undefined : state.competitors.get(id)
  return found ? `${found.bib} ${found.name}` : ''
}

function wordsOf(state: EventState, contest: Contest, written: Written): { whom: string; what: string } {
  const several = matchEntry(state, contest, written)
  return several ? { whom: '', what: several.what ?? '' } : { whom: nameIn(state, written.competitor), what: describe(contest, written) }
}

/** What the table, and a second person, corrected, took back and decided. */
function entries(state: EventState, contest: Contest): Told[] {
  const partitions = [contest.partition, ...(contest.second === undefined ? [] : [contest.second])]
  return partitions.flatMap((partition) =>
    [...newestFirst(state, partition)].flatMap(([seq, written]): Told[] => {
      if (written.contest !== contest.id) return []
      const base = { at: written.at, partition, seq, why: written.reason ?? '' }
      const { whom, what } = wordsOf(state, contest, written)
      if (written.kind === 'voided') return [{ ...base, whom, was: what, is: 'taken back' }]
      if (written.kind === 'recorded' && written.decided) return [{ ...base, whom: '', was: 'equal', is: what }]
      if (written.kind !== 'corrected') return []
      const before = state.ledgers.get(partition)?.get(written.about ?? 0)
      return [{ ...base, whom, was: before ? wordsOf(state, contest, before).what : '', is: what }]
    }),
  )
}

/** What judges changed or took back on their own devices. */
function marks(state: EventState, contest: Contest): Told[] {
  return state.marks.changed
    .filter((change) => change.contest === contest.id)
    .map(({ partition, seq, at, competitor, slot, was, is, reason }): Told => {
      const text = (of: Marks) =>
        panelsAt(contest, slot)
          .flatMap(({ field }) => {
            const mark = of[field.id]
            return mark === undefined ? [] : [markText(field, mark)]
          })
          .join(' · ')
      return {
        at,
        partition,
        seq,
        whom: nameIn(state, competitor),
        was: `${slotName(contest.format, slot)} · ${text(was)}`,
        is: is === null ? 'taken back' : text(is),
        why: reason,
      }
    })
}

/** What the referee's table ruled, and took back. */
function rulings(state: EventState, { id }: Contest): Told[] {
  return (rulingsView(state, id)?.rulings ?? []).flatMap(({ seq, at, person, match, what, was, reason, counts, back }): Told[] => {
    const whom = person ? `${person.bib} ${person.name}` : match === undefined ? '' : `Match ${match}`
    const later = !counts && !back ? ' (a later ruling counts instead)' : ''
    const base = { partition: RULINGS, seq, whom }
    return [
      { ...base, at, was, is: `${what}${later}`, why: reason },
      ...(back ? [{ ...base, at: back.at, was: what, is: 'ruling taken back', why: back.reason }] : []),
    ]
  })
}

/** What became of the results once they were announced, and of other rules for the contest. */
function life(state: EventState, contest: Contest): Told[] {
  const versions = versionsOf(state, contest.id).flatMap(({ version, at, supersedes, reason, reopened }): Told[] => {
    const base = { partition: RULINGS, seq: version, whom: 'Results' }
    return [
      ...(supersedes === undefined
        ? []
        : [{ ...base, at, was: `version ${supersedes}`, is: `announced as version ${version}`, why: reason ?? '' }]),
      ...(reopened ? [{ ...base, at: reopened.at, was: `version ${version} official`, is: 'reopened', why: reopened.reason }] : []),
    ]
  })
  const rules = reformattedOf(contest).map(({ seq, at, what, reason }): Told => ({
    at,
    partition: SETUP,
    seq,
    whom: 'Rules',
    was: '',
    is: what,
    why: reason,
  }))
  return [...versions, ...rules]
}

/** What officials made of records that were claimed here. */
function recordRulings(state: EventState, contest: Contest): Told[] {
  const { format, id, partition } = contest
  return [...(state.records.rulings.get(id)?.get(partition) ?? [])].map(([key, { ruled, reason, seq, at }]): Told => {
    const [book, what, competitor, value] = JSON.parse(key) as [string, string, CompetitorId, number]
    const column = columnIndex(format, what)
    const text = column < 0 ? '' : `${format.results[column]!.name} ${columnText(format, column, value)}`
    const bookName = state.records.books.get(book)?.name ?? book
    return {
      at,
      partition,
      seq,
      whom: nameIn(state, competitor),
      was: 'record claimed',
      is: `${bookName}, ${text}: ${ruled}`,
      why: reason ?? '',
    }
  })
}

/** Everything in a contest that was not left as it was first written, in the order of time. */
export const changesIn = (state: EventState, contest: Contest): Told[] =>
  [entries, marks, rulings, life, recordRulings, listChangesIn]
    .flatMap((part) => part(state, contest))
    .sort((a, b) => a.at - b.at || (a.partition < b.partition ? -1 : a.partition > b.partition ? 1 : a.seq - b.seq))

/** The record of a contest's corrections and rulings. */
export function corrections({ state, clock }: Making, contest: Contest): Content {
  const told = changesIn(state, contest)
  const days = new Set(told.map(({ at }) => clock.day(at)))
  const time = (at: number) => (days.size > 1 ? `${clock.day(at)} ${clock.second(at)}` : clock.second(at))
  return {
    about: contestLine(state, contest),
    stands: null,
    parts: [
      {
        part: 'table',
        columns: [
          narrow(days.size === 1 ? [...days][0]! : 'Time'),
          words('Whom', 2),
          words('It was', 3),
          words('It is', 3),
          words('Why', 3),
          words('By', 2),
        ],
        rows: told.map(({ at, partition, seq, whom, was, is, why }) => ({
          cells: [time(at), whom, was, is, why, writerOf(state, partition, seq)],
        })),
        empty: 'Nothing was corrected, and nothing was ruled.',
      },
      OFFICIALS,
    ],
  }
}
