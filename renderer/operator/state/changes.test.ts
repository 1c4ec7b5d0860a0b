import { describe, expect, it } from 'vitest'
import { lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { changedRows, moveText } from './changes.ts'

/** Two lifters with a total each, 1 before 2, and one without. */
function meet() {
  const event = liftingMeet()
  for (const bib of ['1', '2']) for (const slot of [0, 3, 6]) lift(event, bib, slot, bib === '1' ? 1100 : 1000)
  return event
}

describe('what an entry changed', () => {
  it('names who moved and whose result changed, and nobody else', () => {
    const event = meet()
    const before = viewOf(event).standing
    lift(event, '2', 7, 1500)
    const changes = changedRows(before, viewOf(event).standing)
    expect(changes).toEqual(
      new Map([
        [event.competitor('2'), { from: 2, to: 1 }],
        [event.competitor('1'), { from: 1, to: 2 }],
      ]),
    )
  })

  it('names a result that changed no place', () => {
    const event = meet()
    const before = viewOf(event).standing
    lift(event, '1', 7, 1500)
    expect(changedRows(before, viewOf(event).standing)).toEqual(new Map([[event.competitor('1'), { from: 1, to: 1 }]]))
  })

  it('names who is out', () => {
    const event = meet()
    const before = viewOf(event).standing
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('3'), status: 'DNS' })
    expect(changedRows(before, viewOf(event).standing)).toEqual(new Map([[event.competitor('3'), { from: null, to: null }]]))
  })

  it('is nothing for a first view or another contest', () => {
    const { standing } = viewOf(meet())
    expect(changedRows(null, standing).size).toBe(0)
    expect(changedRows({ ...standing, contest: 'k2' as typeof standing.contest, rows: [] }, standing).size).toBe(0)
  })

  it.each([
    [3, 1, '3 → 1'],
    [null, 2, '– → 2'],
    [1, null, '1 → –'],
    [2, 2, 'stays 2'],
    [null, null, ''],
  ])('says %s to %s as %j', (from, to, text) => {
    expect(moveText({ from, to })).toBe(text)
  })
})
