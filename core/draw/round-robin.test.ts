import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundRobin } from './round-robin.ts'

const entrants = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1))
const shown = (count: number) => roundRobin(entrants(count)).map(({ pairs }) => pairs.map((pair) => pair.join('-')).join(' '))

describe('Berger tables as the handbook prints them', () => {
  it('for four', () => {
    expect(shown(4)).toEqual(['1-4 2-3', '4-3 1-2', '2-4 3-1'])
  })
  it('for six', () => {
    expect(shown(6)).toEqual(['1-6 2-5 3-4', '6-4 5-3 1-2', '2-6 3-1 4-5', '6-5 1-4 2-3', '3-6 4-2 5-1'])
  })
  it('for five: the same, and whoever meets the sixth has a bye', () => {
    expect(shown(5)).toEqual(['2-5 3-4', '5-3 1-2', '3-1 4-5', '1-4 2-3', '4-2 5-1'])
    expect(roundRobin(entrants(5)).map(({ bye }) => bye)).toEqual(['1', '4', '2', '5', '3'])
  })
})

it('lets everyone meet everyone exactly once a cycle, with sides as even as can be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 24 }), fc.integer({ min: 1, max: 2 }), (count, cycles) => {
      const rounds = roundRobin(entrants(count), cycles)
      const met = new Map<string, number>()
      const firsts = new Map<string, number>()
      for (const { pairs, bye } of rounds) {
        // Everyone is in each round once.
        expect([...pairs.flat(), ...(bye === null ? [] : [bye])].sort()).toEqual(entrants(count).sort())
        for (const [first, second] of pairs) {
          const pair = [first, second].sort().join('-')
          met.set(pair, (met.get(pair) ?? 0) + 1)
          firsts.set(first, (firsts.get(first) ?? 0) + 1)
        }
      }
      expect(met.size).toBe((count * (count - 1)) / 2)
      expect(new Set(met.values())).toEqual(new Set([cycles]))
      for (const who of entrants(count))
        expect(Math.abs(2 * (firsts.get(who) ?? 0) - cycles * (count - 1))).toBeLessThanOrEqual(cycles === 1 ? 1 : 0)
    }),
  )
})

it('has no rounds for one entrant', () => {
  expect(roundRobin(['a'])).toEqual([])
})
