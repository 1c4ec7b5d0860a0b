import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decimal } from './arithmetic.ts'
import { applyFormula, coefficientOf } from './apply.ts'
import { formulas } from './formulas.ts'

const kg = (scaled: number, decimals = 1): Decimal => ({ scaled, decimals })
const bodyweight = kg(10000, 2)
const hundredths = { decimals: 2, mode: 'half-up' } as const

describe('a formula applied', () => {
  it('multiplies by the coefficient and rounds once', () => {
    expect(applyFormula('wilks', 'men', { value: kg(10000), inputs: { bodyweight } }, { round: hundredths })).toBe(60859)
  })

  it('rounds the coefficient first where a sheet does', () => {
    const coefficientRound = { decimals: 4, mode: 'half-up' } as const
    expect(coefficientOf('wilks', 'men', { bodyweight }, coefficientRound)).toBe(6086)
    expect(applyFormula('wilks', 'men', { value: kg(10000), inputs: { bodyweight } }, { coefficientRound, round: hundredths })).toBe(60860)
  })

  it('a half by a rounded coefficient is exactly a half', () => {
    // 762.5 × 0.6086 is 464.0575 to the last digit.
    const steps = { coefficientRound: { decimals: 4, mode: 'half-up' }, round: { decimals: 3, mode: 'half-up' } } as const
    const values = { value: kg(7625), inputs: { bodyweight } }
    expect(applyFormula('wilks', 'men', values, steps)).toBe(464_058)
    expect(applyFormula('wilks', 'men', values, { ...steps, round: { decimals: 3, mode: 'truncate' } })).toBe(464_057)
  })

  it('takes further coefficients without rounding in between', () => {
    const inputs = { bodyweight, age: { scaled: 50, decimals: 0 } }
    const times = [{ formula: 'age-foster-mcculloch', variant: 'all' }]
    // 1000 × 0.6085890719… × 1.13
    expect(applyFormula('wilks', 'men', { value: kg(10000), inputs }, { times, round: hundredths })).toBe(68771)
    expect(applyFormula('wilks', 'men', { value: kg(10000), inputs: { bodyweight } }, { times, round: hundredths })).toBeNull()
  })

  it('is nothing without the value, an input or a variant, and for a variant it has not', () => {
    const values = { value: kg(5000), inputs: { bodyweight } }
    expect(applyFormula('dots', 'men', { ...values, value: null }, { round: hundredths })).toBeNull()
    expect(applyFormula('dots', 'men', { ...values, inputs: {} }, { round: hundredths })).toBeNull()
    expect(applyFormula('dots', 'men', { ...values, inputs: { bodyweight: null } }, { round: hundredths })).toBeNull()
    expect(applyFormula('dots', null, values, { round: hundredths })).toBeNull()
    expect(applyFormula('dots', 'horses', values, { round: hundredths })).toBeNull()
  })

  it('without a mark is nothing, but 0 points in combined events', () => {
    const values = { value: 'no-mark', inputs: { bodyweight } } as const
    expect(applyFormula('dots', 'men', values, { round: hundredths })).toBeNull()
    expect(applyFormula('combined-events', 'men-pv', values, { round: { decimals: 0, mode: 'truncate' } })).toBe(0)
  })

  it('of an unknown name, or of a coefficient there is none of, is a bug', () => {
    const values = { value: kg(5000), inputs: { bodyweight } }
    expect(() => applyFormula('luck', 'men', values, { round: hundredths })).toThrow('no formula luck')
    expect(() => coefficientOf('combined-events', 'men-100', {}, hundredths)).toThrow('no coefficient')
    expect(() => applyFormula('combined-events', 'men-100', values, { coefficientRound: hundredths, round: hundredths })).toThrow(
      'no coefficient',
    )
  })

  it.each(
    formulas
      .filter(({ kind }) => kind === 'coefficient')
      .flatMap(({ id, variants }) => variants.map((variant) => [id, variant.id] as const)),
  )('%s, %s: more is never worth less', (id, variant) => {
    const inputs = {
      bodyweight,
      age: { scaled: 62, decimals: 0 },
      a: { scaled: 75, decimals: 2 },
      b: { scaled: 175, decimals: 0 },
      factor: { scaled: 9, decimals: 1 },
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 50 }), (low, more) => {
        const points = (value: number) => applyFormula(id, variant, { value: kg(value), inputs }, { round: hundredths })!
        expect(points(low + more)).toBeGreaterThanOrEqual(points(low))
      }),
      { numRuns: 50 },
    )
  })

  it('an allowance is taken off, below zero too; a factor is multiplied', () => {
    const allowance = { scaled: 1250, decimals: 2 }
    expect(applyFormula('handicap-allowance', 'all', { value: kg(1000), inputs: { allowance } }, { round: hundredths })).toBe(8750)
    expect(applyFormula('handicap-allowance', 'all', { value: kg(100), inputs: { allowance } }, { round: hundredths })).toBe(-250)
    const large = { scaled: Number.MAX_SAFE_INTEGER, decimals: 2 }
    const nearly = { scaled: Number.MAX_SAFE_INTEGER - 1, decimals: 2 }
    expect(applyFormula('handicap-allowance', 'all', { value: large, inputs: { allowance: nearly } }, { round: hundredths })).toBe(1)
    const factor = { scaled: 9375, decimals: 4 }
    expect(applyFormula('handicap-factor', 'all', { value: kg(36004), inputs: { factor } }, { round: hundredths })).toBe(337_538)
  })
})
