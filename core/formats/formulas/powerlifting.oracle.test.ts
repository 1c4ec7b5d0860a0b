// Coefficients and points against published sheets and tables (core/testing/oracles/powerlifting).
import { describe, expect, it } from 'vitest'
import bestLifter from '../../testing/oracles/powerlifting/best_lifter_order.json' with { type: 'json' }
import examples from '../../testing/oracles/powerlifting/coefficient_examples.json' with { type: 'json' }
import dotsSheet from '../../testing/oracles/powerlifting/dots_uspa_2021.json' with { type: 'json' }
import ipf2017 from '../../testing/oracles/powerlifting/ipf_2017.json' with { type: 'json' }
import ipf2021 from '../../testing/oracles/powerlifting/ipf_2021.json' with { type: 'json' }
import ipf2022 from '../../testing/oracles/powerlifting/ipf_2022.json' with { type: 'json' }
import wilks2020Table from '../../testing/oracles/powerlifting/wilks2020_table.json' with { type: 'json' }
import { scaled } from '../../testing/replay.ts'
import type { Rounding } from '../format.ts'
import { applyFormula, coefficientOf } from './apply.ts'
import type { Decimal } from './arithmetic.ts'

const decimal = (value: number, decimals: number): Decimal => ({ scaled: scaled(value, decimals), decimals })
const halfUp = (decimals: number): Rounding => ({ decimals, mode: 'half-up' })
const sexOf = (sex: string) => (sex === 'M' ? 'men' : 'women')

interface Example {
  id: string
  inputs: { formula: string; sex: string; equipment?: string; event?: string; bodyweight_kg: number; total_kg?: number }
  expected: { coefficient?: number; points?: number }
}

describe('worked examples of Wilks and IPF GL', () => {
  const ids: Record<string, string> = { wilks: 'wilks', wilks2020: 'wilks-2020', ipf_gl: 'ipf-gl', dots: 'dots' }

  it.each(examples.cases as Example[])('$id', ({ inputs: { formula, sex, equipment, event, bodyweight_kg, total_kg }, expected }) => {
    const id = ids[formula]!
    const variant = [sexOf(sex), equipment, event === 'B' ? 'bench' : undefined].filter((part) => part !== undefined).join('-')
    const inputs = { bodyweight: decimal(bodyweight_kg, 2) }
    if (expected.coefficient !== undefined) {
      // A double, printed in full: its last digit or two are not the formula's.
      expect(coefficientOf(id, variant, inputs, halfUp(14))! / 1e14).toBeCloseTo(expected.coefficient, 13)
    }
    if (expected.points !== undefined) {
      const points = applyFormula(id, variant, { value: decimal(total_kg!, 2), inputs }, { round: halfUp(2) })
      expect(points).toBe(scaled(expected.points, 2))
    }
  })
})

describe('the published table of Wilks 2020', () => {
  it.each(wilks2020Table.cases)('$id', ({ inputs: { sex, bodyweight_kg }, expected }) => {
    const inputs = { bodyweight: decimal(bodyweight_kg, 2) }
    expect(coefficientOf('wilks-2020', sexOf(sex), inputs, halfUp(4))).toBe(scaled(expected.coefficient, 4))
  })
})

describe('Dots as printed, High Desert Open 2021', () => {
  it.each(dotsSheet.cases)('$id: to the thousandth', ({ inputs: { sex, bodyweight_kg, total_kg }, expected }) => {
    const values = { value: decimal(total_kg, 2), inputs: { bodyweight: decimal(bodyweight_kg, 2) } }
    const points = applyFormula('dots', sexOf(sex), values, { round: halfUp(3) })!
    expect(Math.abs(points - scaled(expected.dots, 3))).toBeLessThanOrEqual(1)
  })
})

interface Meet {
  title: string
  cases: {
    id: string
    inputs: { sex: string; equipment: string; lifters: { id: string; bodyweight_kg: number }[] }
    expected: { results: { id: string; total_kg: number | null; coefficient_published: number | null; points_published: number | null }[] }
  }[]
}

/**
 * What each sheet did, and the rows that are printed otherwise: printed less computed, in hundredths. In 2017 and 2021 these are points of
 * exactly half a hundredth, which the sheets print up in some rows and down in others; in 2022 points a little below the half, printed up.
 */
