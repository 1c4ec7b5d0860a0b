// Whether a format's parts fit together: what they name is there and of the right type, and their numbers can be printed.
//
// A format comes with an entry that may be another's, and everything past the schema takes it at its word. One that names a field it does
// not have would stop every page that shows it; so an unsound format is no format, and its entry is kept but not applied.
import { bracketFault } from './bracket-use.ts'
import { isWide } from '../standings/parts/field-wide.ts'
import { ruleOf, scaleOf } from '../standings/parts/parts.ts'
import type { Field, Format } from './format.ts'
import type { Operand, Part } from './part.ts'
import { teamFault } from './team-use.ts'
import { turnsFault } from './turns.ts'

/** A figure has at most so many decimals: a double of what a field may have, and still exact. */
const MOST_DECIMALS = 12

/** What is wrong and where: the keys and indices that lead to it. */
export interface Fault {
  at: (string | number)[]
  message: string
}

const twice = (ids: readonly string[]) => ids.findIndex((id, index) => ids.indexOf(id) !== index)
const fault = (message: string, ...at: Fault['at']): Fault => ({ at, message })

/** What is wrong with a format of the right shape, or null. */
export const faultOf = (format: Format): string | null => faultsOf(format)[0]?.message ?? null

/** Everything that is wrong with a format of the right shape, each where it is wrong. What only follows from another fault is not told. */
export function faultsOf(format: Format): Fault[] {
  const { groups, results, rankings = [] } = format
  const faults = namingFaults(format)
  const check = checkOf(format, new Set())
  for (const [index, { score }] of groups.entries()) if (score) faults.push(...check.part(score, 'attempt', 0, ['groups', index, 'score']))
  faults.push(...check.part(format.score, 'attempt', 0, ['score']))
  const scored = faults.every(({ at }) => at[0] !== 'score' && at[2] !== 'score')

  if (format.bracket) {
    const broken = format.takes === 'matches' ? bracketFault(format.bracket) : 'only matches make a bracket'
    if (broken !== null) faults.push(fault(broken, 'bracket'))
  }

  for (const [index, { id, from }] of results.entries()) {
    // What columns look at has no figures yet: what is wrong with theirs would only follow from it.
    const wrong = id === 'place' ? [fault('no column can be called place')] : scored ? check.part(from, 'column', index, []) : []
    if (wrong.length > 0) check.broken.add(id)
    faults.push(
      ...wrong.map(({ at, message }) => fault(`${id}: ${message}`, 'results', index, ...(id === 'place' ? ['id'] : ['from', ...at]))),
    )
  }
  if (results.every(({ hidden }) => hidden)) faults.push(fault('every column is hidden', 'results'))
  faults.push(...rankingFaults(format, format.ranking, true, ['ranking']))
  for (const [index, { ranking }] of rankings.entries())
    faults.push(...rankingFaults(format, ranking, false, ['rankings', index, 'ranking']))
  const teamless = teamFault(format, (id) => LISTS.has(results.find((result) => result.id === id)!.from.part))
  if (teamless !== null) faults.push(fault(teamless, 'teams', 'of'))
  return [...faults, ...showingFaults(format)]
}

/** Names that are there twice, and fields that groups and other fields name. */
function namingFaults(format: Format): Fault[] {
  const { fields, groups, attributes, results, rankings = [], statuses } = format
  const faults: Fault[] = []
  for (const [name, list] of Object.entries({ fields, groups, attributes, results, rankings })) {
    const index = twice(list.map(({ id }) => id))
    if (index >= 0) faults.push(fault(`${list[index]!.id} is there twice`, name, index, 'id'))
  }
  const code = twice(statuses.map((status) => status.code))
  if (code >= 0) faults.push(fault(`the status ${statuses[code]!.code} is there twice`, 'statuses', code, 'code'))
  for (const [index, field] of fields.entries())
    if (field.type === 'tries' && field.before !== undefined && !isType(format, field.before, 'tries'))
      faults.push(fault(`${field.id} is before no tries`, 'fields', index, 'before'))
  for (const [index, group] of groups.entries()) {
    const missing = group.fields?.find((id) => !fields.some((field) => field.id === id))
    if (missing !== undefined) faults.push(fault(`${group.id} asks for no field ${missing}`, 'groups', index, 'fields'))
    const turned = turnsFault(group, format)
    if (turned !== null) faults.push(fault(`${group.id}: ${turned}`, 'groups', index, 'turns'))
  }
  return faults
}

const isType = ({ fields }: Format, id: string, ...types: Field['type'][]) =>
  types.some((type) => fields.find((field) => field.id === id)?.type === type)

