import { describe, expect, it } from 'vitest'
import { carried2000, diving2000 } from '../formats/presets/diving.ts'
import { fitnessPoints } from '../formats/presets/fitness-points.ts'
import type { ContestId, DivisionId } from '../ids.ts'
import { buildEvent } from '../testing/build-state.ts'
import { standingView } from '../views/standing.ts'
import type { Command } from './command.ts'

const [first, second, third] = ['k1', 'k2', 'k3'] as ContestId[] as [ContestId, ContestId, ContestId]
const open = 'd1' as DivisionId

const people = ['Ann', 'Ben', 'Cid'].map((name, index) => ({ division: 'Open', bib: String(index + 1), name }))
const event = () => buildEvent('time', [...people, { division: 'Juniors', bib: '9', name: 'Jo' }])
const add = (more: Partial<Extract<Command, { name: 'contest.add' }>>): Command => ({
  name: 'contest.add',
  division: open,
  format: 'count',
  ...more,
})

const sentence = (told: ReturnType<ReturnType<typeof event>['tell']>) => (told.ok ? 'went through' : told.error.message)

describe('a further contest of a division', () => {
  it('is for the whole division, under the format’s name or a title', () => {
    const { state, must } = event()
    must(add({}))
    must(add({ title: 'Sack race', format: 'time' }))
    expect([...state.contests.values()].map(({ id, name, division, entrants }) => [id, name, division, entrants])).toEqual([
      ['k1', 'Time, fastest first', 'd1', 'division'],
      ['k2', 'Time, fastest first', 'd2', 'division'],
      ['k3', 'Count, most first', 'd1', 'division'],
      ['k4', 'Sack race', 'd1', 'division'],
    ])
    expect(standingView(state, third)!.rows.map(({ name }) => name)).toEqual(['Ann', 'Ben', 'Cid'])
  })

  it('is for those who are named, in the order they start', () => {
    const { state, must, competitor } = event()
    must(add({ entrants: [competitor('3'), competitor('1')] }))
    expect(standingView(state, third)!.rows.map(({ name }) => name)).toEqual(['Cid', 'Ann'])
  })

  it('adds others up with a slot for each, and follows them', () => {
    const { state, must, competitor } = event()
    must(add({}))
    must(add({ format: 'sports-day', title: 'Overall', sources: [first, third] }))
    const overall = 'k4' as ContestId
    expect(state.contests.get(overall)!.format.groups[0]!.attempts).toBe(2)
    const record = (contest: ContestId, bib: string, values: Record<string, number>) =>
      must({ name: 'attempt.record', contest, competitor: competitor(bib), slot: 0, values })
    record(first, '1', { time: 1200 })
    record(first, '2', { time: 1100 })
    record(third, '1', { count: 7 })
    expect(standingView(state, overall)!.rows.map(({ name, place, results }) => [name, place, results[0]])).toEqual([
      ['Ann', 1, '5.0'],
      ['Ben', 2, '3.0'],
      ['Cid', null, ''],
    ])
  })

  it('goes on from one before it where its format carries that one’s columns', () => {
    const { tell, must } = buildEvent(diving2000.id, people)
    expect(sentence(tell(add({ format: carried2000.id })))).toBe(
      `${carried2000.name} goes on from a contest before it. Say which one. Nothing was added.`,
    )
    must(add({ format: carried2000.id, after: first }))
  })
})

