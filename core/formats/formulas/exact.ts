// Arithmetic on integers of any size, with 45 decimals: slower than doubles, and the same on every device to the last digit.
import type { Rounding } from '../format.ts'
import type { Arithmetic } from './arithmetic.ts'

/** Decimals that {@link exact} calculates with. */
const PLACES = 45
/**
 * Decimals that are believed. The ones behind them take up what division, `exp` and `ln` cut off, so that a result that is exactly
 * half a unit, or exactly whole, is seen as that.
 */
const BELIEVED = 30

const ONE = 10n ** BigInt(PLACES)

const multiply = (a: bigint, b: bigint): bigint => (a * b) / ONE
const divide = (a: bigint, b: bigint): bigint => (a * ONE) / b

/** ln((1 + z) / (1 − z)) by its series, for z well inside −1 … 1. */
function logarithmSeries(z: bigint): bigint {
  const square = multiply(z, z)
  let power = z
  let sum = 0n
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n
    power = multiply(power, square)
  }
  return 2n * sum
}

const LN_2 = logarithmSeries(ONE / 3n)

function ln(value: bigint): bigint {
  if (value <= 0n) throw new RangeError('logarithm of nothing')
  let mantissa = value
  let twos = 0n
  for (; mantissa > (ONE * 3n) / 2n; twos++) mantissa /= 2n
  for (; mantissa < (ONE * 3n) / 4n; twos--) mantissa *= 2n
  return logarithmSeries(divide(mantissa - ONE, mantissa + ONE)) + twos * LN_2
}

function exp(value: bigint): bigint {
  const twos = value / LN_2
  const rest = value - twos * LN_2
  let term = ONE
  let sum = 0n
  for (let n = 1n; term !== 0n; n++) {
    sum += term
    term = multiply(term, rest) / n
  }
  return twos < 0n ? sum >> -twos : sum << twos
}

/** {@link Arithmetic} with 45 decimals, what is beyond them cut off. */
export const exact: Arithmetic<bigint> = {
  of: ({ scaled, decimals }) => (BigInt(scaled) * ONE) / 10n ** BigInt(decimals),
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply,
  divide,
  exp,
  ln,
}

/** An integer scaled by `from` decimals, rounded as the rule book names it; null where a number can't hold the result exactly. */
export function roundExactly(value: bigint, from: number, { decimals, mode }: Rounding): number | null {
  const size = value < 0n ? -value : value
  const unit = 10n ** BigInt(Math.max(0, from - decimals))
  const down = (size * 10n ** BigInt(Math.max(0, decimals - from))) / unit
  const twice = 2n * (size % unit)
  const up = mode !== 'truncate' && (twice > unit || (twice === unit && (mode === 'half-up' || down % 2n === 1n)))
  const rounded = Number(up ? down + 1n : down)
  if (!Number.isSafeInteger(rounded)) return null
  return value < 0n && rounded !== 0 ? -rounded : rounded
}

/** A result of {@link exact}, rounded as the rule book names it. */
export function roundResult(value: bigint, round: Rounding): number | null {
  const cut = 10n ** BigInt(PLACES - BELIEVED)
  const half = value < 0n ? -cut / 2n : cut / 2n
  return roundExactly((value + half) / cut, BELIEVED, round)
}
