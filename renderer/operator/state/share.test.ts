import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { declare, lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { share } from './share.ts'

describe('sharing what did not change', () => {
  it('is always equal to what came, and is what was where all is equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(share(before, after)).toEqual(after)
        expect(share(after, structuredClone(after))).toBe(after)
      }),
    )
  })

  it('keeps the rows that one entry did not touch, wherever they moved to', () => {
    const meet = liftingMeet()
    for (const bib of ['1', '2', '3']) declare(meet, bib, 0, 1000)
    const before = viewOf(meet)
    lift(meet, '1', 0, 1000)
    const after = share(before, viewOf(meet))
    expect(after).toEqual(viewOf(meet))
    const row = (view: typeof before, bib: string) => view.standing.rows.find((one) => one.bib === bib)
    expect(row(after, '2')).toBe(row(before, '2'))
    expect(row(after, '1')).not.toBe(row(before, '1'))
    expect(after.fields).toBe(before.fields)
    expect(after.recent[1]).toBe(before.recent[0])
  })

  it('tells a removed key and a shorter list from none', () => {
    expect(share({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 })
    expect(share({ a: 1 }, { a: 1, b: undefined })).toHaveProperty('b')
    expect(share([1, 2], [1])).toEqual([1])
    expect(share(null, [])).toEqual([])
    expect(share([], {})).toEqual({})
  })
})