function showingFaults(format: Format): Fault[] {
  const { fields, cell, order, oddities } = format
  const faults: Fault[] = []
  if (cell.show === 'field' && !fields.some(({ id }) => id === cell.field))
    faults.push(fault(`the cell shows no field ${cell.field}`, 'cell'))
  if (order.by === 'declared' && !fields.some((field) => field.id === order.field && field.type === 'decimal' && field.declared))
    faults.push(fault(`the order follows no declared field ${order.field}`, 'order'))
  for (const [index, { kind, field }] of oddities.entries())
    if (!isType(format, field, kind === 'spread' ? 'marks' : 'decimal'))
      faults.push(fault(`nothing can be odd about ${field}`, 'oddities', index))
  return faults
}

/** What is wrong with a chain of keys, one fault a key. Only the main one must not rank by what comes of it. */
function rankingFaults(format: Format, ranking: Format['ranking'], main: boolean, at: Fault['at']): Fault[] {
  return ranking.flatMap((key, index) => {
    const message = keyFault(format, key, index, main)
    return message === null ? [] : [fault(message, ...at, index)]
  })
}

function keyFault({ results, attributes, takes }: Format, key: Format['ranking'][number], index: number, main: boolean): string | null {
  if (key.by === 'result' && !results.some(({ id }) => id === key.id)) return `nothing ranks by result ${key.id}`
  if (key.by === 'result' && key.per !== undefined && !results.some(({ id }) => id === key.per)) return `nothing ranks per ${key.per}`
  if (key.same !== undefined && !results.some(({ id }) => id === key.same)) return `nothing can be the same in ${key.same}`
  if (key.by === 'attribute' && !attributes.some(({ id }) => id === key.id)) return `nothing ranks by attribute ${key.id}`
  if (key.by === 'encounter' && takes !== 'matches') return 'only in matches do the tied meet each other'
  if (index === 0 && (key.by === 'draw' || key.by === 'encounter')) return 'the first key must be a figure of one competitor alone'
  if (main && key.by === 'result' && results.find(({ id }) => id === key.id)?.from.part === 'place-points') {
    const from = results.find(({ id }) => id === key.id)!.from
    if (from.part === 'place-points' && from.of === 'place') return 'points for the final place can’t decide that place'
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

type Place = 'attempt' | 'column' | 'inside'

/** Where an operand stands in its part; where it is named alone, the part itself. */
function stepsTo(part: Part, operand: Operand): Fault['at'] {
  for (const [key, value] of Object.entries(part)) {
    if (value === operand && key !== 'part') return [key]
    if (!Array.isArray(value)) continue
    const index = value.indexOf(operand)
    if (index >= 0) return [key, index]
  }
  return []
}

/** Checks parts of a format. Whoever finds a column broken puts it into `broken`, so that nobody is told of what only follows. */
function checkOf(format: Format, broken: Set<string>) {
  /** What is wrong with one part and those inside it. `index`: of the column that is looked at; only earlier ones are there for it. */
  function part(of: Part, place: Place, index: number, at: Fault['at']): Fault[] {
    if (place !== 'column' && isWide(of)) return [fault(`${of.part} can only be a column`, ...at)]
    if (place !== 'column' && LISTS.has(of.part)) return [fault(`${of.part} can only be a column that is ranked by`, ...at)]
    if (place === 'attempt' && REDUCERS.has(of.part)) return [fault(`${of.part} looks at several attempts`, ...at)]
    const inner = REDUCERS.has(of.part) || place === 'attempt' ? 'attempt' : 'inside'
    const rule = ruleOf(of)
    const operands = rule.inner?.(of) ?? []
    const inside = operands.flatMap((operand) => operandFaults(operand, inner, index, [...at, ...stepsTo(of, operand)]))
    if (inside.length > 0 || operands.some((operand) => typeof operand === 'string' && broken.has(operand))) return inside
    const own = rule.fault?.(of, format, (operand) => scaleOf(format, operand)) ?? null
    if (own !== null) return [fault(own, ...at)]
    return scaleOf(format, of).decimals > MOST_DECIMALS ? [fault(`a figure has more than ${MOST_DECIMALS} decimals`, ...at)] : []
  }

  function operandFaults(operand: Operand, place: 'attempt' | 'inside', index: number, at: Fault['at']): Fault[] {
    if (typeof operand !== 'string') return part(operand, place, index, at)
    if (place === 'attempt') return [fault(`an attempt knows no column ${operand}`, ...at)]
    const named = format.results.findIndex(({ id }) => id === operand)
    if (named < 0 || named >= index) return [fault(`there is no earlier result ${operand}`, ...at)]
    return LISTS.has(format.results[named]!.from.part) ? [fault(`${operand} is a list, and can only be ranked by`, ...at)] : []
  }

  return { part, broken }
}