describe('a further contest is refused', () => {
  const refused: [string, Partial<Extract<Command, { name: 'contest.add' }>>, string][] = [
    ['in a division that is not there', { division: 'd7' as DivisionId }, 'There is no such division in this event.'],
    ['in a format that is not there', { format: 'curling' }, 'There is no format “curling”.'],
    [
      'under a name that is taken',
      { format: 'time', title: 'TIME,  fastest first' },
      '“Open” has a contest called TIME,  fastest first already. Give this one a name of its own.',
    ],
    ['as an overall of nothing', { format: 'sports-day' }, 'Sports day, points for places adds up other contests. Say which ones.'],
    [
      'as an overall of what is not there',
      { format: 'sports-day', sources: [first, 'k9' as ContestId] },
      'One of the contests it builds on is not in this event.',
    ],
    [
      'as an overall of the same twice',
      { format: 'sports-day', sources: [first, first] },
      'Time, fastest first is named twice; it counts once.',
    ],
    [
      'as an overall of another division’s',
      { format: 'sports-day', sources: [first, second] },
      'Time, fastest first is a contest of the division “Juniors”; only contests of its own division can be built on.',
    ],
    [
      'as an overall in a format for the table',
      { sources: [first] },
      'Count, most first is scored at a table and adds up no other contests. Choose an overall format.',
    ],
    [
      'after one of another division',
      { after: second },
      'Time, fastest first is a contest of the division “Juniors”; only contests of its own division can be built on.',
    ],
    [
      'after one that lacks what it carries on',
      { format: carried2000.id, after: first },
      `${carried2000.name} carries on a result that Time, fastest first does not have (${carried2000.carries![0]!.id}).`,
    ],
    ['where the format asks for what nobody told', { format: 'powerlifting' }, 'Ann: Body weight is missing. It is the same with 2 more.'],
  ]
  it.each(refused)('%s', (_, more, why) => {
    const { state, tell } = event()
    expect(sentence(tell(add(more)))).toBe(`${why} Nothing was added.`)
    expect(state.contests.size).toBe(2)
  })

  it('where somebody who is named is not in the division, or is named twice', () => {
    const { tell, competitor } = event()
    expect(sentence(tell(add({ entrants: [competitor('9')] })))).toBe(
      'One of those named is not entered in this division. Nothing was added.',
    )
    expect(sentence(tell(add({ entrants: [competitor('1'), competitor('1')] })))).toBe('Ann is named twice. Nothing was added.')
  })

  it('where a format of several groups adds up another number of contests', () => {
    const { state, write, tell } = event()
    const [group] = fitnessPoints.groups
    const format = {
      ...fitnessPoints,
      id: 'own-two-days',
      name: 'Two days',
      groups: [
        { ...group!, attempts: 1 },
        { ...group!, id: 'second', attempts: 1 },
      ],
    }
    write('setup' as never, [{ kind: 'format.kept', body: { format } }])
    expect(state.formats.size).toBe(1)
    expect(sentence(tell(add({ format: 'own-two-days', sources: [first] })))).toBe(
      'Two days adds up 2 contests, in their order; 1 are named. Nothing was added.',
    )
  })
})

describe('in an overall', () => {
  it('nothing is recorded itself', () => {
    const { tell, must, competitor } = event()
    must(add({ format: 'sports-day', title: 'Overall', sources: [first] }))
    const told = tell({ name: 'attempt.record', contest: third, competitor: competitor('1'), slot: 0, values: { place: 1 } })
    expect(sentence(told)).toBe('Overall adds up other contests. Record the result in one of these.')
  })
})

describe('an entry list', () => {
  it('is not imported as an overall, in which nothing could be recorded', () => {
    const { tell } = event()
    const told = tell({ name: 'entry-list.import', preset: 'sports-day', rows: [{ division: 'Class 3', bib: '20', name: 'Di' }] })
    expect(sentence(told)).toBe(
      'Sports day, points for places adds up other contests, so nothing could be recorded in it. Import with the format of one of these, ' +
        'then add the overall. Nothing was imported.',
    )
  })
})

describe('a late entry into a division of several contests', () => {
  it('is asked for what any of them needs to know', () => {
    const { must, tell, state } = buildEvent('time', [{ division: 'Open', bib: '1', name: 'Ann', attributes: { bodyweight: 7000 } }])
    must(add({ format: 'powerlifting' }))
    const late = (attributes: Record<string, number>) =>
      tell({ name: 'entry-list.import', preset: 'time', rows: [{ division: 'open', bib: '2', name: 'Ben', attributes }] })
    expect(sentence(late({}))).toBe('Row 1, Ben: Body weight is missing. Nothing was imported.')
    expect(sentence(late({ bodyweight: 8000 }))).toBe('went through')
    expect(standingView(state, second)!.rows.map(({ name }) => name)).toEqual(['Ann', 'Ben'])
  })
})
