import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diving } from '../formats/presets/diving.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { bouldering } from '../formats/presets/bouldering.ts'
import { isLost, results, round, scoreAttempt } from './score.ts'

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
