// The kinds of parts for a person: what each is called, what it does, and one to begin with. A kind that is not here is shown by its own name.
import type { Format } from '../../../../core/formats/format.ts'
import { formulas } from '../../../../core/formats/formulas/formulas.ts'
import type { Operand, Part } from '../../../../core/formats/part.ts'

/** Where a part may stand: one attempt is looked at, a column, or inside a column. */
export type At = 'attempt' | 'column' | 'inside'

interface Kind {
  name: string
  /** Where it is offered. */
  at: readonly At[]
  make: (format: Format) => Part
  /** What may be said besides, and what it is at first. */
  optional?: Readonly<Record<string, unknown>>
}

const HALF_UP = { decimals: 2, mode: 'half-up' } as const
const field = (format: Format, ...types: Format['fields'][number]['type'][]): string =>
  (format.fields.find(({ type }) => types.length === 0 || types.includes(type)) ?? format.fields[0])?.id ?? 'value'
const group = ({ groups }: Format): string => groups[0]?.id ?? 'group'
const column = ({ results }: Format): string => results[0]?.id ?? 'total'
const typed = (format: Format): Part => ({ part: 'field', field: field(format, 'decimal', 'tries', 'hold', 'choice') })
const one: Operand = { part: 'constant', value: 1, decimals: 0 }
const POINTS = {
  decimals: 0,
  from: { by: 'list', points: [10, 8, 6, 5, 4, 3, 2, 1], tail: [] },
  least: 0,
  ties: { take: 'best' },
  unplaced: null,
} as const

const ANY: readonly At[] = ['attempt', 'column', 'inside']
const ATTEMPT: readonly At[] = ['attempt']
const REDUCES: readonly At[] = ['column', 'inside']
const COLUMN: readonly At[] = ['column']

type Kinds = { [K in Part['part']]?: Kind }

