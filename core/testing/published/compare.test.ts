import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actual, compare } from './compare.ts'
import { isWithin } from './exact.ts'

const pathsOf = (...given: Parameters<typeof compare>) => compare(...given).differences.map(({ path }) => path)

describe('every published leaf is compared', () => {
  it('what is the same has no difference, and counts', () => {
    const value = { place: { a: 1, b: null }, list: [1, 2], rows: [{ id: 'x', total: 3.5 }], text: 'T3', yes: true }
    // place 2, list 2 and its length, the row's id and total, text, yes
    expect(compare(value, value)).toEqual({ checks: 9, differences: [], aside: [], near: [], notAsserted: 0 })
  })

  it('any JSON is the same as itself', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => compare(value as never, value as Actual).differences.length === 0))
  })

  it('a leaf that is missing, null, another, or of another type is a difference', () => {
    expect(pathsOf({ a: 1 }, {})).toEqual(['.a'])
    expect(pathsOf({ a: 1 }, { a: null })).toEqual(['.a'])
    expect(pathsOf({ a: null }, {})).toEqual(['.a'])
    expect(pathsOf({ a: null }, { a: 0 })).toEqual(['.a'])
    expect(pathsOf({ a: 1 }, { a: '1' })).toEqual(['.a'])
    expect(pathsOf({ a: '1' }, { a: 1 })).toEqual(['.a'])
    expect(pathsOf({ a: true }, { a: 1 })).toEqual(['.a'])
  })

  it('where a whole branch is missing, each of its leaves is a difference', () => {
    expect(pathsOf({ a: { b: 1, 'c d': [7] } }, undefined)).toEqual(['.a.b', '.a["c d"].length', '.a["c d"][0]'])
    expect(pathsOf({ a: 1 }, 'text')).toEqual(['.a'])
  })

  it('a member that every object has is not taken for one of these', () => {
    expect(pathsOf({ constructor: null }, {})).toEqual(['.constructor'])
  })

  it('a list must be as long, also an empty one', () => {
    expect(pathsOf({ in: ['a'] }, { in: ['a', 'b'] })).toEqual(['.in.length'])
    expect(pathsOf({ in: [] }, { in: ['b'] })).toEqual(['.in.length'])
    expect(pathsOf({ in: [] }, { in: null })).toEqual(['.in.length'])
    expect(compare({ in: [] }, { in: [] }).checks).toBe(1)
  })

  it('a list is in order, but rows with ids are found in whatever order', () => {
    expect(pathsOf(['a', 'b'], ['b', 'a'])).toEqual(['[0]', '[1]'])
    const rows = [
      { id: 'a', rank: 1 },
      { id: 'b', rank: 2 },
    ]
    expect(pathsOf(rows, [...rows].reverse())).toEqual([])
    expect(pathsOf(rows, rows.slice(1))).toEqual(['[a].id', '[a].rank'])
    expect(pathsOf(rows, [...rows, rows[0]!])).toEqual(['[a].id', '[a].rank'])
  })
})

describe('numbers', () => {
  it('are compared as printed decimals', () => {
    expect(pathsOf({ a: 0.3 }, { a: 0.1 + 0.2 })).toEqual(['.a'])
    expect(pathsOf({ a: 42 }, { a: 42.0 })).toEqual([])
    expect(pathsOf({ a: 1e-7 }, { a: 0.0000001 })).toEqual([])
    expect(pathsOf({ a: 1 }, { a: Number.NaN })).toEqual(['.a'])
  })

  it('may be apart by a stated tolerance, bounds included, at its path and no other', () => {
    const within = [{ path: 'rows.*.points', by: 0.01, why: 'printed so' }]
    const rows = (points: number) => ({ rows: [{ id: 'a b', points, total: points }] })
    expect(compare(rows(93.75), rows(93.76), { within })).toMatchObject({
      near: ['rows.*.points'],
      differences: [{ path: '.rows[a b].total' }],
    })
    expect(pathsOf(rows(93.75), rows(93.761), { within })).toEqual(['.rows[a b].points', '.rows[a b].total'])
  })

  it('are no further apart than the difference of their decimals', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(cents, cents, fc.nat(2000), (a, b, by) => {
        expect(isWithin(a / 100, b / 100, by / 100)).toBe(Math.abs(a - b) <= by)
      }),
    )
  })
})

describe('what is not compared is told', () => {
  it('leaves that the file does not assert are counted apart', () => {
    const notAsserted = [{ path: 'rank', why: 'as the file says' }]
    expect(compare({ rank: { a: 1, b: 2 }, total: 3 }, { total: 3 }, { notAsserted })).toMatchObject({
      checks: 1,
      notAsserted: 2,
      differences: [],
    })
  })

  it('a row left out is not counted, and shows what came out instead', () => {
    const published = { rank: { a: 1, b: 2 }, rows: [{ id: 'b', total: 7 }] }
    const ours = { rank: { a: 1, b: 3 }, rows: [{ id: 'b', total: 7 }] }
    const { checks, differences, aside } = compare(published, ours, { leftOut: ['b'] })
    expect([checks, differences]).toEqual([1, []])
    expect(aside.map(({ path, same }) => [path, same])).toEqual([
      ['.rank.b', false],
      ['.rows[b].id', true],
      ['.rows[b].total', true],
    ])
  })

  it('a name left out of a list leaves the others compared', () => {
    expect(pathsOf({ order: ['a', 'b', 'c'] }, { order: ['b', 'a', 'c'] }, { leftOut: ['b'] })).toEqual([])
    expect(pathsOf({ order: ['a', 'b', 'c'] }, { order: ['c', 'a'] }, { leftOut: ['b'] })).toEqual(['.order[0]', '.order[1]'])
  })
})
