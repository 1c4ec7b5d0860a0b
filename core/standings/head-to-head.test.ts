import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Game } from './game.ts'
import { type EncounterRule, headToHead } from './head-to-head.ts'

const any: EncounterRule = { size: 'any', win: 10, forfeits: false }
const won = (winner: string, loser: string, played = true): Game => ({ round: 1, sides: [winner, loser], points: [10, 0], played })
const drawn = (a: string, b: string): Game => ({ round: 1, sides: [a, b], points: [5, 5], played: true })
const order = (tied: string[], games: Game[], rule = any) => Object.fromEntries(headToHead(tied, games, rule).places)

describe('direct encounters inside a tied set', () => {
  it('put the winner of the only game first', () => {
    expect(order(['a', 'b'], [won('b', 'a')])).toEqual({ b: 1, a: 2 })
  })

  it('leave a draw undecided, with a shared place', () => {
    expect(headToHead(['a', 'b'], [drawn('a', 'b')], any)).toEqual({
      places: new Map([
        ['a', 1],
        ['b', 1],
      ]),
      undecided: [['a', 'b']],
    })
  })

  it('leave a circle undecided', () => {
    expect(headToHead(['a', 'b', 'c'], [won('a', 'b'), won('b', 'c'), won('c', 'a')], any).undecided).toEqual([['a', 'b', 'c']])
  })

  it('look again at those still tied, by the games among them alone', () => {
    // c leads; a and b are level in the set of three, and a beat b.
    const games = [won('a', 'b'), won('c', 'a'), drawn('b', 'c'), drawn('b', 'c'), won('b', 'd'), won('d', 'a'), won('c', 'd')]
    // a 10, b 5 + 10, c 10 + 5 + 10, d 10: a and d are level, and d beat a.
    expect(order(['a', 'b', 'c', 'd'], games)).toEqual({ c: 1, b: 2, d: 3, a: 4 })
  })

  it('take the mean of several games of a pair', () => {
    // a: half a point of each 10 against b, 10 against c. b: half, and 5. c: 0 and 5.
    const games = [won('a', 'b'), won('b', 'a'), won('a', 'c'), drawn('b', 'c')]
    expect(order(['a', 'b', 'c'], games)).toEqual({ a: 1, b: 2, c: 3 })
  })

  it('say nothing of two that never met', () => {
    expect(order(['a', 'b'], [won('a', 'c')])).toEqual({ a: 1, b: 1 })
  })

  it('put first who would be ahead however the missing games had ended', () => {
    expect(headToHead(['a', 'b', 'c'], [won('a', 'b'), won('a', 'c')], any)).toEqual({
      places: new Map([
        ['a', 1],
        ['b', 2],
        ['c', 2],
      ]),
      undecided: [['b', 'c']],
    })
    expect(order(['a', 'b', 'c'], [won('a', 'b')])).toEqual({ a: 1, b: 1, c: 1 })
  })

  it('count a forfeit as a meeting only where the rule says so', () => {
    const games = [won('b', 'a', false)]
    expect(order(['a', 'b'], games)).toEqual({ a: 1, b: 1 })
    expect(order(['a', 'b'], games, { ...any, forfeits: true })).toEqual({ b: 1, a: 2 })
  })
})

it('is not asked about three where the rule is for exactly two', () => {
  const games = [won('a', 'b'), won('a', 'c'), won('b', 'c')]
  expect(order(['a', 'b', 'c'], games, { ...any, size: 'two' })).toEqual({ a: 1, b: 1, c: 1 })
  expect(order(['b', 'c'], games, { ...any, size: 'two' })).toEqual({ b: 1, c: 2 })
})

it('places everyone once, whatever order the set and the games come in', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.constantFrom(0, 5, 10)).filter(([a, b]) => a !== b)
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 12 }), fc.shuffledSubarray(ids, { minLength: 5 }), (pairs, shuffled) => {
      const games = pairs.map(([a, b, points]): Game => ({ round: 1, sides: [a, b], points: [points, 10 - points], played: true }))
      const { places, undecided } = headToHead(ids, games, any)
      expect(Object.fromEntries(headToHead(shuffled, games.toReversed(), any).places)).toEqual(Object.fromEntries(places))
      expect(undecided.flat().length).toBe(
        ids.filter((id) => ids.some((other) => other !== id && places.get(other) === places.get(id))).length,
      )
    }),
  )
})