/** Every kind that is offered, in the order it is offered. */
export const KINDS: Kinds = {
  field: { name: 'What was typed', at: ATTEMPT, make: typed },
  panel: {
    name: 'Judges’ marks',
    at: ATTEMPT,
    make: (format) => ({ part: 'panel', field: field(format, 'marks'), drop: { high: 0, low: 0 }, reduce: 'sum' }),
    optional: { round: HALF_UP, judges: { from: 0, to: 3 } },
  },
  majority: {
    name: 'If most referees say yes',
    at: ATTEMPT,
    make: (format) => ({ part: 'majority', field: field(format, 'lights'), then: typed(format) }),
  },
  tries: {
    name: 'Points, less for each try before',
    at: ATTEMPT,
    make: (format) => ({ part: 'tries', field: field(format, 'tries'), points: 100, less: 1, decimals: 1 }),
  },
  when: {
    name: 'If a word was typed',
    at: ATTEMPT,
    make: (format) => ({ part: 'when', field: field(format, 'choice', 'decimal'), is: ['X'], then: typed(format) }),
    optional: { else: one },
  },
  letters: {
    name: 'How many of a letter',
    at: ATTEMPT,
    make: (format) => ({ part: 'letters', field: field(format, 'trials'), letter: 'X' }),
  },
  agreed: {
    name: 'What most agree on',
    at: ATTEMPT,
    make: (format) => ({ part: 'agreed', fields: format.fields.slice(0, 2).map(({ id }) => id) }),
  },
  outcome: {
    name: 'Win, draw or loss',
    at: ATTEMPT,
    make: (format) => ({ part: 'outcome', of: typed(format), order: 'high', win: 3, draw: 1, loss: 0, decimals: 0 }),
  },
  'side-place': {
    name: 'Place among the sides of the match',
    at: ATTEMPT,
    make: (format) => ({ part: 'side-place', of: typed(format), order: 'high' }),
    optional: { nothing: 'last' },
  },
  'other-side': { name: 'The same of the other side', at: ATTEMPT, make: (format) => ({ part: 'other-side', of: typed(format) }) },
  unless: {
    name: 'Nothing if a word was typed',
    at: ATTEMPT,
    make: (format) => ({ part: 'unless', field: field(format, 'choice', 'decimal'), is: ['X'], then: typed(format) }),
  },
  series: {
    name: 'Several numbers added up',
    at: ATTEMPT,
    make: (format) => ({ part: 'series', field: field(format, 'series') }),
    optional: { equal: 1 },
  },
  decided: {
    name: 'Win or loss by the first figure that differs',
    at: ATTEMPT,
    make: (format) => ({ part: 'decided', by: [{ of: typed(format), order: 'high' }], win: 1, loss: 0, decimals: 0 }),
  },
  'side-share': { name: 'How many sides have the same', at: ATTEMPT, make: (format) => ({ part: 'side-share', of: typed(format) }) },
  named: {
    name: 'If the competitor is named in a series',
    at: ATTEMPT,
    make: (format) => ({ part: 'named', field: field(format, 'series'), then: one, else: one }),
  },
  best: {
    name: 'The best',
    at: REDUCES,
    make: (format) => ({ part: 'best', group: group(format) }),
    optional: { order: 'low', nth: 2, of: one },
  },
  last: { name: 'The last', at: REDUCES, make: (format) => ({ part: 'last', group: group(format) }), optional: { of: one } },
  total: {
    name: 'The total',
    at: REDUCES,
    make: (format) => ({ part: 'total', group: group(format) }),
    optional: { of: one, unplayed: HALF_UP },
  },
  average: {
    name: 'The average',
    at: REDUCES,
    make: (format) => ({ part: 'average', group: group(format), drop: { best: 0, worst: 0 }, round: HALF_UP }),
    optional: { order: 'low', soFar: true, of: one },
  },
  'best-sum': {
    name: 'The sum of the best so many',
    at: REDUCES,
    make: (format) => ({ part: 'best-sum', group: group(format), n: 2 }),
    optional: { order: 'low', of: one },
  },
  count: { name: 'How many', at: REDUCES, make: (format) => ({ part: 'count', group: group(format) }), optional: { none: true, of: one } },
  'number-of-best': {
    name: 'Which attempt was the best',
    at: REDUCES,
    make: (format) => ({ part: 'number-of-best', group: group(format) }),
    optional: { order: 'low', of: one },
  },
  'at-best': {
    name: 'Something of the best attempt',
    at: REDUCES,
    make: (format) => ({ part: 'at-best', group: group(format), of: typed(format) }),
    optional: { order: 'low' },
  },
  'up-to-best': {
    name: 'The sum up to the best attempt',
    at: REDUCES,
    make: (format) => ({ part: 'up-to-best', group: group(format), of: typed(format) }),
    optional: { order: 'low' },
  },
  list: {
    name: 'All attempts, compared one by one',
    at: COLUMN,
    make: (format) => ({ part: 'list', group: group(format), sort: 'high' }),
    optional: { sort: 'high', beforeBest: 'high', of: one },
  },
  'list-of': {
    name: 'Several columns, compared one by one',
    at: COLUMN,
    make: (format) => ({ part: 'list-of', of: [column(format)], sort: 'high' }),
  },
  tally: {
    name: 'How many ones, twos, threes',
    at: COLUMN,
    make: (format) => ({ part: 'tally', group: group(format), of: typed(format), upTo: 3 }),
  },
  sum: { name: 'Sum', at: ANY, make: () => ({ part: 'sum', of: [one, one] }), optional: { missing: 'zero' } },
  product: { name: 'Product', at: ANY, make: () => ({ part: 'product', of: [one, one] }), optional: { round: HALF_UP } },
  difference: { name: 'Difference', at: ANY, make: () => ({ part: 'difference', of: [one, one] }) },
  quotient: { name: 'Divided', at: ANY, make: () => ({ part: 'quotient', of: one, by: one, round: HALF_UP }) },
  mean: { name: 'Mean of several', at: ANY, make: () => ({ part: 'mean', of: [one, one], round: HALF_UP }) },
  extreme: { name: 'The highest or lowest of several', at: ANY, make: () => ({ part: 'extreme', of: [one, one], order: 'high' }) },
  first: { name: 'The first that there is', at: ANY, make: () => ({ part: 'first', of: [one, one] }) },
  'geometric-mean': { name: 'Root of a product', at: ANY, make: () => ({ part: 'geometric-mean', of: [one, one], decimals: 2 }) },
  round: { name: 'Rounded', at: ANY, make: () => ({ part: 'round', of: one, round: HALF_UP }) },
  within: { name: 'Only inside bounds', at: ANY, make: () => ({ part: 'within', of: one, least: 0 }), optional: { least: 0, most: 100 } },
  present: { name: '1 where there is something', at: ANY, make: () => ({ part: 'present', of: one }) },
  steps: {
    name: 'By the step that is reached',
    at: ANY,
    make: () => ({ part: 'steps', of: one, steps: [{ from: 0, gives: 0 }], decimals: 0 }),
  },
  coarse: { name: 'Rounded where it is large', at: ANY, make: () => ({ part: 'coarse', of: one, over: 600, to: 100 }) },
  constant: { name: 'A fixed number', at: ANY, make: () => ({ part: 'constant', value: 1, decimals: 0 }) },
  attribute: {
    name: 'What is known of the competitor',
    at: ANY,
    make: ({ attributes }) => ({ part: 'attribute', attribute: attributes[0]?.id ?? 'weight' }),
  },
  carried: { name: 'From the stage before', at: REDUCES, make: () => ({ part: 'carried', result: 'place' }) },
  points: {
    name: 'Points for a place that was typed',
    at: ANY,
    make: () => ({ part: 'points', of: one, list: structuredClone(POINTS) as never }),
  },
  ladder: {
    name: 'So much for each unit',
    at: ANY,
    make: () => ({ part: 'ladder', of: one, pieces: [{ from: 0, each: 1 }], top: 100, plus: 0, decimals: 0 }),
  },
  formula: {
    name: 'By a formula',
    at: ANY,
    make: () => ({ part: 'formula', of: one, formula: formulas[0]!.id, variant: formulas[0]!.variants[0]!.id, round: HALF_UP }),
  },
  place: { name: 'Place by a column', at: COLUMN, make: (format) => ({ part: 'place', of: column(format), order: 'high', ties: 'best' }) },
  'place-points': {
    name: 'Points for places',
    at: COLUMN,
    make: () => ({ part: 'place-points', of: 'place', list: structuredClone(POINTS) as never }),
  },
  ordinals: { name: 'Place by the majority of the judges', at: COLUMN, make: (format) => ({ part: 'ordinals', group: group(format) }) },
  'ordinals-summary': {
    name: 'Place over several majorities',
    at: COLUMN,
    make: (format) => ({ part: 'ordinals-summary', of: [column(format)] }),
  },
  'bracket-place': { name: 'Place in the bracket', at: COLUMN, make: () => ({ part: 'bracket-place' }) },
  opponents: {
    name: 'By the opponents met',
    at: COLUMN,
    make: () => ({ part: 'opponents', how: 'buchholz', win: 1, unplayed: 'as-scheduled' }),
    optional: { rounds: 'drawn' },
  },
}

