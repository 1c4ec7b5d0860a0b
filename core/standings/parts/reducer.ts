// Parts that reduce the attempts of a group to one figure: the best, a sum, a mean without the extremes, the number of the best one.
import type { Format } from '../../formats/format.ts'
import type { Operand, Order, Part, Reducer } from '../../formats/part.ts'
import { slotsOf } from '../slots.ts'
import type { Score, Taken } from '../line.ts'
import type { Scale } from '../../formats/scale.ts'
import { better, type Context, type Evaluate, type LookedAt, meanOf, type Rule, single, sumOf } from './rule.ts'

type Reduce<K extends Reducer['part']> = Rule<Extract<Reducer, { part: K }>>

/** A group's attempts in order: what is looked at of each (undefined where it is still to come), and the attempt. */
export interface Looked {
  figure: Score | undefined
  score: Score
  taken: Taken | undefined
}

/** Looks at every attempt of a group: at its score, or at what `of` gives for it. A group of matches is as long as what was drawn. */
export function look(part: { group: string; of?: Part | undefined }, context: Context, evaluate: Evaluate): Looked[] {
  const [first, end] = slotsOf(context.format, part.group)
  const looked: Looked[] = []
  for (let slot = first; slot < end; slot++) {
    const taken = context.line.slots[slot]
    const figure = taken && (part.of ? single(evaluate(part.of, { ...context, taken })) : taken.score)
    looked.push({ figure, score: taken?.score ?? null, taken })
  }
  return looked
}

/** The scale of what a reducer looks at. */
export const lookedScale = (part: { group: string; of?: Part | undefined }, format: Format, scaleOf: (operand: Operand) => Scale): Scale =>
  scaleOf(part.of ?? format.groups.find(({ id }) => id === part.group)?.score ?? format.score)

const lookedDecimals = (part: { group: string; of?: Part | undefined }, { format, decimalsOf }: Context): number =>
  decimalsOf(part.of ?? format.groups.find(({ id }) => id === part.group)?.score ?? format.score)

const groupFault = (part: { group: string }, format: Format): string | null =>
  format.groups.some(({ id }) => id === part.group) ? null : `there is no group ${part.group}`

const groupName = (part: { group: string }, format: Format) => format.groups.find(({ id }) => id === part.group)?.name ?? part.group

const figuresOf = (looked: readonly Looked[]): number[] => looked.flatMap(({ figure }) => (figure == null ? [] : [figure]))

/** Index of the best figure, the earliest of equals; -1 where there is none. `by` says which figure. */
export function bestIndex(looked: readonly Looked[], order: Order, by: 'figure' | 'score' = 'figure'): number {
  let best = -1
  for (const [index, each] of looked.entries()) {
    const figure = each[by]
    if (figure == null) continue
    if (best < 0 || better(order, figure, looked[best]![by]!) < 0) best = index
  }
  return best
}

/** The attempts that were taken, with those that count by what `counting` says of all. */
export function lookedAt<P extends { group: string; of?: Part | undefined }>(
  counting: (part: P, looked: readonly Looked[]) => (index: number) => boolean,
): NonNullable<Rule<P & Part>['attempts']> {
  return (part, context, evaluate) => {
    const looked = look(part, context, evaluate)
    const [first] = slotsOf(context.format, part.group)
    const counts = counting(part, looked)
    return looked.flatMap(({ figure }, index): LookedAt[] =>
      figure === undefined ? [] : [{ slot: first + index, figure, counts: counts(index) }],
    )
  }
}

/** Indexes of figures, best first; equals in the order they were taken. */
const bestFirst = (looked: readonly Looked[], order: Order): number[] =>
  [...looked.keys()]
    .filter((index) => looked[index]!.figure != null)
    .sort((a, b) => better(order, looked[a]!.figure!, looked[b]!.figure!) || a - b)

