// Parts that compute with figures: sums, products, means, roots, formulas and tables. Exact; what rounds says how.
import { formatScaled } from '../../formats/decimal.ts'
import type { Arithmetic, Operand } from '../../formats/part.ts'
import { divide, round as roundTo } from '../../formats/rounding.ts'
import type { Score } from '../line.ts'
import { rootOfProduct } from '../roots.ts'
import type { Scale } from '../../formats/scale.ts'
import { pointsAt } from '../points-list.ts'
import { better, type Context, type Evaluate, exact, meanOf, rescale, type Rule, single, sumOf } from './rule.ts'

type Compute<K extends Exclude<Arithmetic['part'], 'formula'>> = Rule<Extract<Arithmetic, { part: K }>>

const several = (part: { of: readonly Operand[] }) => part.of
const most = (operands: readonly Operand[], scaleOf: (operand: Operand) => Scale) => Math.max(...operands.map((of) => scaleOf(of).decimals))

/** The scale of figures that are added or chosen from: the most decimals any of them has, in the writing of the first. */
const joined = (operands: readonly Operand[], scaleOf: (operand: Operand) => Scale): Scale => ({
  ...scaleOf(operands[0]!),
  decimals: most(operands, scaleOf),
})

/** Operands evaluated and brought to the same decimals; null where one is nothing. */
function aligned(operands: readonly Operand[], context: Context, evaluate: Evaluate): Score[] {
  const to = Math.max(...operands.map(context.decimalsOf))
  return operands.map((operand) => {
    const value = single(evaluate(operand, context))
    return value === null ? null : rescale(value, context.decimalsOf(operand), to)
  })
}

const allThere = (values: readonly Score[]): number[] | null => (values.includes(null) ? null : (values as number[]))
const anyLost = (part: { of: readonly Operand[] }, _: Context, lost: (operand: Operand) => boolean) => part.of.some(lost)

const constant: Compute<'constant'> = {
  scale: ({ decimals }) => ({ decimals }),
  evaluate: ({ value }) => value,
  say: () => ({ say: 'a fixed number' }),
}

const attribute: Compute<'attribute'> = {
  scale: ({ attribute: id }, format) => ({ decimals: format.attributes.find((candidate) => candidate.id === id)?.decimals ?? 0 }),
  evaluate: ({ attribute: id }, { line }) => line.attributes[id] ?? null,
  lost: () => true,
  fault: ({ attribute: id }, format) => (format.attributes.some((candidate) => candidate.id === id) ? null : `there is no attribute ${id}`),
  say: ({ attribute: id }, { format }) => ({ say: format.attributes.find((candidate) => candidate.id === id)?.name.toLowerCase() ?? id }),
}

const carried: Compute<'carried'> = {
  scale: ({ result }, format) => format.carries?.find(({ id }) => id === result) ?? { decimals: 0, print: 'place' },
  evaluate: ({ result }, { line }) => line.carried?.(result) ?? null,
  lost: () => true,
  fault: ({ result }, format) =>
    result === 'place' || format.carries?.some(({ id }) => id === result) ? null : `the stage before brings no ${result}`,
  say: ({ result }) => ({ say: result === 'place' ? 'place in the stage before' : `${result} of the stage before` }),
}

const sum: Compute<'sum'> = {
  scale: (part, _, scaleOf) => joined(part.of, scaleOf),
  evaluate(part, context, evaluate) {
    const values = aligned(part.of, context, evaluate)
    if (part.missing !== 'zero' && part.of.some((operand, index) => values[index] === null && context.isLost(operand))) return null
    const there = values.filter((value) => value !== null)
    return there.length === 0 ? null : sumOf(there)
  },
  lost: (part, _, lost) => part.missing !== 'zero' && part.of.some(lost),
  inner: several,
  say: () => ({ say: 'sum' }),
}

