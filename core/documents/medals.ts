// For the presenter: who is called up, the third first and the winner last, with what to read aloud.
import type { Contest, EventState } from '../apply/state.ts'
import { columnIndex } from '../standings/columns.ts'
import { furtherStanding } from '../views/further.ts'
import { standingView } from '../views/standing.ts'
import { teamView } from '../views/teams.ts'
import type { StandingView } from '../views/view.ts'
import { contestLine, type Content, lifeParts, type Making, note } from './making.ts'
import type { PaperPart } from './paper.ts'

type Medals = Extract<PaperPart, { part: 'medals' }>
type Call = Medals['calls'][number]

/** Places that are called up. */
const CALLED = 3
const PLACES = ['', '1st', '2nd', '3rd'] as const

/** Last place first; those who share one one after the other, and each is told so. */
function inOrder(all: readonly (Omit<Call, 'place'> & { at: number | null })[]): Call[] {
  const called = all.filter((one): one is typeof one & { at: number } => one.at !== null && one.at <= CALLED)
  return called
    .toSorted((a, b) => b.at - a.at)
    .map(({ at, ...call }) => ({
      ...call,
      place: `${PLACES[at]}${called.filter((other) => other.at === at).length > 1 ? ' (shared)' : ''}`,
    }))
}

function callsIn({ format }: Contest, { rows, columns, decisive }: StandingView): Call[] {
  const unit = format.results[columnIndex(format, columns[decisive]?.id ?? '')]?.unit
  return inOrder(
    rows.map(({ place, bib, name, team, results }) => {
      const text = results[decisive] ?? ''
      // Minutes and hours are no number of seconds.
      const mark = unit === undefined || text === '' || text.includes(':') ? text : `${text} ${unit}`
      return { at: place, name, about: team ?? `No. ${bib}`, mark }
    }),
  )
}

const teamCalls = (state: EventState, { id }: Contest): Call[] =>
  inOrder(
    (teamView(state, id)?.rows ?? []).map(({ team, place, sum, members }) => ({
      at: place,
      name: team,
      about: members
        .filter(({ counts }) => counts)
        .map(({ name }) => name)
        .join(', '),
      mark: sum,
    })),
  )

/** The medal list of a contest: its standing, its further rankings, its teams. */
export function medals(making: Making, contest: Contest): Content {
  const { state } = making
  const { stands, notes } = lifeParts(making, contest)
  const view = standingView(state, contest.id)!
  const title = contestLine(state, contest)
  const lists: { title: string; calls: Call[] }[] = [
    { title, calls: callsIn(contest, view) },
    ...(view.further ?? []).map(({ id, name }) => {
      const own = furtherStanding(view, id)
      return { title: `${title} · ${name}`, calls: own ? callsIn(contest, own) : [] }
    }),
    { title: `${title} · Teams`, calls: teamCalls(state, contest) },
  ]
  const called = lists.filter(({ calls }) => calls.length > 0)
  return {
    about: title,
    stands,
    parts: [
      ...notes,
      ...(view.done < view.total ? [note(`Not complete: ${view.done} of ${view.total} are recorded.`)] : []),
      ...called.map((list): PaperPart => ({ part: 'medals', ...list })),
      ...(called.length === 0 ? [note('Nobody has a place yet.')] : []),
    ],
  }
}
