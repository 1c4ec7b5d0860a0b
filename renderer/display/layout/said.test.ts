// What the deciding column says of those who have no place.
import { describe, expect, test } from 'vitest'
import { buildEvent } from '../../../core/testing/build-state.ts'
import { dive, divers, standing } from '../testing/views.ts'
import { isOut, saidOf } from './said.ts'

describe('the deciding column', () => {
  test('says the result of who has one', () => {
    const event = divers('Ann')
    dive(event, '1', 0, 60)
    const view = standing(event)
    expect(saidOf(view.rows[0]!, view.decisive)).toBe('54.00')
    expect(isOut(view.rows[0]!)).toBe(false)
  })

  test('says nothing of who has yet to begin', () => {
    const view = standing(divers('Ann'))
    expect(saidOf(view.rows[0]!, view.decisive)).toBe('')
    expect(isOut(view.rows[0]!)).toBe(false)
  })

  test('says the status of who is out', () => {
    const event = divers('Ann')
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('1'), status: 'DNS' })
    const view = standing(event)
    expect(saidOf(view.rows[0]!, view.decisive)).toBe('DNS')
    expect(isOut(view.rows[0]!)).toBe(true)
  })

  test('does not write off who can still get a result, and says so of who can’t', () => {
    const event = buildEvent('powerlifting', [{ division: 'Open', bib: '1', name: 'Ann', attributes: { bodyweight: 6000 } }])
    const lift = (slot: number, lights: string) =>
      event.must({
        name: 'attempt.record',
        contest: event.contest,
        competitor: event.competitor('1'),
        slot,
        values: { load: 1000 + slot * 50, lights },
        confirmed: true,
      })
    lift(0, 'RRR')
    lift(1, 'RRR')
    const during = standing(event)
    expect([isOut(during.rows[0]!), saidOf(during.rows[0]!, during.decisive)]).toEqual([false, ''])
    lift(2, 'RRR')
    const after = standing(event)
    expect([isOut(after.rows[0]!), saidOf(after.rows[0]!, after.decisive)]).toEqual([true, 'no total'])
  })
})
