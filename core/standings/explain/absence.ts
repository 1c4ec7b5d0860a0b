// Why somebody has no place: a status, or a figure that is missing.
import type { Format } from '../../formats/format.ts'
import { columnIndex, contextWith } from '../columns.ts'
import { ruleOf } from '../parts/parts.ts'
import type { Context } from '../parts/rule.ts'
import type { Row } from '../ranking.ts'

/** The innermost columns whose being nothing for good makes this one nothing for good. */
function lostIn(format: Format, id: string, context: Context): string[] {
  const { name, from } = format.results[columnIndex(format, id)]!
  const inner = (ruleOf(from).inner?.(from) ?? []).filter((operand) => typeof operand === 'string')
  const lost = inner.filter((operand) => context.lost(operand))
  return lost.length === 0 ? [name] : lost.flatMap((operand) => lostIn(format, operand, context))
}

/** What a status means here, as a sentence; null where there is none. */
export function statusSentence(format: Format, { status, means }: Row): string | null {
  if (status === null) return null
  const name = format.statuses.find(({ code }) => code === status)?.name ?? status
  switch (means) {
    case 'last':
      return `${status}: ${name}, so ranked behind everybody else.`
    case 'behind':
      return `${status}: ${name}, so placed right behind everybody who is ranked.`
    case 'counts':
      return `${status}: ${name}, so no more attempts, and ranked by what there is.`
    case 'guest':
      return `${status}: ${name}, so shown without a place.`
    default:
      return `${status}: ${name}, so no place.`
  }
}

/** Why a row without a status has no place; null where it has one. */
export function missingSentence(format: Format, row: Row): string | null {
  const key = format.ranking[0]!
  if (row.ranked || row.means === 'out' || row.means === 'guest') return null
  if (key.by === 'attribute') {
    const name = format.attributes.find(({ id }) => id === key.id)?.name ?? key.id
    return `No place without ${name.toLowerCase()}, by which the ranking goes.`
  }
  if (key.by !== 'result') return 'No place yet.'
  const column = row.columns[columnIndex(format, key.id)]
  const name = format.results[columnIndex(format, key.id)]!.name.toLowerCase()
  if (!row.line.slots.some((taken) => taken !== undefined)) return 'Nothing is recorded yet, so there is no place.'
  if (!column?.lost) return `There is no ${name} yet, so there is no place.`
  const missing = lostIn(format, key.id, contextWith(format, row.line, row.columns)).filter((lost) => lost.toLowerCase() !== name)
  return missing.length === 0 ? `No ${name}, so no place.` : `No ${name}, so no place: there is nothing in ${missing.join(', nor in ')}.`
}
