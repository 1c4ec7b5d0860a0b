// What the referee's table decided about one competitor, in words, with what stood there before: both are shown, and which of them counts.
import type { Ruled, RulingAbout } from '../../apply/rulings.ts'
import type { Format } from '../../formats/format.ts'
import { briefText, slotName } from '../../formats/text.ts'
import type { Values } from '../../formats/value.ts'
import { decisiveColumn } from '../columns.ts'
import { scaleOf } from '../parts/parts.ts'
import type { Row } from '../rows.ts'
import { scoreAttempt } from '../score.ts'
import { figureText } from './step.ts'

/** A ruling in words. `was`: what stood before, empty for a penalty. `counts`: false where a later ruling on the same came after it. */
export interface RulingWords {
  seq: number
  at: number
  what: string
  was: string
  reason: string
  counts: boolean
}

/** Values as told: what was done and whether it is a mark; `not taken` for none, `nothing recorded` where nothing was. */
export function valuesText(format: Format, slot: number, values: Values | null): string {
  if (values === null) return 'nothing recorded'
  if (Object.keys(values).length === 0) return 'not taken'
  return `${briefText(format, values)}${scoreAttempt(format, values, slot) === null ? ' · no mark' : ''}`
}

/** What is taken off, as printed, with its sign. */
export function penaltyText(format: Format, by: number): string {
  const { at, order } = decisiveColumn(format)
  const result = format.results[at]
  const text = result ? figureText(scaleOf(format, result.id), by, result.unit) : String(by)
  return `${order === 'high' ? '−' : '+'}${text}`
}

/** One ruling as told of a competitor's row. `was`: the values or the status before it, where the row knows. */
export function rulingWords(format: Format, { seq, at, fact }: Ruled<RulingAbout>, was: string, counts: boolean): RulingWords {
  const { reason } = fact.body
  switch (fact.kind) {
    case 'ruling.overruled':
      return {
        seq,
        at,
        what: `${slotName(format, fact.body.slot)} counts as ${valuesText(format, fact.body.slot, fact.body.values)}`,
        was,
        reason,
        counts,
      }
    case 'ruling.penalised': {
      const column = format.results[decisiveColumn(format).at]?.name.toLowerCase() ?? ''
      return { seq, at, what: `${penaltyText(format, fact.body.by)} on the ${column}`, was, reason, counts }
    }
    case 'ruling.status': {
      const name = format.statuses.find(({ code }) => code === fact.body.status)?.name
      return { seq, at, what: `${fact.body.status}${name ? ` (${name})` : ''}`, was, reason, counts }
    }
  }
}

/** The rulings on a row, in the order of the referee's table. */
export function rowRulings(format: Format, { ruled = [], line, statusRuled }: Row): RulingWords[] {
  return ruled.map((one) => {
    const { seq, fact } = one
    if (fact.kind === 'ruling.penalised') return rulingWords(format, one, '', true)
    if (fact.kind === 'ruling.status') return rulingWords(format, one, statusRuled?.was ?? 'no status', statusRuled?.seq === seq)
    const over = line.slots[fact.body.slot]?.ruled
    const was = over && !Array.isArray(over.was) ? (over.was as Values | null) : null
    return rulingWords(format, one, valuesText(format, fact.body.slot, was), over?.seq === seq)
  })
}

/** The same as sentences, those that count alone: what decided, and what it decided over. */
export const rulingSentences = (format: Format, row: Row): string[] =>
  rowRulings(format, row)
    .filter(({ counts }) => counts)
    .map(({ what, was, reason }) =>
      `The referee’s table decided: ${what}${was === '' ? '' : `; it was ${was}`}. Reason: ${reason}.`.replace('..', '.'),
    )
