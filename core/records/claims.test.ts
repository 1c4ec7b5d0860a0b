// Records of an event through its log: what stands is listed, results claim, officials rule, a correction takes the claim with it.
import { describe, expect, it } from 'vitest'
import { applyEntry } from '../apply/apply.ts'
import { createState } from '../apply/state.ts'
import type { Command } from '../decide/command.ts'
import type { DivisionId } from '../ids.ts'
import { SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { recordsView } from '../views/records.ts'

const book = { id: 'national', name: 'National', better: 'high', gain: 5, equal: 'nothing' } as const
const division = 'd1' as DivisionId

/** Two lifters, a national record in the squat of 200 kg, and no record total yet. */
function built(): TestEvent {
  const event = buildEvent('powerlifting', [
    { division: 'Open', bib: '1', name: 'Ada', attributes: { bodyweight: 8000 } },
    { division: 'Open', bib: '2', name: 'Bo', attributes: { bodyweight: 8000 } },
  ])
  event.must({ name: 'record-book.keep', book })
  event.must({
    name: 'record.list',
    records: [
      { book: 'national', division, what: 'squat', value: 2000, holder: 'Before', when: '2019' },
      { book: 'national', division, what: 'total', value: null },
    ],
  })
  return event
}

const lift = (event: TestEvent, bib: string, slot: number, load: number, lights = 'WWW') =>
  event.must({
    name: 'attempt.record',
    contest: event.contest,
    competitor: event.competitor(bib),
    slot,
    values: { load, lights },
    confirmed: true,
  })

const claims = (event: TestEvent) =>
  recordsView(event.state).claims.map(({ person, whatName, text, state }) => [person.name, whatName, text, state])
const holders = (event: TestEvent) => {
  const row = recordsView(event.state).records.find(({ what }) => what === 'squat')!
  return [row.text, row.holders.map(({ holder }) => holder)]
}
const rule = (event: TestEvent, name: 'record.ratify' | 'record.refuse', bib: string, value: number): Command => {
  const claim = { contest: event.contest, competitor: event.competitor(bib), book: 'national', what: 'squat', value }
  return name === 'record.ratify' ? { name, claim } : { name, claim, reason: 'no doping test' }
}

describe('a result', () => {
  it('makes a record from the gain of the book on, and says with which attempt', () => {
    const event = built()
    lift(event, '1', 0, 2000)
    lift(event, '1', 1, 2005, 'RRW')
    expect(claims(event)).toEqual([])
    lift(event, '1', 2, 2005)
    expect(recordsView(event.state).claims).toMatchObject([
      { bookName: 'National', divisionName: 'Open', text: '200.5', attempt: 'Squat 3', slot: 2, makes: 'new', state: 'waiting' },
    ])
    expect(holders(event)).toEqual(['200.0', ['Before']])
  })

  it('is measured against what was claimed before it, in the order it was recorded', () => {
    const event = built()
    lift(event, '2', 0, 2050)
    lift(event, '1', 0, 2050)
    lift(event, '1', 1, 2100)
    expect(claims(event).map(([name, , text]) => [name, text])).toEqual([
      ['Bo', '205.0'],
      ['Ada', '210.0'],
    ])
  })

  it('of several lifts makes none before all of them are there', () => {
    const event = built()
    lift(event, '1', 0, 1000)
    lift(event, '1', 3, 1000)
    expect(claims(event)).toEqual([])
    lift(event, '1', 6, 1000)
    expect(claims(event)).toEqual([['Ada', 'Total', '300.0', 'waiting']])
  })

  it('that is corrected takes its claim with it, and gives back what it stood in the way of', () => {
    const event = built()
    const seq = lift(event, '1', 0, 2500)
    lift(event, '2', 0, 2050)
    expect(claims(event).map(([name]) => name)).toEqual(['Ada'])
    event.must({ name: 'attempt.correct', partition: TABLE, replaces: seq, values: { load: 1500 }, reason: 'typed wrong', confirmed: true })
    expect(claims(event).map(([name]) => name)).toEqual(['Bo'])
  })
})

describe('a ruling', () => {
  it('that ratifies makes the holder; that refuses leaves the bar where it was', () => {
    const event = built()
    lift(event, '1', 0, 2050)
    lift(event, '2', 0, 2050)
    event.must(rule(event, 'record.refuse', '1', 2050))
    expect(claims(event)).toEqual([
      ['Ada', 'Squat', '205.0', 'refused'],
      ['Bo', 'Squat', '205.0', 'waiting'],
    ])
    event.must(rule(event, 'record.ratify', '2', 2050))
    expect(holders(event)).toEqual(['205.0', ['Bo']])
    expect(recordsView(event.state).claims[0]).toMatchObject({ reason: 'no doping test' })
  })

  it('can be ruled otherwise, and the last one counts', () => {
    const event = built()
    lift(event, '1', 0, 2050)
    event.must(rule(event, 'record.refuse', '1', 2050))
    event.must(rule(event, 'record.ratify', '1', 2050))
    expect(holders(event)).toEqual(['205.0', ['Ada']])
    expect(event.tell(rule(event, 'record.ratify', '1', 2050))).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
  })

  it('on a claim that is not there is refused; on one that was corrected it is about nothing', () => {
    const event = built()
    const seq = lift(event, '1', 0, 2050)
    expect(event.tell(rule(event, 'record.ratify', '1', 2000))).toMatchObject({ ok: false, error: { kind: 'unknown-entry' } })
    event.must(rule(event, 'record.ratify', '1', 2050))
    event.must({ name: 'entry.void', partition: TABLE, voids: seq, reason: 'wrong lifter' })
    expect(claims(event)).toEqual([])
    expect(holders(event)).toEqual(['200.0', ['Before']])
  })
})

describe('a list of records', () => {
  it('is refused as a whole where a line names no book, division or result', () => {
    const event = built()
    const line = { book: 'national', division, what: 'squat', value: 2100 }
    for (const fault of [{ book: 'world' }, { division: 'd9' as DivisionId }, { what: 'high-jump' }])
      expect(event.tell({ name: 'record.list', records: [line, { ...line, ...fault }] })).toMatchObject({
        ok: false,
        error: { kind: 'invalid', message: expect.stringMatching(/^Record 2: .*Nothing was listed/) },
      })
    expect(holders(event)).toEqual(['200.0', ['Before']])
  })

  it('replaces what was listed before', () => {
    const event = built()
    event.must({ name: 'record.list', records: [{ book: 'national', division, what: 'squat', value: 1950, holder: 'Corrected' }] })
    expect(holders(event)).toEqual(['195.0', ['Corrected']])
  })
})

it('whoever folds the log later sees the same, in whatever order the partitions come', () => {
  const event = built()
  lift(event, '1', 0, 2050)
  lift(event, '2', 0, 2100)
  event.must(rule(event, 'record.ratify', '1', 2050))
  for (const order of [
    [SETUP, TABLE],
    [TABLE, SETUP],
  ]) {
    const state = createState()
    for (const partition of order) for (const entry of event.entries.get(partition) ?? []) applyEntry(state, entry)
    expect(recordsView(state)).toEqual(recordsView(event.state))
  }
})
