import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constant } from './arithmetic.ts'
import { exact, roundExactly, roundResult } from './exact.ts'

/** Thirty decimals, as tables of constants print them. */
const digits = (value: bigint) => {
  const text = ((value + 5n * 10n ** 14n) / 10n ** 15n).toString().padStart(31, '0')
  return `${text.slice(0, -30)}.${text.slice(-30)}`
}
const of = (printed: string) => exact.of(constant(printed))

describe('exact arithmetic', () => {
  it.each([
    ['ln 2', exact.ln(of('2')), '0.693147180559945309417232121458'],
    ['ln 10', exact.ln(of('10')), '2.302585092994045684017991454684'],
    ['ln 0.5', -exact.ln(of('0.5')), '0.693147180559945309417232121458'],
    ['e', exact.exp(of('1')), '2.718281828459045235360287471353'],
    ['1 / e', exact.exp(of('-1')), '0.367879441171442321595523770161'],
    ['1 / 3', exact.divide(of('1'), of('3')), '0.333333333333333333333333333333'],
  ])('%s has its thirty decimals', (_name, value, printed) => {
    expect(digits(value)).toBe(printed)
  })

  it('exp undoes ln to thirty decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (scaled) => {
        const value = exact.of({ scaled, decimals: 4 })
        expect(digits(exact.exp(exact.ln(value)))).toBe(digits(value))
      }),
    )
  })

  it('knows a whole power from one just short of it', () => {
    // 32 to the power of 1.4 is 128; cut off digit by digit it would be 127.999….
    const power = exact.exp(exact.multiply(of('1.4'), exact.ln(of('32'))))
    expect(roundResult(power, { decimals: 0, mode: 'truncate' })).toBe(128)
  })

  it('falls to nothing, and not over, far below zero', () => {
    expect(exact.exp(of('-9000000000000'))).toBe(0n)
  })

  it('has no logarithm of nothing', () => {
    expect(() => exact.ln(0n)).toThrow(RangeError)
  })
})

describe('rounding of an exact result', () => {
  it.each([
    [1245n, 3, 'half-up', 125],
    [1245n, 3, 'half-even', 124],
    [1235n, 3, 'half-even', 124],
    [1249n, 3, 'truncate', 124],
    [-1245n, 3, 'half-up', -125],
    [-1249n, 3, 'truncate', -124],
    [-4n, 3, 'half-up', 0],
    [12n, 0, 'half-up', 1200],
  ] as const)('%s with %s decimals, %s, is %s hundredths', (value, from, mode, expected) => {
    expect(roundExactly(value, from, { decimals: 2, mode })).toBe(expected)
  })

  it('is nothing where a number could not hold it', () => {
    expect(roundExactly(2n ** 53n, 0, { decimals: 0, mode: 'truncate' })).toBeNull()
    expect(roundExactly(2n ** 53n - 1n, 0, { decimals: 0, mode: 'truncate' })).toBe(Number.MAX_SAFE_INTEGER)
  })
})
