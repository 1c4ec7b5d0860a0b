// Empty score sheets, for when nothing else works: one for each competitor or match, with a box for every value and the code that ties it to both.
import { cardOf, type Contest, membersOf } from '../apply/state.ts'
import type { Field } from '../formats/field.ts'
import type { Format } from '../formats/format.ts'
import { seatsOf } from '../formats/panels.ts'
import { takesNoMore } from '../formats/status.ts'
import { slotName } from '../formats/text.ts'
import { fieldsAt, slotCount } from '../standings/slots.ts'
import { compareStart } from '../standings/start-order.ts'
import { contestLine, type Content, type Making, note } from './making.ts'
import { matchRounds } from './match-tables.ts'
import type { PaperSheet } from './paper.ts'
import { sheetCode } from './sheet-code.ts'

type Line = PaperSheet['lines'][number]

/** So many boxes stand in a row, and so many rows on a sheet; what is more goes on below, or on another with the same code. */
const BOXES = 9
const LINES = 16

/** A field's boxes: one a judge, so that what each gave is seen. */
function boxesOf(field: Field): Line['boxes'] {
  const unit = field.type === 'decimal' && field.unit ? ` (${field.unit})` : ''
  const seats = seatsOf(field)
  if (seats > 1) return Array.from({ length: seats }, (_, seat) => ({ label: `${seat === 0 ? `${field.name} ` : ''}${seat + 1}` }))
  const isWide = field.type === 'series' || (field.type === 'choice' && field.options.length > 4)
  return [{ label: `${field.name}${unit}`, ...(isWide ? { wide: true } : {}) }]
}

function linesOf(label: string, boxes: Line['boxes']): Line[] {
  const lines: Line[] = []
  for (let at = 0; at < boxes.length; at += BOXES) lines.push({ label: at === 0 ? label : '', boxes: boxes.slice(at, at + BOXES) })
  return lines
}

/** A status and what there is to say: last on every sheet. */
function lastLine({ statuses }: Format): Line {
  const codes = statuses.map(({ code }) => code).join(' ')
  return { label: codes, boxes: [...(codes === '' ? [] : [{ label: 'Status' }]), { label: 'Remarks', wide: true }] }
}

/** A sheet, or several of the same code where it has more lines than go on one. */
function sheets(sheet: Omit<PaperSheet, 'part' | 'lines'>, lines: readonly Line[], last: Line): PaperSheet[] {
  const count = Math.max(1, Math.ceil(lines.length / LINES))
  const each = Math.ceil(lines.length / count)
  return Array.from({ length: count }, (_, index): PaperSheet => {
    const about = count === 1 ? sheet.about : `${sheet.about} · sheet ${index + 1} of ${count}`
    const own = lines.slice(index * each, (index + 1) * each)
    return { part: 'sheet', ...sheet, about, lines: index === count - 1 ? [...own, last] : own }
  })
}

const NOTHING_LEFT = 'There is nothing left to record.'

/** Sheets of a contest: for everybody who may still take an attempt, or for each match that has no result. */
export function scoreSheets({ state, event }: Making, contest: Contest): Content {
  const { format, id } = contest
  const about = contestLine(state, contest)
  const last = lastLine(format)
  const base = { about, stands: null }
  if (format.takes === 'matches') {
    const open = matchRounds(state, contest).flatMap(({ matches }) =>
      matches.filter(({ row }) => row.state !== 'done' && row.sides.length > 1),
    )
    const made = open.flatMap(({ match, row }) => {
      const fields = row.asks ? format.fields.filter((field) => row.asks!.includes(field.id)) : format.fields
      const lines = row.sides.flatMap(({ people }) =>
        linesOf(
          people.map(({ bib, name }) => `${bib} ${name}`).join(' + '),
          fields.flatMap((field) => boxesOf(field)),
        ),
      )
      const bib = row.sides.map(({ people }) => people.map((each) => each.bib).join('+')).join(' – ')
      const code = sheetCode(event, { contest: id, match: match.match })
      return sheets({ code, bib, name: row.title, about: `${about} · Round ${row.round}`, signs: ['Judge', 'Table'] }, lines, last)
    })
    return {
      ...base,
      parts: made.length > 0 ? made : [note(matchRounds(state, contest).length === 0 ? 'Nothing is drawn yet.' : NOTHING_LEFT)],
    }
  }
  const lines = Array.from({ length: slotCount(format) }, (_, slot) =>
    linesOf(
      slotName(format, slot),
      fieldsAt(format, slot).flatMap((field) => boxesOf(field)),
    ),
  ).flat()
  const made = membersOf(state, contest)
    .filter((competitor) => !takesNoMore(format, cardOf(state, contest, competitor.id)?.status?.code))
    .sort((a, b) => compareStart(contest, a, b))
    .flatMap(({ id: competitor, bib, name, team }) =>
      sheets(
        {
          code: sheetCode(event, { contest: id, competitor }),
          bib,
          name,
          about: team === undefined ? about : `${about} · ${team}`,
          signs: ['Judge', 'Table'],
        },
        lines,
        last,
      ),
    )
  return { ...base, parts: made.length > 0 ? made : [note(NOTHING_LEFT)] }
}
