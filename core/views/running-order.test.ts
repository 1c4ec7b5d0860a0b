import { describe, expect, it } from 'vitest'
import { buildEvent } from '../testing/build-state.ts'
import { tableView } from './table.ts'

const event = () =>
  buildEvent(
    'powerlifting',
    [
      ['1', 3],
      ['2', 1],
      ['3', 2],
    ].map(([bib, lot]) => ({
      division: 'Open',
      bib: String(bib),
      name: `Lifter ${bib}`,
      lot: Number(lot),
      attributes: { bodyweight: 8000 },
    })),
  )
type Event = ReturnType<typeof event>
const declare = (it: Event, bib: string, slot: number, load: number) =>
  it.must({ name: 'attempt.declare', contest: it.contest, competitor: it.competitor(bib), slot, values: { load }, confirmed: true })
const record = (it: Event, bib: string, slot: number, load: number, lights = 'WWW') =>
  it.must({ name: 'attempt.record', contest: it.contest, competitor: it.competitor(bib), slot, values: { load, lights }, confirmed: true })
const view = (it: Event) => tableView(it.state, it.contest, null, null)!
const bibs = (it: Event) => view(it).order.map(({ bib }) => bib)

describe('the running order by declared load', () => {
  it('asks those who declared nothing first, then puts the lowest load first, equal loads by lot', () => {
    const meet = event()
    expect(view(meet)).toMatchObject({ asks: 'declaration', now: { bib: '2' } })
    declare(meet, '2', 0, 2100)
    expect(view(meet)).toMatchObject({ asks: 'declaration', now: { bib: '3' } })
    declare(meet, '3', 0, 2000)
    expect(bibs(meet)).toEqual(['1', '3', '2'])
    expect(view(meet)).toMatchObject({ asks: 'declaration', now: { bib: '1' } })
    declare(meet, '1', 0, 2000)
    expect(bibs(meet)).toEqual(['3', '1', '2'])
    expect(view(meet).now).toMatchObject({ bib: '3', attempt: 'Squat 1', declared: '200.0 kg' })
  })

  it('puts those who passed and those who are out last', () => {
    const meet = event()
    for (const bib of ['1', '3']) declare(meet, bib, 0, 2000)
    meet.must({ name: 'attempt.record', contest: meet.contest, competitor: meet.competitor('2'), slot: 0, values: {} })
    expect(bibs(meet)).toEqual(['3', '1', '2'])
    meet.must({ name: 'status.record', contest: meet.contest, competitor: meet.competitor('3'), status: 'WD' })
    expect(view(meet).now).toMatchObject({ bib: '1' })
  })

  it('proposes the next load after a good and after a failed attempt', () => {
    const meet = event()
    for (const bib of ['1', '2', '3']) record(meet, bib, 0, 2000, bib === '1' ? 'WWW' : 'RRR')
    const proposals = Object.fromEntries(view(meet).order.map(({ bib, declared }) => [bib, declared]))
    expect(proposals).toEqual({ '1': '(202.5 kg)', '2': '(200.0 kg)', '3': '(200.0 kg)' })
    expect(view(meet)).toMatchObject({ asks: 'declaration', round: 'Squat 2' })
  })

  it('goes on to the next round only when everybody who is not out has taken the attempt', () => {
    const meet = event()
    record(meet, '1', 0, 2000)
    record(meet, '2', 0, 2000)
    expect(view(meet).round).toBe('Squat 1')
    meet.must({ name: 'status.record', contest: meet.contest, competitor: meet.competitor('3'), status: 'DNS' })
    expect(view(meet).round).toBe('Squat 2')
    expect(view(meet).order.find(({ bib }) => bib === '3')).toMatchObject({ state: 'out', status: 'DNS' })
  })

  it('shows a competitor called out of order now, and everybody else once after', () => {
    const meet = event()
    for (const bib of ['1', '2', '3']) declare(meet, bib, 0, 2000 + Number(bib) * 50)
    const called = tableView(meet.state, meet.contest, { competitor: meet.competitor('3'), slot: 0 }, null)!
    expect(called.now).toMatchObject({ bib: '3' })
    expect(called.next.filter(({ slot }) => slot === 0).map(({ bib }) => bib)).toEqual(['1', '2'])
  })

  it('asks for nothing when all is done', () => {
    const meet = event()
    for (const bib of ['1', '2', '3']) for (let slot = 0; slot < 9; slot++) record(meet, bib, slot, 2000 + slot * 25)
    expect(view(meet)).toMatchObject({ asks: 'nothing', now: null, round: 'Complete' })
    expect(view(meet).standing).toMatchObject({ done: 27, total: 27 })
  })
})

describe('the running order by declared load across rounds', () => {
  const group = () => {
    const meet = buildEvent(
      'weightlifting',
      ['1', '2', '3'].map((bib) => ({ division: 'Open', bib, name: `Athlete ${bib}`, lot: Number(bib) })),
    )
    for (const [bib, load] of [
      ['1', 60],
      ['2', 62],
      ['3', 70],
    ] as const)
      declare(meet, bib, 0, load)
    return meet
  }
  const called = (meet: Event) => view(meet).order.map(({ bib, attempt }) => [bib, attempt])

  it('calls the lowest load next, also where it is somebody’s second before another’s first', () => {
    const meet = group()
    expect(called(meet)[0]).toEqual(['1', 'Snatch 1'])
    record(meet, '1', 0, 60)
    expect(view(meet).now).toMatchObject({ bib: '1', attempt: 'Snatch 2', proposed: '61 kg' })
    declare(meet, '1', 1, 65)
    expect(called(meet)).toEqual([
      ['2', 'Snatch 1'],
      ['1', 'Snatch 2'],
      ['3', 'Snatch 1'],
    ])
    expect(view(meet)).toMatchObject({ round: 'Snatch 1', now: { bib: '2' } })
    expect(view(meet).next.slice(0, 2)).toMatchObject([{ bib: '1' }, { bib: '3' }])
  })

  it('calls the earlier attempt first at the same load, then who lifted less before, then the lower start number', () => {
    const meet = group()
    record(meet, '2', 0, 62)
    declare(meet, '2', 1, 70)
    record(meet, '1', 0, 60)
    declare(meet, '1', 1, 70)
    expect(called(meet)).toEqual([
      ['3', 'Snatch 1'],
      ['1', 'Snatch 2'],
      ['2', 'Snatch 2'],
    ])
  })

  it('goes on to the next lift only when everybody is done with this one', () => {
    const meet = group()
    for (const bib of ['1', '2', '3']) for (const slot of [0, 1, 2]) if (bib !== '3' || slot < 2) record(meet, bib, slot, 60 + slot)
    expect(view(meet)).toMatchObject({ round: 'Snatch 3', now: { bib: '3' } })
    expect(view(meet).order.map(({ bib, state }) => [bib, state])).toEqual([
      ['3', 'now'],
      ['1', 'done'],
      ['2', 'done'],
    ])
    record(meet, '3', 2, 62)
    expect(view(meet)).toMatchObject({ round: 'Clean and jerk 1', asks: 'declaration' })
  })
})

describe('the running order by start list', () => {
  it('follows the start list once one is drawn', () => {
    const meet = buildEvent(
      'diving',
      ['1', '2', '3'].map((bib) => ({ division: 'Open', bib, name: bib })),
    )
    meet.must({ name: 'start-list.set', contest: meet.contest, order: ['3', '1', '2'].map(meet.competitor) })
    expect(view(meet).order.map(({ bib }) => bib)).toEqual(['3', '1', '2'])
  })
})