const difference: Compute<'difference'> = {
  scale: (part, _, scaleOf) => joined(part.of, scaleOf),
  evaluate(part, context, evaluate) {
    const [first = null, ...others] = aligned(part.of, context, evaluate)
    return first === null ? null : sumOf([first, ...others.map((value) => -(value ?? 0))])
  },
  lost: (part, _, lost) => lost(part.of[0]!),
  inner: several,
  say: () => ({ say: 'difference' }),
}

const product: Compute<'product'> = {
  scale: (part, _, scaleOf) => ({ decimals: part.round?.decimals ?? part.of.reduce((total, of) => total + scaleOf(of).decimals, 0) }),
  evaluate(part, context, evaluate) {
    let result: Score = 1
    for (const operand of part.of) {
      const value = single(evaluate(operand, context))
      result = value === null ? null : exact(result * value)
      if (result === null) return null
    }
    if (!part.round) return result
    const decimals = part.of.reduce((total, of) => total + context.decimalsOf(of), 0)
    return exact(roundTo(result, decimals, part.round))
  },
  lost: anyLost,
  inner: several,
  say: () => ({ say: 'product' }),
}

const quotient: Compute<'quotient'> = {
  scale: ({ round }) => ({ decimals: round.decimals }),
  evaluate({ of, by, round }, context, evaluate) {
    const [value, count] = [single(evaluate(of, context)), single(evaluate(by, context))]
    if (value === null || count === null || count <= 0) return null
    const dividend = rescale(value, 0, context.decimalsOf(by))
    return dividend === null ? null : meanOf(dividend, count, context.decimalsOf(of), round)
  },
  lost: ({ of }, _, lost) => lost(of),
  inner: ({ of, by }) => [of, by],
  say: () => ({ say: 'divided' }),
}

const mean: Compute<'mean'> = {
  scale: (part, _, scaleOf) => ({ ...joined(part.of, scaleOf), decimals: part.round.decimals }),
  evaluate(part, context, evaluate) {
    const values = allThere(aligned(part.of, context, evaluate))
    const total = values && sumOf(values)
    return total === null ? null : meanOf(total, part.of.length, Math.max(...part.of.map(context.decimalsOf)), part.round)
  },
  lost: anyLost,
  inner: several,
  say: () => ({ say: 'mean' }),
}

const geometric: Compute<'geometric-mean'> = {
  scale: ({ decimals }) => ({ decimals }),
  evaluate(part, context, evaluate) {
    const values = allThere(aligned(part.of, context, evaluate))
    return values && rootOfProduct(values, Math.max(...part.of.map(context.decimalsOf)), part.decimals)
  },
  lost: anyLost,
  inner: several,
  say: () => ({ say: 'root of the product' }),
}

const extreme: Compute<'extreme'> = {
  scale: (part, _, scaleOf) => joined(part.of, scaleOf),
  evaluate(part, context, evaluate) {
    const there = aligned(part.of, context, evaluate).filter((value) => value !== null)
    return there.sort((a, b) => better(part.order, a, b))[0] ?? null
  },
  lost: (part, _, lost) => part.of.every(lost),
  inner: several,
  // A bound (no less than zero) is told only where it is what it comes to.
  branch(part, context, evaluate) {
    if (!part.of.some((operand) => typeof operand !== 'string' && operand.part === 'constant')) return null
    const values = aligned(part.of, context, evaluate)
    const best = values.filter((value) => value !== null).sort((a, b) => better(part.order, a, b))[0]
    return part.of.find((_, index) => best !== undefined && values[index] === best)
  },
  say: ({ order }) => ({ say: order === 'high' ? 'the highest' : 'the lowest' }),
}

const first: Compute<'first'> = {
  scale: (part, _, scaleOf) => joined(part.of, scaleOf),
  evaluate: (part, context, evaluate) => aligned(part.of, context, evaluate).find((value) => value !== null) ?? null,
  lost: (part, _, lost) => part.of.every(lost),
  inner: several,
  branch: (part, context, evaluate) => part.of.find((operand) => single(evaluate(operand, context)) !== null),
  say: () => ({ say: 'the first that is there' }),
}

