// Whether a format's parts fit together: what they name is there and of the right type, and their numbers can be printed.
//
// A format comes with an entry that may be another's, and everything past the schema takes it at its word. One that names a field it does
// not have would stop every page that shows it; so an unsound format is no format, and its entry is kept but not applied.
import { isWide } from '../standings/parts/field-wide.ts'
import { ruleOf, scaleOf } from '../standings/parts/parts.ts'
import type { Field, Format } from './format.ts'
import type { Operand, Part } from './part.ts'

/** A figure has at most so many decimals: a double of what a field may have, and still exact. */
const MOST_DECIMALS = 12

const twice = (ids: readonly string[]) => ids.find((id, index) => ids.indexOf(id) !== index)

/** What is wrong with a format of the right shape, or null. */
export function faultOf(format: Format): string | null {
  const { fields, groups, attributes, results, rankings = [], order, cell, oddities, statuses } = format
  const is = (id: string, ...types: Field['type'][]) => types.some((type) => fields.find((field) => field.id === id)?.type === type)

  for (const list of [fields, groups, attributes, results, rankings]) {
    const id = twice(list.map((part) => part.id))
    if (id !== undefined) return `${id} is there twice`
  }
  const code = twice(statuses.map((status) => status.code))
  if (code !== undefined) return `the status ${code} is there twice`
  for (const field of fields)
    if (field.type === 'tries' && field.before !== undefined && !is(field.before, 'tries')) return `${field.id} is before no tries`
  for (const group of groups) {
    const missing = group.fields?.find((id) => !fields.some((field) => field.id === id))
    if (missing !== undefined) return `${group.id} asks for no field ${missing}`
    const fault = group.score ? partFault(format, group.score, 'attempt', 0) : null
    if (fault !== null) return fault
  }
  const fault = partFault(format, format.score, 'attempt', 0)
  if (fault !== null) return fault

  for (const [index, { id, from }] of results.entries()) {
    const wrong = id === 'place' ? 'no column can be called place' : partFault(format, from, 'column', index)
    if (wrong !== null) return `${id}: ${wrong}`
  }
  if (results.every(({ hidden }) => hidden)) return 'every column is hidden'
  for (const [index, ranking] of [format.ranking, ...rankings.map((further) => further.ranking)].entries()) {
    const unranked = rankingFault(format, ranking, index === 0)
    if (unranked !== null) return unranked
  }

  if (cell.show === 'field' && !fields.some(({ id }) => id === cell.field)) return `the cell shows no field ${cell.field}`
  if (order.by === 'declared' && !fields.some((field) => field.id === order.field && field.type === 'decimal' && field.declared))
    return `the order follows no declared field ${order.field}`
  for (const { kind, field } of oddities)
    if (!is(field, kind === 'spread' ? 'marks' : 'decimal')) return `nothing can be odd about ${field}`
  return null
}

/** What is wrong with a chain of keys. Only the main one must not rank by what comes of it. */
function rankingFault({ results, attributes, takes }: Format, ranking: Format['ranking'], main: boolean): string | null {
  for (const [index, key] of ranking.entries()) {
    if (key.by === 'result' && !results.some(({ id }) => id === key.id)) return `nothing ranks by result ${key.id}`
    if (key.by === 'attribute' && !attributes.some(({ id }) => id === key.id)) return `nothing ranks by attribute ${key.id}`
    if (key.by === 'encounter' && takes !== 'matches') return 'only in matches do the tied meet each other'
    if (index === 0 && (key.by === 'draw' || key.by === 'encounter')) return 'the first key must be a figure of one competitor alone'
    if (main && key.by === 'result' && results.find(({ id }) => id === key.id)?.from.part === 'place-points') {
      const from = results.find(({ id }) => id === key.id)!.from
      if (from.part === 'place-points' && from.of === 'place') return 'points for the final place can’t decide that place'
    }
  }
  return null
}

const LISTS = new Set<Part['part']>(['list', 'list-of', 'tally'])
const REDUCERS = new Set<Part['part']>([
  'best',
  'last',
  'total',
  'average',
  'best-sum',
  'count',
  'number-of-best',
  'at-best',
  'up-to-best',
  ...LISTS,
])

/** What is wrong with one part and those inside it. `index`: of the column that is looked at; only earlier ones are there for it. */
function partFault(format: Format, part: Part, at: 'attempt' | 'column' | 'inside', index: number): string | null {
  if (at !== 'column' && isWide(part)) return `${part.part} can only be a column`
  if (at !== 'column' && LISTS.has(part.part)) return `${part.part} can only be a column that is ranked by`
  if (at === 'attempt' && REDUCERS.has(part.part)) return `${part.part} looks at several attempts`
  const looksAtAttempts = REDUCERS.has(part.part)
  const rule = ruleOf(part)
  for (const operand of rule.inner?.(part) ?? []) {
    const fault = operandFault(format, operand, looksAtAttempts ? 'attempt' : at === 'attempt' ? 'attempt' : 'inside', index)
    if (fault !== null) return fault
  }
  const fault = rule.fault?.(part, format, (operand) => scaleOf(format, operand)) ?? null
  if (fault !== null) return fault
  return scaleOf(format, part).decimals > MOST_DECIMALS ? `a figure has more than ${MOST_DECIMALS} decimals` : null
}

function operandFault(format: Format, operand: Operand, at: 'attempt' | 'inside', index: number): string | null {
  if (typeof operand !== 'string') return partFault(format, operand, at, index)
  if (at === 'attempt') return `an attempt knows no column ${operand}`
  const named = format.results.findIndex(({ id }) => id === operand)
  if (named < 0 || named >= index) return `there is no earlier result ${operand}`
  return LISTS.has(format.results[named]!.from.part) ? `${operand} is a list, and can only be ranked by` : null
}
