// Sinclair points by the name of the cycle, against the values that another scoring program's tests assert (core/testing/oracles/weightlifting).
import { describe, expect, it } from 'vitest'
import owlcms from '../../testing/oracles/weightlifting/owlcms_totals_and_sinclair.json' with { type: 'json' }
import { scaled } from '../../testing/replay.ts'
import { applyFormula } from './apply.ts'
import type { Decimal } from './arithmetic.ts'

interface Case {
  id: string
  inputs: { sex?: string; age?: number; age_factor?: number; bodyweight_kg?: number; total_kg?: number; A?: number; b?: number }
  expected: { total?: number; sinclair?: number; points?: number }
}

const decimal = (value: number, decimals: number): Decimal => ({ scaled: scaled(value, decimals), decimals })
const cases = (owlcms.cases as Case[]).filter(({ inputs }) => inputs.A !== undefined)
const round = { decimals: 4, mode: 'half-up' } as const

/** Difference to the published value, in ten thousandths; it was asserted to 0.0005. */
const off = (got: number | null, { expected }: Case) => Math.abs(got! - scaled((expected.sinclair ?? expected.points)!, 4))

describe('Sinclair values asserted by the owlcms tests', () => {
  it('has values to compare', () => {
    expect(cases.length).toBeGreaterThanOrEqual(2)
  })

  it.each(cases)('$id, by the name of the cycle', (one) => {
    const { sex, age, age_factor, bodyweight_kg, total_kg, A } = one.inputs
    const cycle = { 0.75194503: 2017, 0.783497476: 2017, 0.722762521: 2021, 0.787004341: 2021, 0.700767819: 2025, 0.674107991: 2025 }[A!]!
    const inputs = { bodyweight: decimal(bodyweight_kg!, 2), age: age === undefined ? null : decimal(age, 0) }
    const id = age_factor === undefined ? `sinclair-${cycle}` : `sinclair-masters-${cycle}`
    const points = applyFormula(id, sex === 'M' ? 'men' : 'women', { value: decimal(total_kg!, 0), inputs }, { round })
    expect(off(points, one)).toBeLessThanOrEqual(5)
  })
})
