import { describe, expect, it } from 'vitest'
import { type Ending, uwwTable2026 } from './class-points.ts'
import { type PoolBout, poolFigures, type PoolMember, poolOrder, uwwPoolKeys2026 } from './pool.ts'

const bout = (winner: string, loser: string, own = 2, against = 0, ending: Ending = 'points'): PoolBout => ({
  sides: [winner, loser],
  winner,
  ending,
  scores: [own, against],
})
const member = (id: string, seed: number | null = null, lot: number | null = null): PoolMember => ({ id, seed, lot })
const order = (members: PoolMember[], bouts: PoolBout[]) => poolOrder(members, bouts, uwwTable2026, uwwPoolKeys2026)
const places = (members: PoolMember[], bouts: PoolBout[]) => Object.fromEntries(order(members, bouts).places)
const [a, b, c, d] = [member('a'), member('b'), member('c'), member('d')]

describe('a pool', () => {
  it('adds up victories, class points, falls, superiorities and points for and against', () => {
    const bouts = [bout('a', 'b', 4, 0, 'fall'), bout('a', 'c', 12, 2, 'superiority'), bout('d', 'a', 3, 1)]
    expect(poolFigures('a', bouts, uwwTable2026)).toEqual({
      victories: 2,
      classPoints: 5 + 4 + 1,
      falls: 1,
      superiorities: 1,
      scored: 17,
      given: 5,
    })
    expect(poolFigures('c', bouts, uwwTable2026)).toMatchObject({ victories: 0, classPoints: 1 })
  })

  it('ranks by victories before anything else', () => {
    const bouts = [bout('a', 'b', 1), bout('a', 'c', 1), bout('b', 'c', 9, 0, 'fall')]
    expect(places([c, b, a], bouts)).toEqual({ a: 1, b: 2, c: 3 })
  })

  it('goes by the direct bout where exactly two have equal victories', () => {
    // a and b have two each; a has fewer class points and beat b.
    const bouts = [
      bout('a', 'b', 1),
      bout('a', 'c', 1),
      bout('d', 'a', 1),
      bout('b', 'c', 9, 0, 'fall'),
      bout('b', 'd', 9, 0, 'fall'),
      bout('c', 'd', 1),
    ]
    expect(places([a, b, c, d], bouts)).toEqual({ a: 1, b: 2, c: 3, d: 4 })
  })

  it('goes by class points where three have, and asks no direct bout of the two that stay level', () => {
    // A circle of three: a has most class points, and b beat c, but c made more points.
    const bouts = [bout('a', 'b', 2, 0), bout('b', 'c', 3, 0), bout('c', 'a', 4, 1)]
    const { figures } = order([a, b, c], bouts)
    expect([...figures.values()].map(({ classPoints }) => classPoints)).toEqual([4, 3, 3])
    expect(places([a, b, c], bouts)).toEqual({ a: 1, c: 2, b: 3 })
  })

  // A circle of three in which one thing differs, and decides.
  it.each<[string, PoolBout[], Record<string, number>]>([
    ['falls', [bout('a', 'b', 2, 1, 'injury'), bout('b', 'c', 2, 1, 'fall'), bout('c', 'a', 2, 1, 'injury')], { b: 1, a: 2, c: 2 }],
    ['points for', [bout('a', 'b', 4, 1), bout('b', 'c', 5, 1), bout('c', 'a', 6, 1)], { c: 1, b: 2, a: 3 }],
    ['fewest points against', [bout('a', 'b', 4, 1), bout('b', 'c', 4, 2), bout('c', 'a', 3, 1)], { a: 1, c: 2, b: 3 }],
  ])('takes %s in turn', (_, bouts, expected) => {
    expect(places([a, b, c], bouts)).toEqual(expected)
  })

  it('takes superiorities before points for', () => {
    // a and b have a victory each and never met; b scored more. Class points and falls are left out of the keys.
    const bouts = [bout('a', 'c', 9, 0, 'superiority'), bout('c', 'a', 3, 1), bout('b', 'd', 12, 0, 'fall'), bout('d', 'b', 3, 0)]
    const keys = uwwPoolKeys2026.filter((key) => !['classPoints', 'falls'].includes(key.by))
    expect(Object.fromEntries(poolOrder([a, b], bouts, uwwTable2026, keys).places)).toEqual({ a: 1, b: 2 })
  })

  it('goes on to seed and lot, lowest first, and leaves the rest to a draw', () => {
    const bouts = [bout('a', 'b'), bout('b', 'c'), bout('c', 'a')]
    expect(places([member('a', 2), member('b', 1), member('c')], bouts)).toEqual({ b: 1, a: 2, c: 3 })
    expect(places([member('a', null, 3), member('b', null, 1), member('c', null, 2)], bouts)).toEqual({ b: 1, c: 2, a: 3 })
    const level = order([a, b, c], bouts)
    expect(level.undecided).toEqual([['a', 'b', 'c']])
    expect([...level.places.values()]).toEqual([1, 1, 1])
  })

  it('asks on where a direct bout had no winner', () => {
    const none: PoolBout = { sides: ['a', 'b'], winner: null, ending: 'both-injured', scores: [0, 3] }
    expect(places([a, b], [none])).toEqual({ b: 1, a: 2 })
  })
})
