// Pages: none is over full, none is needlessly there, and every row is on exactly one.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutPages, MOST_ROWS, pageOf } from './paging.ts'

describe('pages', () => {
  test('a list that fits is one page', () => {
    expect(cutPages(14, 14.04)).toEqual({ pages: 1, perPage: 14 })
  })

  test('rows are shared out equally, so that no page is left with one', () => {
    expect(cutPages(15, 14.04)).toEqual({ pages: 2, perPage: 8 })
    expect(cutPages(26, 14.04)).toEqual({ pages: 2, perPage: 13 })
  })

  test('400 rows are 29 pages of 14', () => {
    expect(cutPages(400, 14.04)).toEqual({ pages: 29, perPage: 14 })
  })

  test('no screen holds more than 14, however small the rows could be', () => {
    expect(cutPages(400, 200).perPage).toBe(MOST_ROWS)
  })

  test('an empty list and a screen too low for a row are still a page', () => {
    expect(cutPages(0, 14)).toEqual({ pages: 1, perPage: 1 })
    expect(cutPages(3, 0.4)).toEqual({ pages: 3, perPage: 1 })
  })

  test('every row is on one page, whatever the list and the screen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 40, noNaN: true }), (rows, capacity) => {
        const pages = cutPages(rows, capacity)
        const counts = Array.from({ length: pages.pages }, () => 0)
        for (let index = 0; index < rows; index++) counts[pageOf(index, pages)]!++
        return counts.every((count) => count <= pages.perPage) && pages.perPage <= Math.max(1, Math.min(MOST_ROWS, Math.floor(capacity)))
      }),
    )
  })

  test('a row that is nowhere is on the first page', () => {
    expect(pageOf(-1, { pages: 3, perPage: 10 })).toBe(0)
    expect(pageOf(99, { pages: 3, perPage: 10 })).toBe(2)
  })
})