const kindOf = (part: string): Kind | undefined => (KINDS as Record<string, Kind>)[part]

/** What a kind of part is called. */
export const kindName = (part: string): string =>
  kindOf(part)?.name ?? `${part.charAt(0).toUpperCase()}${part.slice(1).replaceAll('-', ' ')}`

/** What may be added to a part of a kind. */
export const optionalOf = (part: string): Readonly<Record<string, unknown>> => kindOf(part)?.optional ?? {}

/** The kinds that may stand somewhere, as choices. */
export const kindsAt = (at: At): { value: string; label: string }[] =>
  Object.entries(KINDS).flatMap(([value, kind]) => (kind.at.includes(at) ? [{ value, label: kind.name }] : []))

/** A part of another kind in the place of one: what both can say is kept. */
export function changedKind(format: Format, before: Operand, kind: string): Part {
  const made = kindOf(kind)!.make(format) as Part & Record<string, unknown>
  if (typeof before === 'string') return 'of' in made && Array.isArray(made['of']) ? ({ ...made, of: [before] } as Part) : made
  const old = before as Part & Record<string, unknown>
  const kept = Object.keys(made).filter(
    (key) => key !== 'part' && key in old && typeof old[key] === typeof made[key] && Array.isArray(old[key]) === Array.isArray(made[key]),
  )
  return { ...made, ...Object.fromEntries(kept.map((key) => [key, old[key]])) }
}