const round: Compute<'round'> = {
  scale: (part, _, scaleOf) => ({ ...scaleOf(part.of), decimals: part.round.decimals }),
  evaluate(part, context, evaluate) {
    const value = single(evaluate(part.of, context))
    return value === null ? null : exact(roundTo(value, context.decimalsOf(part.of), part.round))
  },
  lost: (part, _, lost) => lost(part.of),
  inner: (part) => [part.of],
  say: ({ round: { decimals, mode } }) => ({ say: `rounded ${mode} to ${decimals} decimals` }),
}

const present: Compute<'present'> = {
  scale: () => ({ decimals: 0 }),
  evaluate: ({ of }, context, evaluate) => (single(evaluate(of, context)) === null ? null : 1),
  lost: ({ of }, _, lost) => lost(of),
  inner: ({ of }) => [of],
  say: () => ({ say: 'whether it is there' }),
}

const coarse: Compute<'coarse'> = {
  scale: (part, _, scaleOf) => scaleOf(part.of),
  evaluate(part, context, evaluate) {
    const value = single(evaluate(part.of, context))
    return value === null || value <= part.over ? value : exact(divide(value, part.to, 'half-up') * part.to)
  },
  lost: (part, _, lost) => lost(part.of),
  inner: (part) => [part.of],
  say: () => ({ say: 'rounded where it is large' }),
}

const within: Compute<'within'> = {
  scale: (part, _, scaleOf) => scaleOf(part.of),
  evaluate({ of, least = -Infinity, most = Infinity }, context, evaluate) {
    const value = single(evaluate(of, context))
    return value === null || value < least || value > most ? null : value
  },
  // What is outside its bounds may still come back into them: only what is nothing itself is so for good.
  lost: (part, _, lost) => lost(part.of),
  inner: (part) => [part.of],
  say: () => ({ say: 'where it is within its bounds' }),
}

const points: Compute<'points'> = {
  scale: ({ list }) => ({ decimals: list.decimals }),
  evaluate({ of, tied, entrants, list }, context, evaluate) {
    const value = (operand: Operand | undefined) => (operand === undefined ? null : single(evaluate(operand, context)))
    const place = value(of)
    if (place === null) return list.unplaced
    const count = value(entrants) ?? 0
    const { ties } = list
    if (ties.take === 'best') return pointsAt(list, place, count)
    const sharing = Array.from({ length: value(tied) ?? 1 }, (_, index) => pointsAt(list, place + index, count))
    const total = sumOf(sharing)
    return total === null ? null : divide(total, sharing.length, ties.rounding)
  },
  inner: ({ of }) => [of],
  say: () => ({ say: 'points for the place' }),
}

const ladder: Compute<'ladder'> = {
  scale: ({ decimals }) => ({ decimals }),
  evaluate({ of, pieces, top, plus }, context, evaluate) {
    const value = single(evaluate(of, context))
    if (value === null) return null
    const unit = 10 ** context.decimalsOf(of)
    const reached = Math.min(Math.floor(value / unit), top)
    const steps = pieces.map(({ from, each }, index) => Math.max(0, Math.min(reached, pieces[index + 1]?.from ?? top) - from) * each)
    const more = value % unit > 0 && value < top * unit ? plus : 0
    return sumOf([...steps, more])
  },
  lost: ({ of }, _, lost) => lost(of),
  inner: ({ of }) => [of],
  say: ({ pieces, decimals }) => ({
    say: pieces.map(({ from, each }) => `${formatScaled(each, decimals)} each above ${from}`).join(', '),
  }),
}

/** Rules of the parts that compute. */
export const arithmeticRules = {
  constant,
  attribute,
  carried,
  sum,
  difference,
  product,
  quotient,
  mean,
  'geometric-mean': geometric,
  extreme,
  first,
  round,
  present,
  coarse,
  within,
  points,
  ladder,
}
