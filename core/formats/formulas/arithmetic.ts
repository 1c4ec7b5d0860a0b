// The few operations that formulas are written in, so that one text of a formula runs both in doubles and exactly (exact.ts).
import { parseScaled } from '../decimal.ts'

/** A number as it was entered: an integer and its count of decimals. 207.5 is `{ scaled: 2075, decimals: 1 }`. */
export interface Decimal {
  scaled: number
  decimals: number
}

/** The operations a formula may use on numbers of kind `N`. `ln` asks for more than zero and `divide` for a divisor that isn't zero. */
export interface Arithmetic<N> {
  of(decimal: Decimal): N
  add(a: N, b: N): N
  subtract(a: N, b: N): N
  multiply(a: N, b: N): N
  divide(a: N, b: N): N
  /** e to the power of `a`. */
  exp(a: N): N
  /** The natural logarithm. */
  ln(a: N): N
}

/** A constant of a rule book, exactly as it is printed (`-0.0000010930`). Throws for anything else: the constant was misread. */
export function constant(printed: string): Decimal {
  const decimals = printed.split('.')[1]?.length ?? 0
  const parsed = parseScaled(printed, decimals)
  if (!parsed.ok) throw new Error(`${printed} is no constant: ${parsed.error}`)
  return { scaled: parsed.value, decimals }
}

/** Both with the decimals of the one that has more. */
const alike = (a: Decimal, b: Decimal): [bigint, bigint] => [
  BigInt(a.scaled) * 10n ** BigInt(Math.max(0, b.decimals - a.decimals)),
  BigInt(b.scaled) * 10n ** BigInt(Math.max(0, a.decimals - b.decimals)),
]

/** Negative, zero or positive as `a` is below, equal to or above `b`, by integers alone. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = alike(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** `a` − `b` to the last digit, however near they are to each other; null where a number can't hold it. */
export function minus(a: Decimal, b: Decimal): Decimal | null {
  const [left, right] = alike(a, b)
  const scaled = Number(left - right)
  return Number.isSafeInteger(scaled) ? { scaled, decimals: Math.max(a.decimals, b.decimals) } : null
}

/** `value` held between `low` and `high`, both included. */
export function clamp(value: Decimal, low: Decimal, high: Decimal): Decimal {
  if (compare(value, low) < 0) return low
  return compare(value, high) > 0 ? high : value
}

/** Whether a number is more than zero. */
export const isPositive = ({ scaled }: Decimal): boolean => scaled > 0

/** c0 + c1·x + c2·x² + …, constants from c0 on. */
export function polynomial<N>(on: Arithmetic<N>, constants: readonly Decimal[], x: N): N {
  let sum = on.of({ scaled: 0, decimals: 0 })
  for (const factor of [...constants].reverse()) sum = on.add(on.multiply(sum, x), on.of(factor))
  return sum
}

/** Fast and nearly right: engines may differ in the last bit of `exp` and `ln`, so a result close to a rounding boundary is not decided by these. */
export const doubles: Arithmetic<number> = {
  of: ({ scaled, decimals }) => scaled / 10 ** decimals,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  exp: Math.exp,
  ln: Math.log,
}
