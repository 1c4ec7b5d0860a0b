// A part in one phrase, for a person: what a column or a score comes to, without opening what it is made of.
import { formatScaled } from '../../../../core/formats/decimal.ts'
import type { Format } from '../../../../core/formats/format.ts'
import { formulaOf } from '../../../../core/formats/formulas/formulas.ts'
import type { Operand, Part } from '../../../../core/formats/part.ts'
import type { Rounding } from '../../../../core/formats/rounding.ts'
import { kindName } from './kinds.ts'
import { choicesOf } from './words.ts'

type Say<K extends Part['part']> = (part: Extract<Part, { part: K }>, of: (operand: Operand) => string, format: Format) => string

const low = (name: string) => name.toLowerCase()
const field = (format: Format, id: string) => low(format.fields.find((each) => each.id === id)?.name ?? id)
const column = (format: Format, id: string) =>
  id === 'place' ? 'the final place' : low(format.results.find((each) => each.id === id)?.name ?? id)
const group = (format: Format, id: string) => format.groups.find((each) => each.id === id)?.name ?? id
const word = (key: string, value: string) => choicesOf(key, value)?.find((option) => option.value === value)?.label ?? value
const rounded = (round: Rounding | undefined) => (round ? `, to ${round.decimals} decimals` : '')
const looked = (of: Part | undefined, say: (operand: Operand) => string) => (of ? `${say(of)} in ` : '')
const all = (of: readonly Operand[], say: (operand: Operand) => string, between: string) => of.map(say).join(between)
const nth = (number: number) => ['', 'second ', 'third '][number - 1] ?? `${number}th `

const dropped = ({ high, low: lowest }: { high: number; low: number }) =>
  high + lowest === 0 ? '' : ` without the ${high} highest and ${lowest} lowest`

