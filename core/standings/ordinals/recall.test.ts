import { describe, expect, test } from 'vitest'
import { recall } from './recall.ts'

/** One sheet, as many judges as anyone has crosses. */
const withCounts = (counts: readonly number[]) => counts.map((count) => [Array.from({ length: 7 }, (_, judge) => judge < count)])

describe('who goes on', () => {
  test('those with the most crosses, in row order, where the cut falls between two counts', () => {
    expect(recall(withCounts([3, 5, 4, 3, 6]), 3)).toEqual({ counts: [3, 5, 4, 3, 6], decided: true, recalled: [1, 2, 4] })
  })

  test('crosses are counted over all judges and sheets', () => {
    const cross = [
      [
        [true, false],
        [true, true],
      ],
      [
        [false, true],
        [false, false],
      ],
    ]
    expect(recall(cross, 1)).toEqual({ counts: [3, 1], decided: true, recalled: [0] })
  })

  test('a tie at the cut is left to the chairman, with both cuts that are possible', () => {
    expect(recall(withCounts([3, 6, 3, 5, 3, 1]), 3)).toEqual({
      counts: [3, 6, 3, 5, 3, 1],
      decided: false,
      cutoffs: [
        { needed: 5, count: 2, who: [1, 3] },
        { needed: 3, count: 5, who: [0, 1, 2, 3, 4] },
      ],
    })
  })

  test('where nobody is above the tie there is only the cut below it', () => {
    expect(recall(withCounts([4, 4, 4, 2]), 2)).toMatchObject({ decided: false, cutoffs: [{ needed: 4, count: 3, who: [0, 1, 2] }] })
  })

  test('everyone goes on where no more were asked for, whatever the crosses', () => {
    expect(recall(withCounts([0, 2]), 2)).toMatchObject({ decided: true, recalled: [0, 1] })
    expect(recall(withCounts([0, 2]), 6)).toMatchObject({ decided: true, recalled: [0, 1] })
    expect(recall([], 6)).toEqual({ counts: [], decided: true, recalled: [] })
  })

  test('nobody, where none are asked for', () => {
    expect(recall(withCounts([1, 2]), 0)).toMatchObject({ decided: true, recalled: [] })
  })
})
