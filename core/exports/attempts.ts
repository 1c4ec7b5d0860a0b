// Every attempt, mark, status, match result and decision that was ever entered: what, by whom, when, and what became of it.
import { standing } from '../apply/apply.ts'
import { standingMark } from '../apply/marks.ts'
import type { EventState } from '../apply/state.ts'
import type { Field } from '../formats/field.ts'
import { fieldScale, fieldText, slotName } from '../formats/text.ts'
import type { Format } from '../formats/format.ts'
import type { Value, Values } from '../formats/value.ts'
import { scoreAttempt, scoreScale } from '../standings/score.ts'
import { type Entered, enteredIn, overtaken, placeOf } from './entered.ts'
import {
  type Column,
  contestColumns,
  entryColumns,
  type ExportCell,
  type ExportSource,
  type ExportTable,
  headOf,
  peopleOf,
  personColumns,
  tableOf,
  whole,
} from './table.ts'

/** A field's value: a number where it is one, else as it is printed. */
function valueCell(field: Field, value: Value | undefined): ExportCell {
  if (value === undefined || value === null) return null
  const { decimals, print } = fieldScale(field)
  return typeof value === 'number' && (print === undefined || print === 'clock') ? { scaled: value, decimals } : fieldText(field, value)
}

/** Fields of all formats by what a person calls them: two formats that both ask for a load share a column. */
function fieldHeads({ contests }: EventState): string[] {
  const fields = [...contests.values()].flatMap(({ format }) => format.fields.map(headOfField))
  return [...new Set(fields)]
}

const headOfField = (field: Field): string => headOf(field.name, field.type === 'decimal' ? (field.clock ? 's' : field.unit) : undefined)

/** Every attempt and mark. */
export function attemptsTable(source: ExportSource): ExportTable {
  const { state } = source
  const entered = enteredIn(source)
  const later = overtaken(entered)
  const afterOf = ({ entry }: Entered) => later.get(placeOf(entry.partition, entry.seq))
  const formatOf = ({ contest }: Entered) => (contest === undefined ? undefined : state.contests.get(contest)?.format)
  return tableOf<Entered>('Attempts and marks', entered, [
    ...entryColumns<Entered>(),
    ...contestColumns<Entered>(state, ({ contest }) => contest),
    ...personColumns<Entered>(({ people }) => peopleOf(state, people)),
    ['Attempt', (one) => slotText(formatOf(one), one.slot)],
    ['Match', ({ match }) => whole(match)],
    ['Side', ({ side }) => whole(side === undefined ? null : side + 1)],
    ...fieldHeads(state).map((head): Column<Entered> => [head, (one) => valueUnder(head, formatOf(one), one.values)]),
    ['Score', (one) => scoreOf(formatOf(one), one)],
    ['Status', ({ status }) => status ?? null],
    ['Note', ({ note, values }) => note ?? (values && Object.keys(values).length === 0 ? 'passed' : null)],
    ['Corrects', ({ about }) => whole(about)],
    ['Reason', ({ reason }) => reason ?? null],
    ['Stands', (one) => (stands(state, one) ? 'yes' : 'no')],
    ['Replaced by', (one) => whole(afterOf(one)?.entry.seq)],
    ['Replaced because', (one) => afterOf(one)?.reason ?? null],
  ])
}

const slotText = (format: Format | undefined, slot: number | undefined): ExportCell =>
  slot !== undefined && format ? slotName(format, slot) : null

/** The value of the last field that is called so. */
function valueUnder(head: string, format: Format | undefined, values: Values | undefined): ExportCell {
  const field = format?.fields.findLast((each) => headOfField(each) === head)
  return field ? valueCell(field, values?.[field.id]) : null
}

function scoreOf(format: Format | undefined, { entry, values, slot }: Entered): ExportCell {
  if (!format || !values || slot === undefined || entry.kind.startsWith('mark.')) return null
  const score = scoreAttempt(format, values, slot)
  return score === null ? null : { scaled: score, decimals: scoreScale(format, slot).decimals }
}

/** Whether it still says what counts in its own part. */
function stands(state: EventState, { entry, kind }: Entered): boolean {
  if (kind === 'void' || kind === 'declared') return false
  const { partition, seq } = entry
  return standing(state, state.ledgers.get(partition) ?? new Map(), partition, seq) !== null || standingMark(state, partition, seq) !== null
}
