import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diving } from '../formats/presets/diving.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { bouldering } from '../formats/presets/bouldering.ts'
import { round } from '../formats/rounding.ts'
import type { Format } from '../formats/format.ts'
import type { CompetitorId } from '../ids.ts'
import { columnsAlone } from './columns.ts'
import type { Score } from './line.ts'
import { scoreAttempt } from './score.ts'

/** The columns of somebody with these scores: null for an attempt without a mark, undefined for one still to come. */
function columns(format: Format, scores: readonly (Score | undefined)[]) {
  const slots = scores.map((score) => (score === undefined ? undefined : { values: {}, score }))
  return columnsAlone(format, { id: 'p1' as CompetitorId, slots, attributes: {} })
}
/** Those that are shown and come of the attempts alone. */
const results = (format: Format, scores: readonly (Score | undefined)[]) =>
  columns(format, scores).flatMap(({ figure }, at) => {
    const { hidden, from } = format.results[at]!
    return hidden || from.part === 'formula' ? [] : [figure]
  })
const isLost = (format: Format, scores: readonly (Score | undefined)[]) => columns(format, scores).at(-1)!.lost

describe('scoring an attempt', () => {
  it('gives the load with a majority of white lamps and no mark without', () => {
    for (const [lights, score] of [
      ['WWW', 2000],
      ['WWR', 2000],
      ['WRR', null],
      ['RRR', null],
      ['W', 2000],
      ['R', null],
    ] as const)
      expect(scoreAttempt(powerlifting, { load: 2000, lights })).toBe(score)
  })

  it('drops two highest and two lowest marks whatever their order', () => {
    const marks = fc.array(
      fc.integer({ min: 0, max: 20 }).map((half) => half * 5),
      { minLength: 7, maxLength: 7 },
    )
    fc.assert(
      fc.property(marks, fc.integer({ min: 10, max: 60 }), fc.nat(1000), (seven, difficulty, seed) => {
        const shuffled = seven
          .map((mark, index) => ({ mark, by: (index * 7919 + seed * 104_729) % 1009 }))
          .sort((a, b) => a.by - b.by)
          .map(({ mark }) => mark)
        const middle = [...seven]
          .sort((a, b) => a - b)
          .slice(2, 5)
          .reduce((sum, mark) => sum + mark, 0)
        expect(scoreAttempt(diving, { difficulty, marks: shuffled })).toBe(middle * difficulty)
      }),
    )
  })

  it('takes a top before a zone and a tenth off for each earlier try', () => {
    expect(scoreAttempt(bouldering, { zone: 2, top: 4 })).toBe(247)
    expect(scoreAttempt(bouldering, { zone: 3, top: null })).toBe(98)
    expect(scoreAttempt(bouldering, { zone: null, top: null })).toBeNull()
  })
})

describe('values that no format lets through, of a broken writer', () => {
  const product: Format = {
    ...powerlifting,
    fields: [...powerlifting.fields, { ...powerlifting.fields[0], id: 'more' } as Format['fields'][0]],
    score: {
      part: 'product' as const,
      of: [
        { part: 'field' as const, field: 'load' },
        { part: 'field' as const, field: 'more' },
      ],
    },
  }

  it('score nothing where the result is past what a number holds exactly', () => {
    expect(scoreAttempt(product, { load: 94_906_265, more: 94_906_265 })).toBe(9_007_199_136_250_225)
    expect(scoreAttempt(product, { load: 94_906_266, more: 94_906_266 })).toBeNull()
    expect(scoreAttempt(product, { load: 1e12, more: -1e12 })).toBeNull()
    const steep = { ...bouldering, score: { part: 'tries' as const, field: 'top', points: 1e12, less: 1e12, decimals: 1 } }
    expect(scoreAttempt(steep, { top: 1e12 })).toBeNull()
    const finer = {
      ...powerlifting,
      score: {
        part: 'product' as const,
        of: [{ part: 'field' as const, field: 'load' }],
        round: { decimals: 6, mode: 'half-up' as const },
      },
    }
    expect(scoreAttempt(finer, { load: 1e10 })).toBe(1e15)
    expect(scoreAttempt(finer, { load: 1e12 })).toBeNull()
  })

  it('total to nothing past it too, also where the last ones would bring it back', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(results(diving, [most])).toEqual([most])
    expect(results(diving, [most, 1])).toEqual([null])
    expect(results(diving, [most, 2, -2])).toEqual([null])
    expect(results(powerlifting, [most, undefined, undefined, most])).toEqual([most, most, null, null])
  })

  it('are no panel where no mark is left of it', () => {
    expect(scoreAttempt(diving, { difficulty: 20, marks: [100] })).toBeNull()
    expect(scoreAttempt(diving, { difficulty: 20, marks: [100, 100, 100, 100] })).toBeNull()
    expect(scoreAttempt(diving, { difficulty: 20, marks: 'WWW' })).toBeNull()
  })
})

describe('reducing attempts to columns', () => {
  it('totals what there is so far, and nothing once a lift can no longer have a good attempt', () => {
    expect(results(powerlifting, [])).toEqual([null, null, null, null])
    expect(results(powerlifting, [null])).toEqual([null, null, null, null])
    expect(results(powerlifting, [2000, null])).toEqual([2000, null, null, 2000])
    expect(results(powerlifting, [2000, null, null, null, null])).toEqual([2000, null, null, 2000])
    expect(results(powerlifting, [2000, null, null, null, null, null, 2500])).toEqual([2000, null, 2500, null])
    expect(results(powerlifting, [2000, 2100, null, 1000, null, null, 2500])).toEqual([2100, 1000, 2500, 5600])
  })

  it('knows who can no longer be ranked', () => {
    expect(isLost(powerlifting, [null, null])).toBe(false)
    expect(isLost(powerlifting, [null, null, null])).toBe(true)
    expect(isLost(powerlifting, [2000, undefined, undefined, 1000, null, null, null, null, null])).toBe(true)
    expect(isLost(diving, [null])).toBe(false)
  })

  it('tells nothing recorded from nothing achieved', () => {
    expect(results(bouldering, [])).toEqual([null])
    expect(results(bouldering, [null])).toEqual([0])
  })
})

describe('rounding', () => {
  it.each([
    [125, 2, 1, 'half-up', 13],
    [-125, 2, 1, 'half-up', -13],
    [125, 2, 1, 'half-even', 12],
    [135, 2, 1, 'half-even', 14],
    [129, 2, 1, 'truncate', 12],
    [-129, 2, 1, 'truncate', -12],
    [-4, 1, 0, 'half-up', 0],
    [12, 1, 3, 'half-up', 1200],
  ] as const)('%i with %i decimals to %i %s is %i', (value, from, decimals, mode, expected) => {
    expect(round(value, from, { decimals, mode })).toBe(expected)
  })
})
