// Parts that give a list to rank by: the attempts best first, the earlier ones, how many needed one try, two, three.
import type { Listing } from '../../formats/part.ts'
import type { Score } from '../line.ts'
import { bestIndex, look, lookedAt, lookedScale } from './reducer.ts'
import { better, type Rule, single } from './rule.ts'

type List<K extends Listing['part']> = Rule<Extract<Listing, { part: K }>>

const groupFault = (part: { group: string }, format: { groups: readonly { id: string }[] }): string | null =>
  format.groups.some(({ id }) => id === part.group) ? null : `there is no group ${part.group}`

const list: List<'list'> = {
  scale: (part, format, scaleOf) => ({ ...lookedScale(part, format, scaleOf), print: 'list' }),
  evaluate(part, context, evaluate) {
    const looked = look(part, context, evaluate)
    const until = part.beforeBest ? bestIndex(looked, part.beforeBest, 'score') : looked.length
    const figures: Score[] = looked.slice(0, Math.max(0, until)).flatMap(({ figure }) => (figure === undefined ? [] : [figure]))
    const { sort, backwards } = part
    if (sort) return figures.filter((figure) => figure !== null).sort((a, b) => better(sort, a, b))
    return backwards ? figures.toReversed() : figures
  },
  inner: ({ of }) => (of ? [of] : []),
  fault: groupFault,
  attempts: lookedAt((part: Extract<Listing, { part: 'list' }>, looked) => {
    const until = part.beforeBest ? bestIndex(looked, part.beforeBest, 'score') : looked.length
    return (index) => index < until
  }),
  say: ({ sort, beforeBest }) => ({
    say: sort ? 'all attempts, best first' : beforeBest ? 'attempts before the best' : 'attempts in order',
  }),
}

const listOf: List<'list-of'> = {
  scale: (part, _, scaleOf) => ({ ...scaleOf(part.of[0]!), print: 'list' }),
  evaluate(part, context, evaluate) {
    const there = part.of.map((operand) => single(evaluate(operand, context))).filter((value) => value !== null)
    return there.sort((a, b) => better(part.sort, a, b))
  },
  inner: ({ of }) => of,
  say: () => ({ say: 'all of these, best first' }),
}

const tally: List<'tally'> = {
  scale: () => ({ decimals: 0, print: 'list' }),
  evaluate(part, context, evaluate) {
    const figures = look(part, context, evaluate).map(({ figure }) => figure)
    return Array.from({ length: part.upTo }, (_, index) => figures.filter((figure) => figure === index + 1).length)
  },
  inner: ({ of }) => [of],
  fault: groupFault,
  attempts: lookedAt((_, looked) => (index) => looked[index]!.figure !== null),
  say: () => ({ say: 'how many in one, in two, in three …' }),
}

/** Rules of the parts that give a list. */
export const listingRules = { list, 'list-of': listOf, tally }
