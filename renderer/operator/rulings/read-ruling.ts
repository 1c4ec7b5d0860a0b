// What was typed into the form of the referee's table, as the command it comes to and the words of what will count.
import type { Command } from '../../../core/decide/command.ts'
import { parseScaled } from '../../../core/formats/decimal.ts'
import { parseMatch, sideText } from '../../../core/formats/typing-match.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { RefereeView } from '../../../core/views/referee.ts'
import type { StandingRow, TableView } from '../../../core/views/view.ts'
import { correctionOf, correctionText } from '../input/preview.ts'
import { fieldsIn, slotLabel } from '../input/target.ts'
import { sideName } from '../matches/match-words.ts'

/** What is ruled. */
export type RulingKind = 'overrule' | 'match' | 'penalise' | 'status'

/** The form as it stands. `who` is a start number, or of a match its number; `value` what is typed for the kind. */
export interface RulingDraft {
  kind: RulingKind
  who: string
  slot: number
  value: string
  status: string
}

/** `what` names what is ruled on, `was` what stands there now, `says` what will count instead. */
export interface ReadRuling {
  what: string
  was: string
  says: string
  command: (reason: string) => Command
}

type Table = Pick<TableView, 'contest' | 'takes' | 'fields' | 'standing' | 'matches'>

/** What may be ruled in a contest, in the order of the form. */
export const kindsOf = ({ takes }: Pick<TableView, 'takes'>, view: Pick<RefereeView, 'penalty'>): RulingKind[] => [
  ...(takes === 'attempts' ? (['overrule'] as const) : takes === 'matches' ? (['match'] as const) : []),
  ...(view.penalty ? (['penalise'] as const) : []),
  'status',
]

/** The competitor of a start number. */
export const rowOf = ({ standing }: Pick<TableView, 'standing'>, who: string): StandingRow | undefined =>
  standing.rows.find(({ bib }) => bib === who.trim())

function readMatch({ contest, fields, matches }: Table, { who, value }: RulingDraft): Outcome<ReadRuling, string> {
  const match = matches?.rounds.flatMap((round) => round.matches).find((one) => String(one.match) === who.trim())
  if (!match)
    return err(who.trim() === '' ? 'Which match? Its number stands before it in the list.' : `There is no match ${who.trim()} here.`)
  const { title, sides, asks, input } = match
  const asked = asks ? fields.filter(({ id }) => asks.includes(id)) : fields
  const parsed = parseMatch(asked, sides.length, value)
  if (!parsed.ok) return err(parsed.error.message)
  const { sides: values, forfeit } = parsed.value
  const unplayed = forfeit || sides.length === 1
  const texts = values.map((one) => sideText(asked, one))
  return ok({
    what: `${title}, ${sides.map(sideName).join(' – ')}`,
    was: input ?? 'nothing recorded',
    says: `${texts.join(sides.length === 2 ? ' : ' : ' · ')}${unplayed ? ', not played' : ''}`,
    command: (reason) => ({
      name: 'ruling.overrule-match',
      contest,
      match: match.match,
      sides: values,
      reason,
      ...(unplayed ? { forfeit: true } : {}),
    }),
  })
}

function readAttempt({ contest, fields, standing }: Table, row: StandingRow, { slot, value }: RulingDraft): Outcome<ReadRuling, string> {
  const asked = fieldsIn(standing.groups, fields, slot)
  const cell = row.cells[slot]
  const parsed = correctionOf(asked, value, cell?.input)
  if (!parsed.ok) return err(parsed.error.message)
  if (parsed.value.kind !== 'values') return err('A status is ruled as a status, not as an attempt.')
  const { values } = parsed.value
  return ok({
    what: `${slotLabel(standing.groups, slot) ?? ''} of ${row.name}`,
    was: cell?.detail ?? 'nothing recorded',
    says: Object.keys(values).length === 0 ? 'not taken' : correctionText(asked, values),
    command: (reason) => ({ name: 'ruling.overrule', contest, competitor: row.id, slot, values, reason }),
  })
}

function readPenalty({ contest }: Table, row: StandingRow, view: RefereeView, value: string): Outcome<ReadRuling, string> {
  const { penalty } = view
  if (!penalty) return err('No single figure decides here, so nothing can be taken off it.')
  const { name, unit, decimals, order } = penalty
  const parsed = parseScaled(value, decimals)
  const most = decimals === 0 ? 'a whole number' : `a number with at most ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`
  if (!parsed.ok || parsed.value <= 0) return err(`How much? Type ${most}${unit ? ` of ${unit}` : ''}, without a sign.`)
  return ok({
    what: `${name} of ${row.name}`,
    was: '',
    says: `${value.trim()}${unit ? ` ${unit}` : ''} ${order === 'high' ? 'off' : 'added to'} the ${name.toLowerCase()}`,
    command: (reason) => ({ name: 'ruling.penalise', contest, competitor: row.id, by: parsed.value, reason }),
  })
}

/** Reads the form; the error is the sentence that says what is missing. */
export function readRuling(table: Table, view: RefereeView, draft: RulingDraft): Outcome<ReadRuling, string> {
  const { kind, who, value, status } = draft
  if (kind === 'match') return readMatch(table, draft)
  const row = rowOf(table, who)
  if (!row) return err(who.trim() === '' ? 'Whom is it about? Type the number.' : `Nobody here has number ${who.trim()}.`)
  if (kind === 'overrule') return readAttempt(table, row, draft)
  if (kind === 'penalise') return readPenalty(table, row, view, value)
  const known = view.statuses.find(({ code }) => code === status)
  if (!known) return err('Which status?')
  const { contest } = table
  return ok({
    what: `The status of ${row.name}`,
    was: row.status ?? 'no status',
    says: `${known.code} (${known.name})`,
    command: (reason) => ({ name: 'ruling.status', contest, competitor: row.id, status, reason }),
  })
}
