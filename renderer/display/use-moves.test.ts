// How far each row travels when the order changes.
import { describe, expect, test } from 'vitest'
import { type Positions, travels } from './use-moves.ts'

const at = (order: string, from = 0, count = 5, contest = 'k1'): Positions => ({ contest, order: order.split(''), from, count })
const moved = (before: Positions, after: Positions, news = '') => Object.fromEntries(travels(before, after, new Set(news)))

describe('rows that change places', () => {
  test('one that climbs comes from below, and those it passed from above', () => {
    expect(moved(at('abcde'), at('adbce'))).toEqual({ d: 2, b: -1, c: -1 })
  })

  test('nothing moves where nothing changed, nor in another contest', () => {
    expect(moved(at('abcde'), at('abcde'))).toEqual({})
    expect(moved(at('abcde'), at('edcba', 0, 5, 'k2'))).toEqual({})
  })

  test('one from out of sight comes over the edge, not across the whole list', () => {
    expect(moved(at('abcdefghijkl'), at('alcdebfghijk'))).toEqual({ l: 4 })
  })

  test('where the page turns to the news, only the news moves', () => {
    expect(moved(at('abcdefghij', 0), at('abcdefgjhi', 5), 'j')).toEqual({ j: 2 })
    expect(moved(at('abcdefghij', 0), at('abcdefghij', 5))).toEqual({})
  })

  test('somebody new is simply there', () => {
    expect(moved(at('abc'), at('axbc'))).toEqual({ b: -1, c: -1 })
  })
})
