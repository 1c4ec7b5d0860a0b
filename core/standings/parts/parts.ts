// The language's table of contents: every part, and how a part or a column's id is evaluated.
import type { Format } from '../../formats/format.ts'
import type { Operand, Part } from '../../formats/part.ts'
import type { Figure, Line, Score, Taken } from '../line.ts'
import type { Scale } from '../../formats/scale.ts'
import { arithmeticRules } from './arithmetic.ts'
import { attemptRules } from './attempt.ts'
import { fieldWideRules } from './field-wide.ts'
import { formulaRule } from './formula.ts'
import { listingRules } from './listing.ts'
import { matchRules } from './match.ts'
import { reducerRules } from './reducer.ts'
import { type Context, type Rule, single } from './rule.ts'

const rules: { [K in Part['part']]: Rule<Extract<Part, { part: K }>> } = {
  ...attemptRules,
  ...matchRules,
  ...reducerRules,
  ...listingRules,
  ...arithmeticRules,
  formula: formulaRule,
  ...fieldWideRules,
}

/** The rule of a part. */
export const ruleOf = (part: Part): Rule => rules[part.part] as Rule

const columnPart = (format: Format, id: string): Part => {
  const column = format.results.find((result) => result.id === id)
  if (!column) throw new Error(`format ${format.id} has no column ${id}`)
  return column.from
}

const scales = new WeakMap<Format, Map<Operand, Scale>>()

/** What an operand's integers mean in a format. */
export function scaleOf(format: Format, operand: Operand): Scale {
  let known = scales.get(format)
  if (!known) scales.set(format, (known = new Map()))
  let scale = known.get(operand)
  if (scale) return scale
  // Places are printed as places, and a contest's own place is a column that needs no name.
  if (operand === 'place') scale = { decimals: 0, print: 'place' }
  else {
    const part = typeof operand === 'string' ? columnPart(format, operand) : operand
    scale = ruleOf(part).scale(part, format, (inner) => scaleOf(format, inner))
  }
  known.set(operand, scale)
  return scale
}

/** Evaluates an operand. */
export const evaluate = (operand: Operand, context: Context): Figure =>
  typeof operand === 'string' ? context.column(operand) : ruleOf(operand).evaluate(operand, context, evaluate)

/** Whether an operand that is nothing is so for good: no attempt is left that could make it something. */
export function isLost(operand: Operand, context: Context): boolean {
  if (typeof operand === 'string') return context.lost(operand)
  if (single(evaluate(operand, context)) !== null) return false
  return ruleOf(operand).lost?.(operand, context, (inner) => isLost(inner, context)) ?? false
}

/** Makes a context of one line: what `column` and `lost` answer is the caller's. */
export function contextOf(
  format: Format,
  line: Line,
  column: (id: string) => Figure = () => null,
  lost: (id: string) => boolean = () => false,
): Context {
  const context: Context = {
    format,
    line,
    column,
    lost,
    isLost: (operand) => isLost(operand, context),
    decimalsOf: (operand) => scaleOf(format, operand).decimals,
  }
  return context
}

/** The score of what was taken in a slot, scaled by its part's decimals; nothing for no mark. */
export function scoreTaken(context: Context, part: Part, taken: Omit<Taken, 'score'>): Score {
  return single(evaluate(part, { ...context, taken: { ...taken, score: null } }))
}
