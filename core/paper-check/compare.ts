// A signed sheet beside what is recorded: the differences only, each with what can be done about it. Nothing is changed here.
import { cardBy } from '../apply/counting.ts'
import { type Attempt, cardOf, type Contest, type EventState } from '../apply/state.ts'
import type { Command } from '../decide/command.ts'
import type { SheetOf } from '../documents/sheet-code.ts'
import type { Field } from '../formats/field.ts'
import { briefText } from '../formats/text.ts'
import { parseMatch, sideText } from '../formats/typing-match.ts'
import type { Values } from '../formats/value.ts'
import type { CompetitorId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { fieldsAt } from '../standings/slots.ts'
import { differingFields, readPaper } from './read-paper.ts'
import { matchOn, sheetOf } from './sheet.ts'

/** What was typed: a text for each line, in any order; an empty one, or none, for a box in which nothing stands. */
export interface TypedSheet {
  lines: readonly { slot: number; text: string }[]
  status?: string | undefined
}

/**
 * One difference. `here` and `paper` as people read them, empty where nothing is. `fix`: the command that makes it as on the paper, its reason
 * to be given (`''`); null where that is not the table's to do, with a `note` that says whose it is.
 */
export interface PaperDifference {
  slot: number | null
  label: string
  here: string
  paper: string
  note: string
  fix: Command | null
}

/** `same`: how many lines say the same on both; `unread`: lines that could not be read, with why (slot null for the status). */
export interface PaperCompared {
  same: number
  differences: PaperDifference[]
  unread: { slot: number | null; message: string }[]
}

const BY_JUDGES = 'Judges gave this from their own devices: the referee’s table decides.'
const RULED = 'The referee’s table ruled on this: it decides again.'
const SECOND = 'Two people type this contest, and they differ here: they settle it first.'

/** True where both say the same, null where neither says anything. */
type Found = PaperDifference | true | null

interface Line {
  label: string
  slot: number
  fields: readonly Field[]
  text: string
}

/** One attempt. */
function compareAttempt(state: EventState, contest: Contest, competitor: CompetitorId, line: Line): Outcome<Found, string> {
  const { slot, fields, label } = line
  const { format, partition } = contest
  const card = cardOf(state, contest, competitor)
  const wait = card?.waits?.[slot]
  const own = cardBy(state, contest, partition, competitor)?.attempts[slot]
  const counts: Attempt | undefined = card?.attempts[slot]
  // A sheet was signed before the referee's table ruled on it.
  const written = counts ? (counts.ruled ? counts.ruled.was : counts.values) : (wait?.own?.values ?? null)
  const here = written === null ? '' : textOf(contest, written)
  const base = { slot, label, here, note: '' }
  if (line.text.trim() === '') {
    if (written === null) return ok(null)
    const fix = own && !counts?.ruled ? ({ name: 'entry.void', partition, voids: own.seq, reason: '' } as const) : null
    return ok({ ...base, paper: '', fix, note: fix ? '' : counts?.ruled ? RULED : BY_JUDGES })
  }
  const paper = readPaper(fields, line.text, card?.declared[slot])
  if (!paper.ok) return paper
  const differing = written === null ? fields : differingFields(fields, written, paper.value)
  if (written !== null && (differing.length === 0 || (counts?.ruled && differingFields(fields, counts.values, paper.value).length === 0)))
    return ok(true)
  const difference = { ...base, paper: textOf({ format }, paper.value) }
  if (counts?.ruled) return ok({ ...difference, fix: null, note: RULED })
  if (wait?.why === 'differs') return ok({ ...difference, fix: null, note: SECOND })
  if (own && differing.every(({ id }) => own.values[id] !== undefined || Object.keys(own.values).length === 0))
    return ok({ ...difference, fix: { name: 'attempt.correct', partition, replaces: own.seq, values: paper.value, reason: '' } })
  const isJudged = own !== undefined || counts !== undefined || wait !== undefined
  if (isJudged || (contest.judges?.length ?? 0) > 0) return ok({ ...difference, fix: null, note: BY_JUDGES })
  return ok({ ...difference, fix: { name: 'attempt.record', contest: contest.id, competitor, slot, values: paper.value } })
}

const textOf = ({ format }: Pick<Contest, 'format'>, values: Values): string =>
  Object.keys(values).length === 0 ? 'passed' : briefText(format, values)

function compareStatus(state: EventState, contest: Contest, competitor: CompetitorId, typed: string): Outcome<Found, string> {
  const status = cardOf(state, contest, competitor)?.status
  const paper = typed.trim().toUpperCase()
  const here = status?.code ?? ''
  if (paper === '' && here === '') return ok(null)
  if (paper === here || (status?.ruled && paper === (status.ruled.was ?? ''))) return ok(true)
  if (paper !== '' && !contest.format.statuses.some(({ code }) => code === paper))
    return err(`${contest.format.name} has no status ${paper}: it knows ${contest.format.statuses.map(({ code }) => code).join(', ')}.`)
  const difference = { slot: null, label: 'Status', here, paper, note: '' }
  if (status?.ruled) return ok({ ...difference, fix: null, note: RULED })
  if (status && paper !== '') return ok({ ...difference, fix: null, note: `Void the status ${here} first, then enter ${paper}.` })
  const fix: Command = status
    ? { name: 'entry.void', partition: contest.partition, voids: status.seq, reason: '' }
    : { name: 'status.record', contest: contest.id, competitor, status: paper }
  return ok({ ...difference, fix })
}

function compareMatch(state: EventState, contest: Contest, number: number, label: string, text: string): Outcome<Found, string> {
  const { match, fields } = matchOn(state, contest, number)!
  const { recorded, sides } = match
  const said = (values: readonly Values[], played: boolean) =>
    `${values.map((side) => sideText(fields, side)).join(sides.length === 2 ? ' : ' : ' · ')}${played ? '' : ', not played'}`
  const written = recorded ? (recorded.ruled ? recorded.ruled.was : recorded.values) : null
  const here = written === null ? '' : said(written, recorded!.played)
  const difference = { slot: 0, label, here, note: '' }
  const own = recorded && recorded.seq > 0 && !recorded.ruled ? recorded.seq : null
  if (text.trim() === '') {
    if (written === null) return ok(null)
    const fix: Command | null = own === null ? null : { name: 'entry.void', partition: contest.partition, voids: own, reason: '' }
    return ok({ ...difference, paper: '', fix, note: fix ? '' : RULED })
  }
  const paper = parseMatch(fields, sides.length, text)
  if (!paper.ok) return err(paper.error.message)
  const { forfeit } = paper.value
  const equals = (values: readonly Values[]) =>
    paper.value.sides.every((side, index) => differingFields(fields, values[index] ?? {}, side).length === 0)
  if (written !== null && ((equals(written) && recorded!.played === !forfeit) || (recorded!.ruled && equals(recorded!.values))))
    return ok(true)
  const shown = { ...difference, paper: said(paper.value.sides, !forfeit) }
  if (recorded && own === null) return ok({ ...shown, fix: null, note: RULED })
  const result = { sides: paper.value.sides, ...(forfeit ? { forfeit } : {}) }
  const fix: Command =
    own === null
      ? { name: 'match.record', contest: contest.id, match: number, ...result }
      : { name: 'match.correct', partition: contest.partition, replaces: own, ...result, reason: '' }
  return ok({ ...shown, fix })
}

/** Compares a sheet that was typed again with what is recorded. */
export function comparePaper(state: EventState, of: SheetOf, typed: TypedSheet): Outcome<PaperCompared, string> {
  const sheet = sheetOf(state, of)
  if (!sheet.ok) return sheet
  const contest = state.contests.get(of.contest)!
  const compared: PaperCompared = { same: 0, differences: [], unread: [] }
  const take = (slot: number | null, found: Outcome<Found, string>) => {
    if (!found.ok) compared.unread.push({ slot, message: found.error })
    else if (found.value === true) compared.same++
    else if (found.value) compared.differences.push(found.value)
  }
  const textAt = (slot: number) => typed.lines.find((line) => line.slot === slot)?.text ?? ''
  for (const { slot, label } of sheet.value.lines) {
    if ('match' in of) take(slot, compareMatch(state, contest, of.match, label, textAt(slot)))
    else {
      const line = { slot, label, fields: fieldsAt(contest.format, slot), text: textAt(slot) }
      take(slot, compareAttempt(state, contest, of.competitor, line))
    }
  }
  if ('competitor' in of && contest.format.statuses.length > 0) take(null, compareStatus(state, contest, of.competitor, typed.status ?? ''))
  return ok(compared)
}