/** Phrases by kind. A kind without one is said by its name. */
const SAY: { [K in Part['part']]?: Say<K> } = {
  field: ({ field: id }, _, format) => field(format, id),
  panel: ({ field: id, drop, reduce, round }, _, format) =>
    `${field(format, id)}: ${word('reduce', reduce)}${dropped(drop)}${rounded(round)}`,
  majority: ({ then }, of) => `${of(then)}, if most say yes`,
  tries: ({ field: id, points, less, decimals }, _, format) =>
    `${formatScaled(points, decimals)} for ${field(format, id)}, less ${formatScaled(less, decimals)} for each try before`,
  when: (part, of, format) =>
    `${of(part.then)} if ${field(format, part.field)} is ${part.is.join(' or ')}${part.else === undefined ? '' : `, otherwise ${of(part.else)}`}`,
  unless: (part, of, format) => `${of(part.then)}, nothing if ${field(format, part.field)} is ${part.is.join(' or ')}`,
  series: ({ field: id, equal }, _, format) =>
    equal === undefined ? `${field(format, id)} added up` : `how many ${equal} in ${field(format, id)}`,
  decided: ({ by }, of) => `win or loss by ${by.map((each) => of(each.of)).join(', then ')}`,
  'side-share': ({ of: inner }, of) => `how many sides have the same ${of(inner)}`,
  named: ({ field: id, then, else: other }, of, format) => `${of(then)} where named in ${field(format, id)}, otherwise ${of(other)}`,
  letters: ({ field: id, letter }, _, format) => `how many ${letter} in ${field(format, id)}`,
  outcome: ({ win, draw, loss, decimals }) =>
    `${formatScaled(win, decimals)} for a win, ${formatScaled(draw, decimals)} for a draw, ${formatScaled(loss, decimals)} for a loss`,
  'side-place': ({ of: inner }, of) => `place in the match by ${of(inner)}`,
  'other-side': ({ of: inner }, of) => `${of(inner)} of the other side`,
  best: ({ group: id, of: inner, order, nth: number = 1 }, of, format) =>
    `the ${nth(number)}${order === 'low' ? 'lowest' : 'best'}${inner ? ` ${of(inner)}` : ''} of ${group(format, id)}`,
  last: ({ group: id, of: inner }, of, format) => `${looked(inner, of)}the last of ${group(format, id)}`,
  total: ({ group: id, of: inner }, of, format) => `the total of ${looked(inner, of)}${group(format, id)}`,
  average: ({ group: id, drop, round, of: inner }, of, format) =>
    `the average of ${looked(inner, of)}${group(format, id)}${drop.best + drop.worst === 0 ? '' : ` without the ${drop.best} best and ${drop.worst} worst`}${rounded(round)}`,
  'best-sum': ({ group: id, n, of: inner }, of, format) => `the sum of the ${n} best of ${looked(inner, of)}${group(format, id)}`,
  count: ({ group: id, none, of: inner }, of, format) =>
    `how many of ${group(format, id)} ${none ? 'have no' : 'have a'} ${inner ? of(inner) : 'mark'}`,
  'number-of-best': ({ group: id }, _, format) => `which of ${group(format, id)} was the best`,
  'at-best': ({ group: id, of: inner }, of, format) => `${of(inner)} of the best of ${group(format, id)}`,
  'up-to-best': ({ group: id, of: inner }, of, format) => `${of(inner)} up to the best of ${group(format, id)}`,
  list: ({ group: id, sort, of: inner }, of, format) =>
    `${inner ? of(inner) : 'all'} of ${group(format, id)}, ${sort ? 'best first' : 'one after the other'}`,
  'list-of': ({ of: inner }, of) => `${all(inner, of, ', ')}, best first`,
  tally: ({ group: id, of: inner }, of, format) => `how often ${of(inner)} was 1, 2, 3 … in ${group(format, id)}`,
  constant: ({ value, decimals }) => formatScaled(value, decimals),
  attribute: ({ attribute }, _, { attributes }) => low(attributes.find(({ id }) => id === attribute)?.name ?? attribute),
  carried: ({ result }) => (result === 'place' ? 'the place in the stage before' : `${result} of the stage before`),
  sum: ({ of: inner }, of) => all(inner, of, ' + '),
  difference: ({ of: inner }, of) => all(inner, of, ' − '),
  product: ({ of: inner, round }, of) => `${all(inner, of, ' × ')}${rounded(round)}`,
  quotient: ({ of: inner, by, round }, of) => `${of(inner)} divided by ${of(by)}${rounded(round)}`,
  mean: ({ of: inner, round }, of) => `the mean of ${all(inner, of, ' and ')}${rounded(round)}`,
  'geometric-mean': ({ of: inner }, of) => `the root of ${all(inner, of, ' × ')}`,
  extreme: ({ of: inner, order }, of) => `the ${order === 'high' ? 'highest' : 'lowest'} of ${all(inner, of, ', ')}`,
  within: ({ of: inner }, of) => `${of(inner)} inside bounds`,
  present: ({ of: inner }, of) => `1 where there is ${of(inner)}`,
  steps: ({ of: inner }, of) => `by the step that ${of(inner)} reaches`,
  first: ({ of: inner }, of) => all(inner, of, ', or else '),
  round: ({ of: inner, round }, of) => `${of(inner)}${rounded(round)}`,
  formula: ({ of: inner, formula }, of) => `${formulaOf(formula)?.name ?? formula} of ${of(inner)}`,
  points: ({ of: inner }, of) => `points for ${of(inner)}`,
  place: ({ of: inner, ties }, _, format) => `place by ${column(format, inner)}; equals ${word('ties', ties)}`,
  'place-points': ({ of: inner }, _, format) => `points for ${column(format, inner)}`,
  ordinals: ({ group: id }, _, format) => `place by the majority of the judges in ${group(format, id)}`,
  'ordinals-summary': ({ of: inner }, _, format) => `place over ${inner.map((id) => column(format, id)).join(', ')}`,
  'bracket-place': () => 'place in the bracket',
  opponents: ({ how }) => word('how', how),
}

const DEEPEST = 6

function phrase(format: Format, operand: Operand, depth: number): string {
  if (typeof operand === 'string') return column(format, operand)
  const say = (SAY as Record<string, Say<Part['part']> | undefined>)[operand.part]
  if (!say) return low(kindName(operand.part))
  if (depth > DEEPEST) return '…'
  return say(operand, (inner) => phrase(format, inner, depth + 1), format)
}

/** What a part or a column comes to, in one phrase. */
export const sentenceOf = (format: Format, operand: Operand): string => phrase(format, operand, 0)
