// Rounding as a rule book names it: data in a format, exact on scaled integers.
import { z } from 'zod'

/** How many decimals a scaled integer may carry in a format. */
export const Decimals = z.number().int().min(0).max(6)

/** Named rounding to a count of decimals. half-up: away from zero at the half; truncate: towards zero; half-even: to the even neighbour. */
export const Rounding = z.strictObject({ decimals: Decimals, mode: z.enum(['half-up', 'half-even', 'truncate']) })
export type Rounding = z.infer<typeof Rounding>

/** `dividend / divisor` as an integer by a named mode; both safe integers, the divisor positive. Exact. */
export function divide(dividend: number, divisor: number, mode: Rounding['mode']): number {
  const size = Math.abs(dividend)
  const rest = size % divisor
  const down = (size - rest) / divisor
  const half = rest - (divisor - rest)
  const up = mode === 'truncate' ? false : half > 0 || (half === 0 && (mode === 'half-up' || down % 2 === 1))
  const rounded = up ? down + 1 : down
  return dividend < 0 && rounded !== 0 ? -rounded : rounded
}

/** Rounds a scaled integer from one count of decimals to another. More decimals than before are zeros. */
export function round(value: number, from: number, { decimals, mode }: Rounding): number {
  return decimals >= from ? value * 10 ** (decimals - from) : divide(value, 10 ** (from - decimals), mode)
}
