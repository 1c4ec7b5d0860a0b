// Parts that look at one attempt: its fields, its panel, and in a match the other sides.
import { formatScaled } from '../../formats/decimal.ts'
import { type Field } from '../../formats/field.ts'
import type { Format } from '../../formats/format.ts'
import type { AttemptLeaf, Operand } from '../../formats/part.ts'
import { divide } from '../../formats/rounding.ts'
import { fieldScale, fieldText } from '../../formats/text.ts'
import type { Value } from '../../formats/value.ts'
import type { Score } from '../line.ts'
import { better, type Context, exact, meanOf, type Rule, single, sumOf } from './rule.ts'

type Leaf<K extends AttemptLeaf['part']> = Rule<Extract<AttemptLeaf, { part: K }>>

const fieldOf = (format: Format, id: string): Field => {
  const field = format.fields.find((candidate) => candidate.id === id)
  if (!field) throw new Error(`format ${format.id} has no field ${id}`)
  return field
}

const isType = (format: Format, id: string, ...types: Field['type'][]) =>
  types.some((type) => format.fields.find((field) => field.id === id)?.type === type)

function numberIn(field: Field, value: Value | undefined): Score {
  if (typeof value === 'number') return value
  return field.type === 'choice' ? (field.options.find(({ code }) => code === value)?.value ?? null) : null
}

const textOf = (format: Format, id: string, values: Readonly<Record<string, Value>>) => {
  const field = fieldOf(format, id)
  return `${field.name.toLowerCase()} ${fieldText(field, values[id])}`
}

const field: Leaf<'field'> = {
  scale: ({ field: id }, format) => fieldScale(fieldOf(format, id)),
  evaluate: ({ field: id }, { format, taken }) => numberIn(fieldOf(format, id), taken?.values[id]),
  fault: ({ field: id }, format) => (isType(format, id, 'decimal', 'tries', 'hold', 'choice') ? null : `${id} is no number`),
  say: ({ field: id }, { format, taken }) => ({ say: textOf(format, id, taken?.values ?? {}) }),
}

function branchOf(part: Extract<AttemptLeaf, { part: 'when' }>, { taken }: Context): Operand | undefined {
  const value = taken?.values[part.field]
  return typeof value === 'string' && part.is.includes(value) ? part.then : taken && part.else
}

const when: Leaf<'when'> = {
  scale: (part, _, scaleOf) => scaleOf(part.then),
  evaluate(part, context, evaluate) {
    const branch = branchOf(part, context)
    return branch === undefined ? null : evaluate(branch, context)
  },
  branch: branchOf,
  inner: (part) => [part.then, ...(part.else === undefined ? [] : [part.else])],
  fault: (part, format, scaleOf) =>
    !isType(format, part.field, 'choice', 'decimal', 'trials', 'lights')
      ? `${part.field} holds no words`
      : part.else !== undefined && scaleOf(part.then).decimals !== scaleOf(part.else).decimals
        ? 'the two branches have decimals of their own'
        : null,
  say: (part, { format, taken }) => ({ say: textOf(format, part.field, taken?.values ?? {}) }),
}

const letters: Leaf<'letters'> = {
  scale: () => ({ decimals: 0 }),
  evaluate({ field: id, letter }, { taken }) {
    const value = taken?.values[id]
    return typeof value === 'string' ? value.split(letter).length - 1 : null
  },
  fault: ({ field: id }, format) => (isType(format, id, 'trials', 'lights') ? null : `${id} has no letters`),
  say: ({ field: id }, { format, taken }) => ({ say: textOf(format, id, taken?.values ?? {}) }),
}

