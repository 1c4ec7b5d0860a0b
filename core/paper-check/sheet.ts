// A sheet that somebody types again: what it asks for, line by line, and nothing of what is recorded. Who sees that types it.
import { type Contest, type EventState, matchesOf, membersOf } from '../apply/state.ts'
import { contestLine } from '../documents/making.ts'
import { readSheetCode, type SheetOf } from '../documents/sheet-code.ts'
import { isDeclared, slotName } from '../formats/text.ts'
import { matchHint } from '../formats/typing-match.ts'
import { typingHint } from '../formats/typing.ts'
import type { EventId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { fieldsAt, slotCount } from '../standings/slots.ts'
import { lookAt, matchRow } from '../views/match-row.ts'

/** The lines of a sheet. `who` is `806 Corinna Senn`, or the match's sides. `statuses`: what the status line takes; none of a match. */
export interface SheetView {
  of: SheetOf
  contest: string
  who: string
  lines: { slot: number; label: string; hint: string }[]
  statuses: string[]
}

/** A match's fields and sides, as they stand in the contest. */
export function matchOn(state: EventState, contest: Contest, number: number) {
  const matches = matchesOf(state, contest)
  const match = matches.find((each) => each.match === number)
  if (!match) return null
  const look = lookAt(state, contest, matches, null, null)
  return { match, row: matchRow(look, match), fields: fieldsAt(contest.format, look.slotOf(number)) }
}

const GONE = 'That sheet’s contest, competitor or match is not in this event any more. Nothing was changed.'

/** The sheet of a competitor or a match. A contest that is made of others has none. */
export function sheetOf(state: EventState, of: SheetOf): Outcome<SheetView, string> {
  const contest = state.contests.get(of.contest)
  if (!contest || contest.format.takes === 'contests') return err(GONE)
  const { format } = contest
  const about = contestLine(state, contest)
  if ('match' in of) {
    const found = matchOn(state, contest, of.match)
    if (!found || format.takes !== 'matches') return err(GONE)
    const sides = found.row.sides.map(({ people }) => people.map(({ bib, name }) => `${bib} ${name}`).join(' + '))
    const hint = matchHint(found.fields, sides.length)
    return ok({ of, contest: about, who: sides.join(' – '), lines: [{ slot: 0, label: found.row.title, hint }], statuses: [] })
  }
  const competitor = membersOf(state, contest).find(({ id }) => id === of.competitor)
  if (!competitor || format.takes === 'matches') return err(GONE)
  return ok({
    of,
    contest: about,
    who: `${competitor.bib} ${competitor.name}`,
    lines: Array.from({ length: slotCount(format) }, (_, slot) => {
      const fields = fieldsAt(format, slot)
      const announced = fields.filter(isDeclared).map(({ name }) => name.toLowerCase())
      const hint = typingHint({ fields: [...fields], statuses: [] }, 'result')
      return { slot, label: slotName(format, slot), hint: [...announced, hint].join(', then ') }
    }),
    statuses: format.statuses.map(({ code }) => code),
  })
}

/** The sheet that a code is on. */
export function sheetByCode(state: EventState, event: EventId, code: string): Outcome<SheetView, string> {
  const of = readSheetCode(event, code)
  return of.ok ? sheetOf(state, of.value) : of
}
