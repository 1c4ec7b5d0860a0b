// Parts that look at one match: series on a side's sheet, what decides between two sides, who of a side is meant, and steps of a lead.
import { formatScaled } from '../../formats/decimal.ts'
import type { Format } from '../../formats/format.ts'
import type { MatchLeaf, Steps } from '../../formats/part-match.ts'
import { acrossFrom } from './attempt.ts'
import { better, type Context, type Rule, single, sumOf } from './rule.ts'

type Leaf<K extends MatchLeaf['part']> = Rule<Extract<MatchLeaf, { part: K }>>

const seriesFault = ({ field }: { field: string }, format: Format): string | null =>
  format.fields.find(({ id }) => id === field)?.type === 'series' ? null : `${field} is no series`

/** A series of the side that is looked at; nothing where none was entered. */
function seriesIn({ taken }: Context, field: string): readonly number[] | null {
  const value = taken?.values[field]
  return Array.isArray(value) ? value.filter((number) => number !== null) : null
}

const series: Leaf<'series'> = {
  scale: () => ({ decimals: 0 }),
  evaluate({ field, equal }, context) {
    const numbers = seriesIn(context, field)
    if (!numbers) return null
    return equal === undefined ? sumOf(numbers) : numbers.filter((number) => number === equal).length
  },
  fault: seriesFault,
  say: ({ field, equal }, context) => ({
    say: equal === undefined ? `sum of ${(seriesIn(context, field) ?? []).join(', ')}` : `how many are ${equal}`,
  }),
}

const decided: Leaf<'decided'> = {
  scale: ({ decimals }) => ({ decimals }),
  evaluate({ by, win, loss }, context, evaluate) {
    const across = acrossFrom(context)
    if (!across) return null
    for (const { of, order } of by) {
      const [own, other] = [single(evaluate(of, context)), single(evaluate(of, across))]
      if (own === null || other === null || own === other) continue
      return better(order, own, other) < 0 ? win : loss
    }
    return null
  },
  // What is on the sheet of a match that was held tells the sides apart or never will.
  lost: () => true,
  inner: ({ by }) => by.map(({ of }) => of),
  say: ({ win, loss, decimals }) => ({
    say: `the first of these that differs: ${formatScaled(win, decimals)} for the better side, ${formatScaled(loss, decimals)} for the other`,
  }),
}

const sideShare: Leaf<'side-share'> = {
  scale: () => ({ decimals: 0 }),
  evaluate({ of }, context, evaluate) {
    const { taken } = context
    const own = single(evaluate(of, context))
    if (!taken?.others || own === null) return null
    return 1 + taken.others.filter((values) => single(evaluate(of, { ...context, taken: { ...taken, values } })) === own).length
  },
  inner: ({ of }) => [of],
  say: () => ({ say: 'how many sides share it' }),
}

const unless: Leaf<'unless'> = {
  scale: ({ then }, _, scaleOf) => scaleOf(then),
  evaluate({ field, is, then }, context, evaluate) {
    const value = context.taken?.values[field]
    return typeof value === 'string' && is.includes(value) ? null : evaluate(then, context)
  },
  inner: ({ then }) => [then],
  fault: ({ field }, format) =>
    format.fields.some(({ id, type }) => id === field && (type === 'choice' || type === 'decimal')) ? null : `${field} holds no words`,
  say: ({ is }) => ({ say: `unless ${is.join(' or ')}` }),
}

const named: Leaf<'named'> = {
  scale: ({ then }, _, scaleOf) => scaleOf(then),
  evaluate(part, context, evaluate) {
    const numbers = seriesIn(context, part.field) ?? []
    const own = context.taken?.seat?.member
    return evaluate(own !== undefined && numbers.includes(own) ? part.then : part.else, context)
  },
  inner: (part) => [part.then, part.else],
  fault: (part, format, scaleOf) =>
    seriesFault(part, format) ??
    (scaleOf(part.then).decimals === scaleOf(part.else).decimals ? null : 'the two branches have decimals of their own'),
  say({ field }, context) {
    const own = context.taken?.seat?.member
    const isNamed = own !== undefined && (seriesIn(context, field) ?? []).includes(own)
    const name = context.format.fields.find(({ id }) => id === field)?.name.toLowerCase() ?? field
    return { say: `${isNamed ? 'named' : 'not named'} in ${name}` }
  },
}

const steps: Rule<Steps> = {
  scale: ({ decimals }) => ({ decimals }),
  evaluate(part, context, evaluate) {
    const value = single(evaluate(part.of, context))
    return value === null ? null : (part.steps.findLast(({ from }) => value >= from)?.gives ?? null)
  },
  lost: ({ of }, _, lost) => lost(of),
  inner: ({ of }) => [of],
  fault: (part) =>
    part.steps.every(({ from }, index) => index === 0 || from > part.steps[index - 1]!.from) ? null : 'steps go up from the lowest',
  say: (part, context) => ({
    say: part.steps
      .map(({ from, gives }) => `${formatScaled(gives, part.decimals)} from ${formatScaled(from, context.decimalsOf(part.of))}`)
      .join(', '),
  }),
}

/** Rules of the parts that look at one match. */
export const matchRules = { series, decided, 'side-share': sideShare, unless, named, steps }
