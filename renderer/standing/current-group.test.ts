// Which attempts are on, as a competition goes on.
import { describe, expect, test } from 'vitest'
import { buildEvent } from '../../core/testing/build-state.ts'
import { dive, divers, standing } from '../display/testing/views.ts'
import { currentGroup, newestSlots } from './current-group.ts'

const lifters = (...names: string[]) =>
  buildEvent(
    'powerlifting',
    names.map((name, i) => ({ division: 'Open', bib: String(i + 1), name, attributes: { bodyweight: 6000 } })),
  )

describe('the attempts that are on', () => {
  const marked = (event: ReturnType<typeof lifters>, bib: string, slot: number) =>
    event.must({
      name: 'attempt.record',
      contest: event.contest,
      competitor: event.competitor(bib),
      slot,
      values: { load: 1000 + slot * 50, lights: 'WWW' },
      confirmed: true,
    })

  test('a group is on until the last competitor is through with it', () => {
    const event = lifters('Ann', 'Ben')
    expect(currentGroup(standing(event)).short).toBe('SQ')
    for (let slot = 0; slot < 3; slot++) marked(event, '1', slot)
    expect(currentGroup(standing(event)).short).toBe('SQ')
    for (let slot = 0; slot < 3; slot++) marked(event, '2', slot)
    expect(currentGroup(standing(event))).toEqual({ short: 'BP', slots: [3, 4, 5] })
  })

  test('who is out holds nobody up', () => {
    const event = lifters('Ann', 'Ben')
    for (let slot = 0; slot < 3; slot++) marked(event, '1', slot)
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('2'), status: 'WD' })
    expect(currentGroup(standing(event)).short).toBe('BP')
  })

  test('when all is done the last group stays', () => {
    const event = lifters('Ann')
    for (let slot = 0; slot < 9; slot++) marked(event, '1', slot)
    expect(currentGroup(standing(event)).slots).toEqual([6, 7, 8])
  })

  test('a short window ends with the attempt that is on', () => {
    const event = divers('Ann')
    for (let slot = 0; slot < 3; slot++) dive(event, '1', slot, 60)
    const view = standing(event)
    const slots = [0, 1, 2, 3, 4, 5]
    expect(newestSlots(view, slots, 2)).toEqual([2, 3])
    expect(newestSlots(view, slots, 6)).toEqual(slots)
    for (let slot = 3; slot < 6; slot++) dive(event, '1', slot, 60)
    expect(newestSlots(standing(event), slots, 2)).toEqual([4, 5])
  })
})
