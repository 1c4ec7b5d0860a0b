// From a formula to the one integer every device agrees on: in doubles where they can't be wrong, exactly where they could.
import type { Rounding } from '../format.ts'
import { type Arithmetic, doubles } from './arithmetic.ts'
import { exact, roundResult } from './exact.ts'

/** A formula's text, on numbers of any kind; null outside its range, which it tells from integers, so that both kinds agree on it. */
export type Expression = <N>(on: Arithmetic<N>) => N | null

/**
 * How near to a boundary a double still decides, relative to its size. The formulas here are right to 1e-12 in doubles on any engine;
 * this leaves a thousand times that, and sends about one value in ten thousand the exact way.
 */
const GUARD = 1e-9

/** The expression by exact arithmetic, rounded: the truth that {@link settle} gives sooner. Null where the expression is, or past the exact integers. */
export function settleExactly(expression: Expression, round: Rounding): number | null {
  const value = expression(exact)
  return value === null ? null : roundResult(value, round)
}

/** The expression's value as an integer scaled by `round.decimals`. Null where the expression is, or past the exact integers. */
export function settle(expression: Expression, round: Rounding): number | null {
  const value = expression(doubles)
  if (value === null) return null
  const scaled = value * 10 ** round.decimals
  const size = Math.abs(scaled)
  if (!(size <= 2 * Number.MAX_SAFE_INTEGER)) return null
  const rest = size - Math.floor(size)
  const distance = round.mode === 'truncate' ? Math.min(rest, 1 - rest) : Math.abs(rest - 0.5)
  if (distance <= GUARD * Math.max(1, size)) return settleExactly(expression, round)
  const rounded = Math.floor(size) + (round.mode !== 'truncate' && rest > 0.5 ? 1 : 0)
  return scaled < 0 && rounded !== 0 ? -rounded : rounded
}
