import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FieldId } from '../value.ts'
import { applyFormula, coefficientOf } from './apply.ts'
import type { Decimal } from './arithmetic.ts'
import { formulaOf, formulas } from './formulas.ts'

const whole = { decimals: 0, mode: 'truncate' } as const
const tenthousandths = { decimals: 4, mode: 'half-up' } as const
const kg = (scaled: number): Decimal => ({ scaled, decimals: 2 })
const years = (scaled: number): Decimal => ({ scaled, decimals: 0 })
const points = (variant: string, scaled: number) =>
  applyFormula('combined-events', variant, { value: { scaled, decimals: 2 }, inputs: {} }, { round: whole })

describe('the formulas', () => {
  it('are known by ids that a format can hold, each once', () => {
    const ids = formulas.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,39}$/)
    for (const { inputs } of formulas) for (const { id } of inputs) expect(FieldId.safeParse(id).success).toBe(true)
    for (const id of ids) expect(formulaOf(id)?.id).toBe(id)
    expect(formulaOf('luck')).toBeUndefined()
  })

  it.each(formulas.map((formula) => [formula.id, formula] as const))('%s says its source, its range and its variants', (_id, formula) => {
    expect(formula.source).not.toBe('')
    expect(formula.range).not.toBe('')
    const variants = formula.variants.map(({ id }) => id)
    expect(variants.length).toBeGreaterThan(0)
    expect(new Set(variants).size).toBe(variants.length)
  })

  it.each(
    formulas.flatMap(({ id, kind, inputs, variants }) =>
      kind === 'coefficient' && inputs.length > 0 ? [[id, inputs, variants[0]!.id] as const] : [],
    ),
  )('%s asks for every input it names, but for the optional ones', (id, asked, variant) => {
    const all: Record<string, Decimal> = {
      bodyweight: kg(8000),
      age: years(60),
      a: years(1),
      b: years(150),
      'age-factor': years(2),
      factor: years(2),
    }
    expect(coefficientOf(id, variant, all, tenthousandths)).toBeGreaterThan(0)
    for (const { id: input, optional } of asked) {
      const without = coefficientOf(id, variant, { ...all, [input]: null }, tenthousandths)
      expect(without === null).toBe(optional !== true)
    }
  })
})

describe('coefficients by body weight', () => {
  it.each([
    ['wilks', 'men', 4000, 1],
    ['wilks', 'men', 20190, 30000],
    ['wilks', 'women', 2651, 1],
    ['wilks', 'women', 15453, 30000],
    ['wilks-2020', 'men', 20095, 30000],
    ['wilks-2020', 'women', 15095, 30000],
    ['dots', 'men', 21000, 30000],
    ['dots', 'men', 4000, 1],
    ['dots', 'women', 15000, 30000],
  ])('%s, %s: beyond %s hundredths of a kilogram nothing changes any more', (id, variant, edge, beyond) => {
    const at = (bodyweight: number) => coefficientOf(id, variant, { bodyweight: kg(bodyweight) }, { decimals: 6, mode: 'half-up' })
    expect(at(beyond)).toBe(at(edge))
    expect(at(edge > beyond ? edge + 10 : edge - 10)).not.toBe(at(edge))
  })

  it.each(['men-raw', 'women-single-ply-bench'])('IPF GL, %s: nothing is worth anything below 35 kg', (variant) => {
    const at = (bodyweight: number) => coefficientOf('ipf-gl', variant, { bodyweight: kg(bodyweight) }, tenthousandths)
    expect(at(3499)).toBe(0)
    expect(at(3500)).toBeGreaterThan(0)
  })

  it('no body weight is no coefficient', () => {
    for (const id of ['wilks', 'wilks-2020', 'dots', 'sinclair-2025'])
      expect(coefficientOf(id, 'men', { bodyweight: kg(0) }, tenthousandths)).toBeNull()
    expect(coefficientOf('ipf-gl', 'men-raw', { bodyweight: kg(-100) }, tenthousandths)).toBeNull()
  })

  it('Sinclair is 1 from b on', () => {
    expect(coefficientOf('sinclair-2021', 'men', { bodyweight: kg(19361) }, tenthousandths)).toBe(10000)
    expect(coefficientOf('sinclair-2021', 'men', { bodyweight: kg(25000) }, tenthousandths)).toBe(10000)
    expect(coefficientOf('sinclair-2021', 'men', { bodyweight: kg(15000) }, tenthousandths)).toBeGreaterThan(10000)
  })

  it('constants handed in are held to what they can be', () => {
    const inputs = { bodyweight: kg(8000), a: { scaled: 75, decimals: 2 }, b: years(175) }
    expect(coefficientOf('sinclair', 'all', inputs, tenthousandths)).toBeGreaterThan(10000)
    expect(coefficientOf('sinclair', 'all', { ...inputs, a: years(3) }, tenthousandths)).toBeNull()
    expect(coefficientOf('sinclair', 'all', { ...inputs, b: years(1001) }, tenthousandths)).toBeNull()
    expect(coefficientOf('sinclair', 'all', { ...inputs, 'age-factor': years(0) }, tenthousandths)).toBeNull()
  })
})

