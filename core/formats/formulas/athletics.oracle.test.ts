// Combined events points against published results (core/testing/oracles/athletics).
import { describe, expect, it } from 'vitest'
import single from '../../testing/oracles/athletics/combined_points_tests.json' with { type: 'json' }
import decastar from '../../testing/oracles/athletics/decathlon_decastar2004.json' with { type: 'json' }
import rio from '../../testing/oracles/athletics/decathlon_rio2016.json' with { type: 'json' }
import { parseScaled } from '../decimal.ts'
import { applyFormula, type FormulaValues } from './apply.ts'

/** `10.30`, `4:24.90` or `2.04` as a value of two decimals; a status, or nothing, is no mark. */
function markOf(printed: string | null): FormulaValues['value'] {
  const [last, minutes = '0'] = (printed ?? '').split(':').reverse()
  const parsed = parseScaled(last!, 2)
  return parsed.ok ? { scaled: Number(minutes) * 6000 + parsed.value, decimals: 2 } : 'no-mark'
}

const points = (sex: string, event: string, mark: string | null) =>
  applyFormula(
    'combined-events',
    `${sex === 'M' ? 'men' : 'women'}-${event.toLowerCase()}`,
    { value: markOf(mark), inputs: {} },
    { round: { decimals: 0, mode: 'truncate' } },
  )

describe('points of single marks', () => {
  it.each(single.cases)('$id', ({ inputs: { sex, event, mark }, expected }) => {
    expect(points(sex, event, mark)).toBe(expected.points)
  })
})

describe('decathlon, Rio 2016', () => {
  const { inputs, expected } = rio.cases[0]!

  it.each(expected.results)('$id: every event and the total', (result) => {
    const { marks } = inputs.athletes.find(({ id }) => id === result.id)!
    const got = marks.map(({ event, mark }) => points('M', event, mark)!)
    expect(got).toEqual(result.points)
    // Without a status the total stands, even where a mark is missing.
    if (result.status === null) expect(got.reduce((sum, value) => sum + value)).toBe(result.total)
  })
})

describe('decathlon, Decastar 2004', () => {
  const { inputs, expected, known_differences } = decastar.cases[0]!
  const totals: Partial<Record<string, number>> = expected.total

  it.each(inputs.athletes)('$id: the total, or what the shortened marks of the data set give', ({ id, marks }) => {
    const known = known_differences.find((difference) => difference.id === id)
    const asComputed = known ? Number(/gives (\d+)/.exec(known.why)![1]) : totals[id]
    expect(marks.reduce((sum, { event, mark }) => sum + points('M', event, mark)!, 0)).toBe(asComputed)
  })
})
