import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import seoul from '../testing/oracles/climbing/boulder_points_2025_seoul.json' with { type: 'json' }
import { placesOf } from '../standings/places.ts'
import { countBack, type GroupMember, mergedPlaces } from './merge.ts'

const group = (prefix: string, ...places: (number | null)[]): GroupMember[] =>
  places.map((place, index) => ({ id: `${prefix}${index + 1}`, place }))
const merged = (...groups: GroupMember[][]) => Object.fromEntries(mergedPlaces(groups))

describe('merged groups', () => {
  it('share a place between equal places, and skip as many as share it', () => {
    expect(merged(group('a', 1, 2, 3), group('b', 1, 2))).toEqual({ a1: 1, b1: 1, a2: 3, b2: 3, a3: 5 })
  })

  it('count everybody better, however many tied in a group', () => {
    expect(merged(group('a', 1, 1, 3), group('b', 1, 2, null))).toEqual({ a1: 1, a2: 1, b1: 1, b2: 4, a3: 5, b3: null })
  })

  it('are one group as it was, where there is one', () => {
    const keys = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 })
    fc.assert(
      fc.property(keys, (list) => {
        const places = placesOf(list, (a, b) => a - b)
        expect(Object.values(merged(group('a', ...places)))).toEqual(places)
      }),
    )
  })

  it('keep each group’s order, and the same places whichever group comes first', () => {
    const places = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }).map((list) => placesOf(list, (a, b) => a - b))
    fc.assert(
      fc.property(places, places, (one, two) => {
        const [a, b] = [group('a', ...one), group('b', ...two)]
        const result = merged(a, b)
        expect(merged(b, a)).toEqual(result)
        for (const left of a)
          for (const right of [...a, ...b]) if (left.place! < right.place!) expect(result[left.id]).toBeLessThan(result[right.id]!)
      }),
    )
  })
})

describe('published merged ranks', () => {
  it('follow the ranks of one group, with another group in between that could have been', () => {
    const { inputs, expected } = seoul.cases.find(({ id }) => id === 'seoul2025-men-qualification-groupA')!
    const rows = expected.results as { id: string; score: number; merged_rank: number }[]
    expect(inputs.athletes).toHaveLength(rows.length)
    const places = placesOf(
      rows.map(({ score }) => Math.round(score * 10)),
      (a, b) => b - a,
    )
    const own: GroupMember[] = rows.map(({ id }, index) => ({ id, place: places[index]! }))
    // The other group's rows are not in this case. How many of it are better than each place follows from the published rank, and must
    // grow with the place: with such a group beside it, every published rank comes out.
    const sorted = [...own].sort((a, b) => a.place! - b.place!)
    const others: GroupMember[] = []
    let before = 0
    for (const { id, place } of sorted) {
      const better = rows.find((row) => row.id === id)!.merged_rank - 1 - own.filter((one) => one.place! < place!).length
      expect(better).toBeGreaterThanOrEqual(others.length)
      while (others.length < better) others.push({ id: `other${others.length}`, place: before })
      before = place!
    }
    const ranks = mergedPlaces([own, others])
    expect(Object.fromEntries(own.map(({ id }) => [id, ranks.get(id)]))).toEqual(
      Object.fromEntries(rows.map(({ id, merged_rank }) => [id, merged_rank])),
    )
  })
})

describe('count-back', () => {
  const tied = (id: string, ...earlier: ([place: number | null, group?: string] | null)[]) => ({
    id,
    earlier: earlier.map((stage) => stage && { place: stage[0], group: stage[1] ?? null }),
  })

  it('separates equals by the stage before, and the rest by the one before that', () => {
    expect(countBack([tied('c', [4], [2]), tied('b', [4], [1]), tied('a', [1], [9])])).toEqual([['a'], ['b'], ['c']])
  })

  it('leaves equal who were equal all along', () => {
    expect(countBack([tied('b', [4], [1]), tied('a', [4], [1])])).toEqual([['a', 'b']])
  })

  it('says nothing about athletes who started in different groups', () => {
    expect(countBack([tied('b', [1, 'A']), tied('a', [2, 'B'])])).toEqual([['a', 'b']])
    expect(countBack([tied('b', [1, 'A']), tied('a', [2, 'A'])])).toEqual([['b'], ['a']])
    expect(countBack([tied('b', [1, 'A']), tied('a', [2, 'A']), tied('c', [2, 'B'])])).toEqual([['a', 'b', 'c']])
  })

  it('still separates by a later stage that had no groups', () => {
    expect(countBack([tied('b', [3], [1, 'A']), tied('a', [3], [2, 'B']), tied('c', [1], [7, 'B'])])).toEqual([['c'], ['a', 'b']])
  })

  it('needs a place of everybody', () => {
    expect(countBack([tied('b', [1]), tied('a', null)])).toEqual([['a', 'b']])
    expect(countBack([tied('b', [1]), tied('a', [null])])).toEqual([['a', 'b']])
    expect(countBack([tied('a')])).toEqual([['a']])
    expect(countBack([])).toEqual([])
  })
})