const majority: Leaf<'majority'> = {
  scale: (part, _, scaleOf) => scaleOf(part.then),
  evaluate(part, context, evaluate) {
    const lamps = context.taken?.values[part.field]
    if (typeof lamps !== 'string') return null
    const white = lamps.replaceAll('R', '').length
    return white * 2 > lamps.length ? evaluate(part.then, context) : null
  },
  inner: (part) => [part.then],
  fault: (part, format) => (isType(format, part.field, 'lights') ? null : `${part.field} has no lights`),
  say: (part, { format, taken }) => ({ say: textOf(format, part.field, taken?.values ?? {}) }),
}

const agreed: Leaf<'agreed'> = {
  scale: () => ({ decimals: 0 }),
  evaluate({ fields }, { format, taken }) {
    const named = fields.map((id) => numberIn(fieldOf(format, id), taken?.values[id]))
    return named.find((value) => value !== null && named.filter((other) => other === value).length * 2 > fields.length) ?? null
  },
  fault: ({ fields }, format) => fields.map((id) => (isType(format, id, 'choice') ? null : `${id} is no choice`)).find(Boolean) ?? null,
  say: ({ fields }, { format, taken }) => ({ say: fields.map((id) => textOf(format, id, taken?.values ?? {})).join(', ') }),
}

/** A panel's marks by judge, what stands in for a missing one included, as ruled, and whether each counts. Equal marks drop from the left. */
function panelMarks(part: Extract<AttemptLeaf, { part: 'panel' }>, format: Format, value: Value | undefined) {
  const of = fieldOf(format, part.field)
  if (!Array.isArray(value) || of.type !== 'marks') return null
  const own = part.judges ? value.slice(part.judges.from, part.judges.to) : value
  const given = own.filter((mark) => mark !== null)
  const total = sumOf(given)
  if (given.length === 0 || total === null) return null
  const standIn = given.length === own.length ? 0 : divide(total, given.length * of.step, 'half-up') * of.step
  const { less = 0, most } = part
  const ruled = (mark: number) => (less === 0 && most === undefined ? mark : Math.max(of.min, Math.min(most ?? mark, mark - less)))
  const marks = own.map((mark) => ruled(mark ?? standIn))
  const ascending = marks.map((_, judge) => judge).sort((a, b) => marks[a]! - marks[b]! || a - b)
  const counted = new Set(ascending.slice(part.drop.low, Math.max(0, marks.length - part.drop.high)))
  return { marks, counts: (judge: number) => counted.has(judge) }
}

const panelDecimals = (part: Extract<AttemptLeaf, { part: 'panel' }>, format: Format) => fieldScale(fieldOf(format, part.field)).decimals

const panel: Leaf<'panel'> = {
  scale: (part, format) => ({ decimals: part.round?.decimals ?? panelDecimals(part, format) }),
  evaluate(part, { format, taken }) {
    const read = panelMarks(part, format, taken?.values[part.field])
    const kept = read?.marks.filter((_, judge) => read.counts(judge)) ?? []
    if (kept.length === 0) return null
    const decimals = panelDecimals(part, format)
    const [value, of] = reduced(part.reduce, kept)
    return value === null ? null : meanOf(value, of, decimals, part.round ?? { decimals, mode: 'half-up' })
  },
  fault(part, format) {
    const of = format.fields.find(({ id }) => id === part.field)
    if (of?.type !== 'marks') return `${part.field} has no marks`
    if (part.judges && part.judges.to > of.judges) return `${part.field} has no judge ${part.judges.to}`
    const judges = part.judges ? part.judges.to - part.judges.from : of.judges
    if (part.drop.high + part.drop.low >= judges) return `no mark of ${part.field} is left`
    return part.reduce === 'sum' || part.round ? null : `the ${part.reduce} of ${part.field} has to be rounded`
  },
  say(part, { format, taken }) {
    const read = panelMarks(part, format, taken?.values[part.field])
    const marks = read?.marks.map((mark, judge) => ({
      text: formatScaled(mark, panelDecimals(part, format)),
      counts: read.counts(judge),
    }))
    const { high, low } = part.drop
    const dropped = high + low === 0 ? '' : ` without the ${high} highest and ${low} lowest`
    const decimals = panelDecimals(part, format)
    const less = part.less === undefined ? '' : `, ${formatScaled(part.less, decimals)} off each`
    const most = part.most === undefined ? '' : `, at most ${formatScaled(part.most, decimals)} each`
    const name = fieldOf(format, part.field).name.toLowerCase()
    return { say: `${part.reduce} of ${name}${dropped}${less}${most}`, ...(marks ? { marks } : {}) }
  },
}

