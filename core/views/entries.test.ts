import { expect, it } from 'vitest'
import type { DivisionId } from '../ids.ts'
import { buildEvent } from '../testing/build-state.ts'
import { entriesView } from './entries.ts'

const built = () =>
  buildEvent('powerlifting', [
    { division: 'Open', bib: '1', name: 'Ada', team: 'North', lot: 2, attributes: { bodyweight: 8050 } },
    { division: 'Open', bib: '2', name: 'Bea', lot: 1, attributes: { bodyweight: 7900 } },
    { division: 'Junior', bib: '3', name: 'Cleo', attributes: { bodyweight: 6000 } },
  ])

it('lists who is in, with their figures as text', () => {
  const { divisions, competitors } = entriesView(built().state)
  const attributes = [
    { id: 'bodyweight', name: 'Body weight', short: 'BW', unit: 'kg' },
    { id: 'sex', name: 'Sex', short: 'Sex' },
  ]
  expect(divisions).toMatchObject([
    { id: 'd1', name: 'Open', preset: 'powerlifting', attributes },
    { id: 'd2', name: 'Junior', preset: 'powerlifting', attributes },
  ])
  expect(competitors[0]).toEqual({
    id: 'p1',
    bib: '1',
    name: 'Ada',
    team: 'North',
    division: 'd1',
    lot: 2,
    attributes: { bodyweight: '80.50' },
    recorded: false,
  })
  expect(competitors.map(({ bib }) => bib)).toEqual(['1', '2', '3'])
})

it('orders each contest as it starts: by lot until somebody sets the list', () => {
  const event = built()
  expect(entriesView(event.state).contests).toMatchObject([
    { contest: 'k1', name: 'Powerlifting', division: 'd1', order: ['p2', 'p1'], drawn: false, begun: false, declares: true },
    { contest: 'k2', name: 'Powerlifting', division: 'd2', order: ['p3'], drawn: false, begun: false, declares: true },
  ])
  event.must({ name: 'start-list.set', contest: event.contest, order: [event.competitor('1'), event.competitor('2')] })
  expect(entriesView(event.state).contests[0]).toMatchObject({ order: ['p1', 'p2'], drawn: true })
})

it('says for whom results stand', () => {
  const event = built()
  event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('2'), status: 'DNS' })
  const view = entriesView(event.state)
  expect(view.competitors.map(({ recorded }) => recorded)).toEqual([false, true, false])
  expect(view.contests.map(({ begun }) => begun)).toEqual([true, false])
})

it('shows what any contest of a division asks to know', () => {
  const event = buildEvent('time', [{ division: 'Open', bib: '1', name: 'Ada', attributes: { handicap: 1200 } }])
  expect(entriesView(event.state).divisions[0]!.attributes).toEqual([])
  event.must({ name: 'contest.add', division: 'd1' as DivisionId, format: 'time-handicap' })
  expect(entriesView(event.state)).toMatchObject({
    divisions: [{ preset: 'time', attributes: [{ id: 'handicap', unit: 's' }] }],
    competitors: [{ attributes: { handicap: '12.00' } }],
  })
})
