import { expect, test } from 'vitest'
import { buildEvent } from '../testing/build-state.ts'
import { neededView } from './needed.ts'
import { whyView } from './why.ts'

/** Three of a meet; loads are declared, lights recorded. Ada and Bea have the same total, Cleo has none yet. */
function meet() {
  const event = buildEvent(
    'powerlifting',
    ['Ada', 'Bea', 'Cleo'].map((name, index) => ({
      division: 'Open',
      bib: String(index + 1),
      name,
      attributes: { bodyweight: 7000 + index * 100 },
    })),
  )
  const lift = (bib: string, slot: number, load: number, lights = 'WWW') =>
    event.must({
      name: 'attempt.record',
      contest: event.contest,
      competitor: event.competitor(bib),
      slot,
      values: { load, lights },
      confirmed: true,
    })
  lift('1', 0, 1000)
  lift('2', 0, 1000)
  const why = (bib: string) => whyView(event.state, event.contest, event.competitor(bib))!
  return { ...event, lift, why }
}

test('what lies between neighbours is a sentence that can be read out', () => {
  const { why } = meet()
  expect(why('1').after?.sentence).toBe(
    'Ahead of Bea: equal in Total 100.0; equal totals: the lighter lifter first (70.00 kg to 71.00 kg).',
  )
  expect(why('2').before?.sentence).toBe('Behind Ada: equal in Total 100.0; equal totals: the lighter lifter first (71.00 kg to 70.00 kg).')
  expect(why('3')).toMatchObject({ place: null, sentences: ['Nothing is recorded yet, so there is no place.'], before: null, after: null })
})

test('it follows the log: another attempt, another place', () => {
  const { lift, why } = meet()
  lift('2', 1, 1100)
  expect(why('1')).toMatchObject({ place: 2, before: { person: { name: 'Bea' }, because: 'higher total' } })
})

test('those who share a place are named', () => {
  const event = buildEvent(
    'bouldering',
    ['Ada', 'Bea', 'Cleo'].map((name, index) => ({ division: 'Final', bib: String(index + 1), name })),
  )
  for (const bib of ['1', '2', '3'])
    event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor(bib), slot: 0, values: { zone: 1, top: 1 } })
  const view = whyView(event.state, event.contest, event.competitor('1'))!
  expect(view.sentences).toEqual(['Shares place 1 with Bea and Cleo: no key of the ranking tells them apart.'])
  expect(view.shares).toMatchObject({ people: [{ name: 'Bea' }, { name: 'Cleo' }], more: 0 })
})

test('nothing in it is the table’s own: no entry’s number, nothing to type', () => {
  const { why, state, contest, competitor } = meet()
  const text = JSON.stringify([why('1'), neededView(state, contest, competitor('1'))])
  for (const own of ['"seq"', '"input"', '"slot":0']) expect(text).not.toContain(own)
})

test('what is needed is told for the attempt that comes next, or the one that was called', () => {
  const { state, contest, competitor } = meet()
  expect(neededView(state, contest, competitor('3'))).toMatchObject({
    attempt: { slot: 0, name: 'Squat 1' },
    place: null,
    places: [
      { place: 3, text: '20.0 kg', least: true },
      { place: 1, text: '100.5 kg' },
    ],
  })
  expect(neededView(state, contest, competitor('1'), 4)).toMatchObject({ attempt: { slot: 4, name: 'Bench press 2' }, place: 1 })
  expect(neededView(state, 'k9' as typeof contest, competitor('1'))).toBeNull()
})