/** A dividend and its divisor: what a panel's counted marks come to before rounding. */
function reduced(how: 'sum' | 'mean' | 'median', kept: readonly number[]): [value: Score, of: number] {
  if (how !== 'median') return [sumOf(kept), how === 'mean' ? kept.length : 1]
  const ascending = [...kept].sort((a, b) => a - b)
  const middle = ascending.length >> 1
  return ascending.length % 2 === 1 ? [ascending[middle]!, 1] : [exact(ascending[middle - 1]! + ascending[middle]!), 2]
}

const tries: Leaf<'tries'> = {
  scale: ({ decimals }) => ({ decimals }),
  evaluate({ field: id, points, less }, { taken }) {
    const value = taken?.values[id]
    return typeof value === 'number' ? exact(points - less * (value - 1)) : null
  },
  fault: ({ field: id }, format) => (isType(format, id, 'tries') ? null : `${id} has no tries`),
  say: ({ field: id, points, less, decimals }, { format, taken }) => ({
    say: `${textOf(format, id, taken?.values ?? {})}: ${formatScaled(points, decimals)}, less ${formatScaled(less, decimals)} a try before it`,
  }),
}

/** The same match seen from the other side; null where there is not exactly one. */
export function acrossFrom(context: Context): Context | null {
  const { taken } = context
  if (taken?.others?.length !== 1) return null
  // Nobody of the other side is meant by the own seat.
  return { ...context, taken: { ...taken, values: taken.others[0]!, others: [taken.values], seat: undefined } }
}

const outcome: Leaf<'outcome'> = {
  scale: ({ decimals }) => ({ decimals }),
  evaluate(part, context, evaluate) {
    const across = acrossFrom(context)
    if (!across) return null
    const own = single(evaluate(part.of, context))
    const other = single(evaluate(part.of, across))
    if (own === null || other === null) return null
    const order = better(part.order, own, other)
    return order < 0 ? part.win : order > 0 ? part.loss : part.draw
  },
  inner: (part) => [part.of],
  say: ({ win, draw, loss, decimals }) => ({
    say: `${formatScaled(win, decimals)} for a win, ${formatScaled(draw, decimals)} for a draw, ${formatScaled(loss, decimals)} for a loss`,
  }),
}

const sidePlace: Leaf<'side-place'> = {
  scale: () => ({ decimals: 0, print: 'place' }),
  evaluate(part, context, evaluate) {
    const { taken } = context
    const own = single(evaluate(part.of, context))
    if (!taken?.others || (own === null && part.nothing !== 'last')) return null
    const before = taken.others.filter((values) => {
      const other = single(evaluate(part.of, { ...context, taken: { ...taken, values } }))
      return other !== null && (own === null || better(part.order, own, other) > 0)
    })
    return before.length + 1
  },
  inner: (part) => [part.of],
  say: () => ({ say: 'place among the sides' }),
}

const otherSide: Leaf<'other-side'> = {
  scale: (part, _, scaleOf) => scaleOf(part.of),
  evaluate(part, context, evaluate) {
    const across = acrossFrom(context)
    return across && evaluate(part.of, across)
  },
  inner: (part) => [part.of],
  say: () => ({ say: 'of the other side' }),
}

/** Rules of the parts that look at one attempt. */
export const attemptRules = {
  field,
  when,
  letters,
  majority,
  agreed,
  panel,
  tries,
  outcome,
  'side-place': sidePlace,
  'other-side': otherSide,
}