const everyOne = lookedAt(() => () => true)
const theBest = lookedAt((part: { group: string; order?: Order | undefined; nth?: number | undefined }, looked) => {
  const best = bestFirst(looked, part.order ?? 'high')[(part.nth ?? 1) - 1]
  return (index) => index === best
})

/** Nothing for good: what is left can't make it something. */
const lostWhenAllTaken = (part: { group: string; of?: Part | undefined }, context: Context): boolean => {
  const [first, end] = slotsOf(context.format, part.group)
  for (let slot = first; slot < end; slot++) if (!context.line.slots[slot]) return false
  return true
}

const shared = {
  fault: groupFault,
  inner: ({ of }: { of?: Part | undefined }): readonly Operand[] => (of ? [of] : []),
}

const best: Reduce<'best'> = {
  ...shared,
  scale: lookedScale,
  evaluate(part, context, evaluate) {
    const { order = 'high', nth = 1 } = part
    const looked = look(part, context, evaluate)
    if (nth === 1) return looked[bestIndex(looked, order)]?.figure ?? null
    return figuresOf(looked).sort((a, b) => better(order, a, b))[nth - 1] ?? null
  },
  lost: lostWhenAllTaken,
  attempts: theBest,
  say: (part, { format }) => ({
    say: `${['best', 'second best', 'third best'][(part.nth ?? 1) - 1] ?? `${part.nth}th best`} of ${groupName(part, format)}`,
  }),
}

const last: Reduce<'last'> = {
  ...shared,
  scale: lookedScale,
  evaluate: (part, context, evaluate) => look(part, context, evaluate).findLast(({ figure }) => figure !== undefined)?.figure ?? null,
  lost: lostWhenAllTaken,
  attempts: lookedAt((_, looked) => {
    const at = looked.findLastIndex(({ figure }) => figure !== undefined)
    return (index) => index === at
  }),
  say: (part, { format }) => ({ say: `last of ${groupName(part, format)}` }),
}

const total: Reduce<'total'> = {
  ...shared,
  scale: (part, format, scaleOf) => {
    const scale = lookedScale(part, format, scaleOf)
    return part.unplayed ? { ...scale, decimals: part.unplayed.decimals } : scale
  },
  evaluate(part, context, evaluate) {
    const taken = look(part, context, evaluate).filter(({ figure }) => figure !== undefined)
    const counted = part.unplayed ? taken.filter((each) => each.figure !== null && each.taken?.seat?.played !== false) : taken
    const sum = counted.length === 0 ? null : sumOf(counted.map(({ figure }) => figure ?? 0))
    if (sum === null || !part.unplayed) return sum
    return meanOf(sum * taken.length, counted.length, lookedDecimals(part, context), part.unplayed)
  },
  attempts: everyOne,
  say: (part, { format }) => ({ say: `sum of ${groupName(part, format)}` }),
}

/** Which attempts an average counts: without the best and worst so many, those without a mark being the worst. Null where it is nothing. */
export function averaged(part: Extract<Reducer, { part: 'average' }>, looked: readonly Looked[]): Looked[] | null {
  const { order = 'high', drop, soFar } = part
  const there = looked.filter(({ figure }) => figure !== undefined)
  if (there.length === 0 || (!soFar && there.length < looked.length)) return null
  const ranked = there.toSorted(({ figure: a }, { figure: b }) =>
    a == null || b == null ? Number(a == null) - Number(b == null) : better(order, a, b),
  )
  const counted = ranked.slice(drop.best, ranked.length - drop.worst)
  return counted.length === 0 || counted.some(({ figure }) => figure == null) ? null : counted
}

