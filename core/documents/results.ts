// The results of a contest: the standing as every surface shows it, with what a signature stands for.
import { type Contest } from '../apply/state.ts'
import { furtherStanding } from '../views/further.ts'
import { type ClaimRow, recordsView } from '../views/records.ts'
import { standingView } from '../views/standing.ts'
import type { StandingView } from '../views/view.ts'
import { contestLine, type Content, lifeParts, type Making, note, OFFICIALS } from './making.ts'
import type { PaperPart } from './paper.ts'
import { furtherTable, standingTables, tieParts } from './standing-tables.ts'

/** What is to be known before anybody signs: what is not recorded yet, and what could not be read. */
function openNotes({ done, total, complete }: StandingView): PaperPart[] {
  return [
    ...(done < total ? [note(`Not complete: ${done} of ${total} are recorded.`)] : []),
    ...(complete ? [] : [note('Not complete: a newer version of the app wrote entries that this one can’t read. They are kept.')]),
  ]
}

const STATES = { waiting: 'not ratified yet', ratified: 'ratified', refused: 'refused' } as const

function recordParts(making: Making, { id }: Contest): PaperPart[] {
  const said = ({ person, bookName, whatName, text, attempt, makes, state, reason }: ClaimRow) =>
    `${bookName}: ${whatName} ${text}, ${person.bib} ${person.name}${attempt === '' ? '' : ` (${attempt})`} · ${makes === 'joint' ? 'equalled' : 'new'}, ${STATES[state]}${reason ? `: ${reason}` : ''}.`
  const claims = recordsView(making.state).claims.filter(({ contest }) => contest === id)
  return claims.length === 0 ? [] : [{ part: 'heading', text: 'Records' }, ...claims.map((claim) => note(said(claim)))]
}

/** What the referee's table decided about somebody here, as far as it counts. */
function rulingParts({ rows }: StandingView): PaperPart[] {
  const told = rows.flatMap(({ bib, name, ruled = [] }) =>
    ruled.filter(({ counts }) => counts).map(({ what, reason }) => note(`${bib} ${name}: ${what}. Reason: ${reason.replace(/\.$/, '')}.`)),
  )
  return told.length === 0 ? [] : [{ part: 'heading', text: 'Rulings' }, ...told]
}

/** The results of a contest, whatever it takes: of one that adds up others, the overall results. */
export function results(making: Making, contest: Contest): Content {
  const { state } = making
  const view = standingView(state, contest.id)!
  const { stands, notes } = lifeParts(making, contest)
  const { book, article, year } = contest.format.rules
  const further = (view.further ?? []).flatMap(({ id, name }): PaperPart[] => {
    const own = furtherStanding(view, id)
    return own && own.rows.length > 0 ? [{ part: 'heading', text: name }, furtherTable(contest, own)] : []
  })
  return {
    about: contestLine(state, contest),
    stands,
    parts: [
      ...notes,
      ...openNotes(view),
      ...standingTables(state, contest, view),
      ...tieParts(state, contest, view),
      ...rulingParts(view),
      ...recordParts(making, contest),
      ...further,
      note(`Scored as ${contest.format.name}: ${book}, ${article} (${year}).`),
      OFFICIALS,
    ],
  }
}