const meets: { meet: Meet; formula: string; byEquipment: boolean; coefficientRound?: Rounding; differences: Record<string, number> }[] = [
  {
    meet: ipf2017,
    formula: 'wilks',
    byEquipment: false,
    coefficientRound: halfUp(4),
    differences: {
      'Leon Franklin': -1,
      'Jimenez Diego Antonio': -1,
      'Nielsen Nicki Lentz': -1,
      'Dobbins Scott': -1,
      'Silberzahn Cathrin': -1,
    },
  },
  {
    meet: ipf2021,
    formula: 'ipf-gl',
    byEquipment: true,
    coefficientRound: halfUp(4),
    differences: { 'Hotsonyame Kafui': -1, 'Hegedus Aron': -1, 'Lupac David': -1 },
  },
  { meet: ipf2022, formula: 'ipf-gl', byEquipment: true, differences: { 'Berglund Donna': 1, 'Okawa Yui': 1 } },
]

describe.each(meets)('$meet.title', ({ meet, formula, byEquipment, coefficientRound, differences }) => {
  const rows = meet.cases.flatMap(({ inputs: { sex, equipment, lifters }, expected }) =>
    expected.results.map((result) => ({
      ...result,
      variant: byEquipment ? `${sexOf(sex)}-${equipment}` : sexOf(sex),
      bodyweight: decimal(lifters.find(({ id }) => id === result.id)!.bodyweight_kg, 2),
    })),
  )

  it('coefficients to four decimals, all as printed', () => {
    const printed = rows.filter((row) => row.coefficient_published !== null)
    expect(printed.length).toBeGreaterThan(50)
    for (const { id, variant, bodyweight, coefficient_published } of printed)
      expect({ id, is: coefficientOf(formula, variant, { bodyweight }, halfUp(4)) }).toEqual({ id, is: scaled(coefficient_published!, 4) })
  })

  it('points, all as printed but for the rows known to differ by a hundredth', () => {
    const printed = rows.filter((row) => row.points_published !== null && row.total_kg !== null)
    expect(printed.length).toBeGreaterThan(50)
    const found: Record<string, number> = {}
    for (const { id, variant, bodyweight, total_kg, points_published } of printed) {
      const values = { value: decimal(total_kg!, 1), inputs: { bodyweight } }
      const points = (decimals: number) => applyFormula(formula, variant, values, { coefficientRound, round: halfUp(decimals) })!
      const difference = scaled(points_published!, 2) - points(2)
      if (difference === 0) continue
      found[id] = difference
      // How near the half these are, in thousandths of a hundredth.
      const rest = points(5) % 1000
      if (coefficientRound) expect({ id, rest }).toEqual({ id, rest: 500 })
      else expect(500 - rest).toBeLessThanOrEqual(50)
    }
    expect(found).toEqual(differences)
  })
})

interface BestLifterCase {
  id: string
  inputs: {
    by: string
    entries: { id: string; sex: string; equipment: string; total_kg: number; bodyweight_kg: number; age: number }[]
  }
  expected: { order: Partial<Record<string, string[]>> }
}

describe('best lifter by total and by points', () => {
  const orders = (bestLifter.cases as BestLifterCase[]).flatMap(({ id, inputs, expected }) =>
    Object.entries(expected.order).map(([equipment, order]) => ({ id, equipment, order, inputs })),
  )

  it.each(orders)('$id, $equipment', ({ equipment, order, inputs: { by, entries } }) => {
    const six = halfUp(6)
    const points = (entry: (typeof entries)[number]) => {
      const values = {
        value: decimal(entry.total_kg, 2),
        inputs: { bodyweight: decimal(entry.bodyweight_kg, 2), age: decimal(entry.age, 0) },
      }
      const [first, ...more] = by.split(', ')
      const times = more.includes('age-adjusted') ? [{ formula: 'age-foster-mcculloch', variant: 'all' }] : []
      if (first === 'wilks') return applyFormula('wilks', sexOf(entry.sex), values, { times, round: six })!
      if (times.length > 0) return applyFormula('age-foster-mcculloch', 'all', values, { round: six })!
      return values.value.scaled
    }
    const ranked = entries
      .filter((entry) => entry.equipment === equipment)
      .sort((a, b) => points(b) - points(a) || a.bodyweight_kg - b.bodyweight_kg)
    expect(ranked.map(({ id }) => id)).toEqual(order)
  })
})
