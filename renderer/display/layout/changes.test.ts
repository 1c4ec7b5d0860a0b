// What counts as news in a standing, and what doesn't.
import { describe, expect, test } from 'vitest'
import { dive, divers, standing } from '../testing/views.ts'
import { changedRows, hasNewResult, looksSame } from './changes.ts'

describe('news in a standing', () => {
  test('a result is news of its owner alone, though others lose their places', () => {
    const event = divers('Ann', 'Ben', 'Cem')
    dive(event, '1', 0, 60)
    dive(event, '2', 0, 50)
    const before = standing(event)
    dive(event, '3', 0, 80)
    const after = standing(event)
    expect(after.rows.map(({ place, bib }) => [place, bib])).toEqual([
      [1, '3'],
      [2, '1'],
      [3, '2'],
    ])
    expect(changedRows(before, after)).toEqual([event.competitor('3')])
  })

  test('a status is news', () => {
    const event = divers('Ann', 'Ben')
    const before = standing(event)
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('2'), status: 'DNS' })
    expect(changedRows(before, standing(event))).toEqual([event.competitor('2')])
  })

  test('a declaration is no news, but is drawn', () => {
    const event = divers('Ann')
    const [before] = standing(event).rows
    event.must({
      name: 'attempt.declare',
      contest: event.contest,
      competitor: event.competitor('1'),
      slot: 0,
      values: { difficulty: 30 },
    })
    const [after] = standing(event).rows
    expect(hasNewResult(before!, after!, 0)).toBe(false)
    expect(looksSame(before!, after!)).toBe(false)
  })

  test('the same standing again is no news, nor is another contest', () => {
    const event = divers('Ann')
    dive(event, '1', 0, 60)
    const view = standing(event)
    const again = structuredClone(view)
    expect(changedRows(view, again)).toEqual([])
    expect(looksSame(view.rows[0]!, again.rows[0]!)).toBe(true)
    expect(changedRows({ ...view, contest: 'k2' as typeof view.contest }, view)).toEqual([])
  })

  test('a place that becomes shared is drawn anew', () => {
    const event = divers('Ann')
    dive(event, '1', 0, 60)
    const [row] = standing(event).rows
    expect(looksSame(row!, { ...row!, tied: true })).toBe(false)
  })
})
