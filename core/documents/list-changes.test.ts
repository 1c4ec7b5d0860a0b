import { describe, expect, it } from 'vitest'
import type { ContestId, DivisionId } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { making, paperLines } from '../testing/paper-text.ts'
import { paperOf } from './papers.ts'

const K1 = 'k1' as ContestId
const [OPEN, JUNIORS] = ['d1', 'd2'] as [DivisionId, DivisionId]

const meet = () =>
  buildEvent('powerlifting', [
    { division: 'Open', bib: '1', name: 'Ada Lovelace', team: 'North', attributes: { bodyweight: 8000 } },
    { division: 'Open', bib: '2', name: 'Bea', attributes: { bodyweight: 7000 } },
    { division: 'Juniors', bib: '3', name: 'Cleo', attributes: { bodyweight: 6000 } },
  ])

const change = (event: TestEvent, bib: string, to: object, reason: string) => {
  const { id: competitor, ...was } = [...event.state.competitors.values()].find((each) => each.bib === bib)!
  event.must({ name: 'competitor.change', competitor: { competitor, ...was, ...to }, reason })
}
const lift = (event: TestEvent) =>
  event.must({ name: 'attempt.record', contest: K1, competitor: event.competitor('1'), slot: 0, values: { load: 1000, lights: 'WWW' } })
const told = ({ state }: TestEvent, of: ContestId = K1) =>
  paperLines(paperOf(making(state), { paper: 'corrections', of })!)
    .filter((line) => /^\d\d:/.test(line))
    .map((line) => line.split('|').slice(1, 5))

describe('the record of corrections', () => {
  it('has what was changed on the entry list after the first result, field by field, and why', () => {
    const event = meet()
    change(event, '1', { name: 'Ada L.' }, 'as on her licence')
    lift(event)
    change(event, '1', { name: 'Ada King', team: undefined, attributes: { bodyweight: 8150 } }, 'married; weighed again')
    change(event, '3', { name: 'Clio' }, 'misspelt')
    expect(told(event)).toEqual([
      ['1 Ada King', 'Ada L. · North · Body weight 80.00', 'Ada King · no club · Body weight 81.50', 'married; weighed again'],
    ])
  })

  it('has it after the first document too, before anything is recorded', () => {
    const event = meet()
    event.must({ name: 'document.issue', documents: [{ paper: 'entry-list', of: OPEN }] })
    event.must({ name: 'competitor.remove', competitors: [event.competitor('2')], reason: 'injured' })
    expect(told(event)).toEqual([['2 Bea', 'No. 2 · Bea · no club · Open', 'taken off the entry list', 'injured']])
  })

  it('has whoever went to another division in both of them', () => {
    const event = meet()
    event.must({ name: 'document.issue', documents: [OPEN, JUNIORS].map((of) => ({ paper: 'entry-list' as const, of })) })
    change(event, '3', { division: OPEN }, 'too old')
    const moved = [['3 Cleo', 'Juniors', 'Open', 'too old']]
    expect([told(event), told(event, 'k2' as ContestId)]).toEqual([moved, moved])
  })
})
