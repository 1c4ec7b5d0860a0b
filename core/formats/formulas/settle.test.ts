import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rounding } from '../format.ts'
import type { Arithmetic, Decimal } from './arithmetic.ts'
import { formulas } from './formulas.ts'
import { type Expression, settle, settleExactly } from './settle.ts'

const rounding: fc.Arbitrary<Rounding> = fc.record({
  decimals: fc.integer({ min: 0, max: 6 }),
  mode: fc.constantFrom('half-up', 'half-even', 'truncate'),
})
const positive = (max: number, decimals: number): fc.Arbitrary<Decimal> =>
  fc.record({ scaled: fc.integer({ min: 1, max: max * 10 ** decimals }), decimals: fc.constant(decimals) })

/** What each formula asks for, as a competition would give it. */
const inputs = fc.record({
  bodyweight: positive(250, 2),
  age: positive(100, 0),
  a: positive(1, 9),
  b: positive(250, 3),
  'age-factor': fc.option(positive(5, 3)),
  factor: positive(2, 4),
  allowance: positive(100, 2),
})

const product =
  (a: Decimal, b: Decimal): Expression =>
  (on) =>
    on.multiply(on.of(a), on.of(b))
const value = (scaled: number, decimals: number): Decimal => ({ scaled, decimals })

describe('a settled result', () => {
  it.each(formulas.flatMap((formula) => formula.variants.map((variant) => [formula.id, variant.id, formula] as const)))(
    '%s, %s: doubles with their guard give what exact arithmetic gives',
    (_id, variant, formula) => {
      fc.assert(
        fc.property(positive(1200, 2), inputs, rounding, (main, given, round) => {
          const expression = <N>(on: Arithmetic<N>) => {
            if (formula.kind === 'value') return formula.result(on, variant, main, given)
            const coefficient = formula.coefficient(on, variant, given)
            return coefficient === null ? null : on.multiply(on.of(main), coefficient)
          }
          expect(settle(expression, round)).toBe(settleExactly(expression, round))
        }),
        { numRuns: 60 },
      )
    },
  )

  it('at a boundary is decided exactly, where doubles say otherwise', () => {
    // 1.005 × 1 is a little less than 1.005 in doubles; 1.1 × 3 a little more than 3.3.
    expect(settle(product(value(1005, 3), value(1, 0)), { decimals: 2, mode: 'half-up' })).toBe(101)
    expect(settle(product(value(1005, 3), value(1, 0)), { decimals: 2, mode: 'half-even' })).toBe(100)
    expect(settle(product(value(29, 2), value(100, 0)), { decimals: 0, mode: 'truncate' })).toBe(29)
    expect(settle(product(value(-1005, 3), value(1, 0)), { decimals: 2, mode: 'half-up' })).toBe(-101)
  })

  it('an engine that is off in the last bits changes nothing', () => {
    // 1.00499999 lies a hundred millionth below the half, and the shaking is a hundred thousand times smaller than that.
    const expression = product(value(100_499_999, 8), value(1, 0))
    const shaky: Expression = (on) => {
      const result = expression(on)
      return typeof result === 'number' ? ((result * (1 + 1e-13)) as typeof result) : result
    }
    for (const decimals of [0, 2, 4, 6]) {
      expect(settle(shaky, { decimals, mode: 'half-up' })).toBe(settle(expression, { decimals, mode: 'half-up' }))
      expect(settle(shaky, { decimals, mode: 'truncate' })).toBe(settle(expression, { decimals, mode: 'truncate' }))
    }
  })

  it('is nothing past the exact integers, and never a negative zero', () => {
    const large = value(Number.MAX_SAFE_INTEGER, 0)
    expect(settle(product(large, large), { decimals: 0, mode: 'half-up' })).toBeNull()
    expect(settle(product(large, value(2, 0)), { decimals: 0, mode: 'half-up' })).toBeNull()
    expect(settle(product(large, value(1, 0)), { decimals: 0, mode: 'half-up' })).toBe(Number.MAX_SAFE_INTEGER)
    expect(settle(product(value(-1, 3), value(1, 0)), { decimals: 0, mode: 'half-up' })).toBe(0)
  })
})