const average: Reduce<'average'> = {
  ...shared,
  scale: (part, format, scaleOf) => ({ ...lookedScale(part, format, scaleOf), decimals: part.round.decimals }),
  evaluate(part, context, evaluate) {
    const counted = averaged(part, look(part, context, evaluate))
    const sum = counted && sumOf(figuresOf(counted))
    if (sum == null) return null
    return meanOf(sum, counted!.length, lookedDecimals(part, context), part.round)
  },
  lost: lostWhenAllTaken,
  attempts: lookedAt((part: Extract<Reducer, { part: 'average' }>, looked) => {
    const counted = averaged(part, looked)
    return (index) => counted === null || counted.includes(looked[index]!)
  }),
  say(part, { format }) {
    const { best: high, worst } = part.drop
    return { say: `mean of ${groupName(part, format)}${high + worst === 0 ? '' : ` without the ${high} best and ${worst} worst`}` }
  },
}

const bestSum: Reduce<'best-sum'> = {
  ...shared,
  scale: lookedScale,
  evaluate(part, context, evaluate) {
    const there = figuresOf(look(part, context, evaluate)).sort((a, b) => better(part.order ?? 'high', a, b))
    return there.length === 0 ? null : sumOf(there.slice(0, part.n))
  },
  lost: lostWhenAllTaken,
  attempts: lookedAt((part: Extract<Reducer, { part: 'best-sum' }>, looked) => {
    const best = bestFirst(looked, part.order ?? 'high').slice(0, part.n)
    return (index) => best.includes(index)
  }),
  say: (part, { format }) => ({ say: `sum of the ${part.n} best of ${groupName(part, format)}` }),
}

const count: Reduce<'count'> = {
  ...shared,
  scale: () => ({ decimals: 0 }),
  evaluate(part, context, evaluate) {
    const taken = look(part, context, evaluate).filter(({ figure }) => figure !== undefined)
    return taken.filter(({ figure }) => (figure === null) === (part.none ?? false)).length
  },
  attempts: lookedAt(
    (part: Extract<Reducer, { part: 'count' }>, looked) => (index) => (looked[index]!.figure === null) === (part.none ?? false),
  ),
  say: (part, { format }) => ({ say: `${part.none ? 'without a result' : 'counted'} in ${groupName(part, format)}` }),
}

const numberOfBest: Reduce<'number-of-best'> = {
  ...shared,
  scale: () => ({ decimals: 0 }),
  evaluate(part, context, evaluate) {
    const index = bestIndex(look(part, context, evaluate), part.order ?? 'high')
    return index < 0 ? null : index + 1
  },
  attempts: theBest,
  say: (part, { format }) => ({ say: `number of the best attempt in ${groupName(part, format)}` }),
}

const atBest: Reduce<'at-best'> = {
  ...shared,
  scale: (part, _, scaleOf) => scaleOf(part.of),
  evaluate(part, context, evaluate) {
    const looked = look(part, context, evaluate)
    return looked[bestIndex(looked, part.order ?? 'high', 'score')]?.figure ?? null
  },
  attempts: lookedAt((part: Extract<Reducer, { part: 'at-best' }>, looked) => {
    const best = bestIndex(looked, part.order ?? 'high', 'score')
    return (index) => index === best
  }),
  say: (part, { format }) => ({ say: `at the best of ${groupName(part, format)}` }),
}

const upToBest: Reduce<'up-to-best'> = {
  ...shared,
  scale: (part, _, scaleOf) => scaleOf(part.of),
  evaluate(part, context, evaluate) {
    const looked = look(part, context, evaluate)
    const index = bestIndex(looked, part.order ?? 'high', 'score')
    return index < 0 ? null : sumOf(figuresOf(looked.slice(0, index + 1)))
  },
  attempts: lookedAt((part: Extract<Reducer, { part: 'up-to-best' }>, looked) => {
    const best = bestIndex(looked, part.order ?? 'high', 'score')
    return (index) => index <= best
  }),
  say: (part, { format }) => ({ say: `up to the best of ${groupName(part, format)}` }),
}

/** Rules of the parts that reduce a group's attempts. */
export const reducerRules = {
  best,
  last,
  total,
  average,
  'best-sum': bestSum,
  count,
  'number-of-best': numberOfBest,
  'at-best': atBest,
  'up-to-best': upToBest,
}
