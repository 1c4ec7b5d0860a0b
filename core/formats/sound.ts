// Whether a format's parts fit together: what they name is there and of the right type, and their numbers can be printed.
//
// A format comes with an entry that may be another's, and everything past the schema takes it at its word. One that names a field it does
// not have would stop every page that shows it; so an unsound format is no format, and its entry is kept but not applied.
import { decimalsOfPart } from '../standings/score.ts'
import type { AttemptPart, Field, Format } from './format.ts'

/** A score has at most so many decimals: a double of what a field may have, and still exact. */
const MOST_DECIMALS = 12

const twice = (ids: readonly string[]) => ids.find((id, index) => ids.indexOf(id) !== index)

/** What is wrong with a format of the right shape, or null. */
export function faultOf(format: Format): string | null {
  const { fields, groups, attributes, results, ranking, order, cell, oddities } = format
  const fieldOf = (id: string) => fields.find((field) => field.id === id)
  const is = (id: string, ...types: Field['type'][]) => types.some((type) => fieldOf(id)?.type === type)

  for (const list of [fields, groups, attributes, results]) {
    const id = twice(list.map((part) => part.id))
    if (id !== undefined) return `${id} is there twice`
  }
  for (const field of fields)
    if (field.type === 'tries' && field.before !== undefined && !is(field.before, 'tries')) return `${field.id} is before no tries`

  const fault = partFault(format, format.score, is)
  if (fault !== null) return fault
  if (cell.show === 'field' && !fieldOf(cell.field)) return `the cell shows no field ${cell.field}`
  if (order.by === 'declared' && !fields.some((field) => field.id === order.field && field.type === 'decimal' && field.declared))
    return `the order follows no declared field ${order.field}`
  for (const { kind, field } of oddities)
    if (!is(field, kind === 'spread' ? 'marks' : 'decimal')) return `nothing can be odd about ${field}`

  for (const [index, { id, from }] of results.entries()) {
    if (from.part === 'sum') {
      const missing = from.of.find((other) => !results.slice(0, index).some((result) => result.id === other))
      if (missing !== undefined) return `${id} adds no earlier result ${missing}`
    } else if (!groups.some((group) => group.id === from.group)) return `${id} is of no group ${from.group}`
  }
  for (const { by, id } of ranking)
    if (!(by === 'result' ? results : attributes).some((part) => part.id === id)) return `nothing ranks by ${by} ${id}`
  return null
}

function partFault(format: Format, part: AttemptPart, is: (id: string, ...types: Field['type'][]) => boolean): string | null {
  const inner = part.part === 'majority' ? [part.then] : 'of' in part ? part.of : []
  for (const each of inner) {
    const fault = partFault(format, each, is)
    if (fault !== null) return fault
  }
  switch (part.part) {
    case 'field':
      return is(part.field, 'decimal', 'tries') ? null : `${part.field} is no number`
    case 'majority':
      return is(part.field, 'lights') ? null : `${part.field} has no lights`
    case 'tries':
      return is(part.field, 'tries') ? null : `${part.field} has no tries`
    case 'panel': {
      const panel = format.fields.find(({ id }) => id === part.field)
      if (panel?.type !== 'marks') return `${part.field} has no marks`
      return part.drop.high + part.drop.low < panel.judges ? null : `no mark of ${part.field} is left`
    }
    case 'product':
      return decimalsOfPart(format, part) > MOST_DECIMALS ? `a score has more than ${MOST_DECIMALS} decimals` : null
    case 'first': {
      const [first, ...others] = part.of.map((option) => decimalsOfPart(format, option))
      return others.every((decimals) => decimals === first) ? null : 'the first of several has decimals of its own'
    }
  }
}
