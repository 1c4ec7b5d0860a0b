// Decimal numbers as scaled integers: 207.5 with one decimal is 2075. Text to integer and back without ever being a float.
import { err, ok, type Outcome } from '../outcome.ts'

/** Why a text is not a number here. */
export type DecimalFault = 'not-a-number' | 'too-many-decimals' | 'too-large'

const SHAPE = /^([+\-\u2212])?(?:(\d+)(?:[.,](\d*))?|[.,](\d+))$/

// Enough for any safe integer and generous leading zeros; a longer text is refused before it costs anything.
const LONGEST = 40

/**
 * Reads a decimal number as a person types it (`207.5`, `207,5`, `-3`, `.5`), times 10^decimals.
 * Exact or a fault: no exponent, no thousands separator, no decimals beyond `decimals` unless they are zeros,
 * and nothing outside the safe integers. Surrounding white space is ignored.
 */
export function parseScaled(text: string, decimals: number): Outcome<number, DecimalFault> {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST) return err(/^[+\-\u2212]?\d+(?:[.,]\d*)?$/.test(trimmed) ? 'too-large' : 'not-a-number')
  const match = SHAPE.exec(trimmed)
  if (!match) return err('not-a-number')
  const whole = match[2] ?? ''
  const fraction = match[3] ?? match[4] ?? ''
  if (/[1-9]/.test(fraction.slice(decimals))) return err('too-many-decimals')
  const size = Number(`${whole}${fraction.slice(0, decimals).padEnd(decimals, '0')}`)
  if (size > Number.MAX_SAFE_INTEGER) return err('too-large')
  const negative = match[1] !== undefined && match[1] !== '+'
  return ok(negative && size !== 0 ? -size : size)
}

/** Writes a scaled integer with all its decimals and a point: 7840 with two decimals is `78.40`. */
export function formatScaled(value: number, decimals: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a scaled integer: ${value}`)
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const sign = value < 0 ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