describe('coefficients by age', () => {
  const at = (id: string, variant: string, age: number) => coefficientOf(id, variant, { age: years(age) }, { decimals: 3, mode: 'half-up' })

  it.each([
    [13, null],
    [14, 1230],
    [15, 1180],
    [22, 1010],
    [23, 1000],
    [40, 1000],
    [41, 1010],
    [50, 1130],
    [60, 1340],
    [80, 2050],
    [90, 2549],
    [91, null],
  ])('Foster and McCulloch at %s: %s thousandths', (age, printed) => {
    expect(at('age-foster-mcculloch', 'all', age)).toBe(printed)
  })

  it.each([
    ['men', 29, null],
    ['men', 30, 1000],
    ['men', 60, 1514],
    ['men', 90, 4493],
    ['men', 91, null],
    ['women', 40, 1138],
    ['women', 60, 1705],
    ['women', 80, 2714],
    ['women', 81, null],
  ])('Meltzer-Faber, %s, at %s: %s thousandths', (variant, age, printed) => {
    expect(at('age-meltzer-faber', variant, age)).toBe(printed)
  })

  it('an age counts in whole years', () => {
    expect(coefficientOf('age-foster-mcculloch', 'all', { age: { scaled: 509, decimals: 1 } }, { decimals: 2, mode: 'half-up' })).toBe(113)
  })
})

describe('combined events points', () => {
  it('2.03 m over the bar is 831, which floating point makes 830', () => {
    expect(points('men-hj', 203)).toBe(831)
  })

  // The marks that the tables list for 1000 points: nothing worse gets there.
  it.each([
    ['men-100', 1039],
    ['men-lj', 776],
    ['men-sp', 1840],
    ['men-hj', 221],
    ['men-400', 4617],
    ['men-110h', 1380],
    ['men-dt', 5617],
    ['men-pv', 529],
    ['men-jt', 7719],
    ['men-1500', 23379],
    ['women-100h', 1385],
    ['women-hj', 182],
    ['women-sp', 1707],
    ['women-200', 2380],
    ['women-lj', 648],
    ['women-jt', 5718],
    ['women-800', 12763],
  ])('%s, %s hundredths: 1000 points, and one hundredth worse has less', (variant, mark) => {
    const worse = formulaOf('combined-events')!.variants.find(({ id }) => id === variant)!.unit === 's' ? 1 : -1
    expect(points(variant, mark)).toBeGreaterThanOrEqual(1000)
    expect(points(variant, mark + worse)).toBeLessThan(1000)
  })

  // World records, with the points that were announced for each event.
  it.each([
    [
      'heptathlon indoor, men, Eaton, Istanbul 2012',
      'men',
      { '60': 679, lj: 816, sp: 1456, hj: 203, '60h': 768, pv: 520, '1000': 15277 },
      { '60': 958, lj: 1102, sp: 763, hj: 831, '60h': 1064, pv: 972, '1000': 955 },
      6645,
    ],
    [
      'heptathlon, women, Joyner-Kersee, Seoul 1988',
      'women',
      { '100h': 1269, hj: 186, sp: 1580, '200': 2256, lj: 727, jt: 4566, '800': 12851 },
      { '100h': 1172, hj: 1054, sp: 915, '200': 1123, lj: 1264, jt: 776, '800': 987 },
      7291,
    ],
  ])('%s', (_name, sex, marks, announced, total) => {
    const got = Object.fromEntries(Object.entries(marks).map(([event, mark]) => [event, points(`${sex}-${event}`, mark)!]))
    expect(got).toEqual(announced)
    expect(Object.values(got).reduce((sum, value) => sum + value)).toBe(total)
  })

  it.each([
    ['pentathlon indoor, Thiam, Istanbul 2023', { '60h': 823, hj: 192, sp: 1554, lj: 659, '800': 13360 }, 5055],
    [
      // decathlon2000.com prints the marks.
      'decathlon, Skujytė, Columbia 2005',
      { '100': 1249, lj: 612, sp: 1642, hj: 178, '400': 5719, '100h': 1422, dt: 4619, pv: 310, jt: 4878, '1500': 31586 },
      8358,
    ],
  ])('%s: the total', (_name, marks, total) => {
    expect(Object.entries(marks).reduce((sum, [event, mark]) => sum + points(`women-${event}`, mark)!, 0)).toBe(total)
  })

  it('a mark no better than one worth nothing gets nothing', () => {
    expect(points('men-100', 1800)).toBe(0)
    expect(points('men-100', 4500)).toBe(0)
    expect(points('men-hj', 75)).toBe(0)
    expect(points('women-jt', 380)).toBe(0)
    expect(points('women-jt', 100)).toBe(0)
  })

  it('a mark is the same with any count of decimals', () => {
    for (const [scaled, decimals] of [
      [2, 0],
      [20, 1],
      [200, 2],
      [2000, 3],
    ] as const)
      expect(applyFormula('combined-events', 'men-hj', { value: { scaled, decimals }, inputs: {} }, { round: whole })).toBe(
        points('men-hj', 200),
      )
  })

  it('better is never worth less', () => {
    const variants = formulaOf('combined-events')!.variants
    fc.assert(
      fc.property(
        fc.constantFrom(...variants),
        fc.integer({ min: 1, max: 500_000 }),
        fc.integer({ min: 1, max: 20 }),
        ({ id, unit }, mark, by) => {
          const [better, worse] = unit === 's' ? [mark, mark + by] : [mark + by, mark]
          expect(points(id, better)!).toBeGreaterThanOrEqual(points(id, worse)!)
        },
      ),
    )
  })
})
