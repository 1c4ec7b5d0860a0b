import { describe, expect, it } from 'vitest'
import type { DivisionId } from '../../../core/ids.ts'
import { buildEvent } from '../../../core/testing/build-state.ts'
import { recordsView } from '../../../core/views/records.ts'
import { listing, readRecords, readValue } from './read-records.ts'

function school() {
  const event = buildEvent('time', [
    { division: 'Girls', bib: '1', name: 'Ada' },
    { division: 'Girls', bib: '2', name: 'Bea' },
  ])
  event.must({ name: 'contest.add', division: 'd1' as DivisionId, format: 'field-event', title: 'Long jump' })
  return { ...event, view: () => recordsView(event.state) }
}

describe('a list of records', () => {
  it('is read line by line: division, record, value, holder, year', () => {
    const { good, bad } = readRecords('girls;Time;1:02.50;Jo Before;2019\n\nGirls\tLong jump\t4.10', school().view().columns)
    expect(bad).toEqual([])
    expect(good.map(({ column, value, holder, when }) => [column.what, value, holder, when])).toEqual([
      ['time', 6250, 'Jo Before', '2019'],
      ['best', 410, '', ''],
    ])
  })

  it('says of each line that can’t be read what is wrong with it', () => {
    const { good, bad } = readRecords('Boys;Time;9.8\nGirls;Weight;3\nGirls;Time;fast\nGirls;Time;-', school().view().columns)
    expect(good.map(({ value }) => value)).toEqual([null])
    expect(bad).toEqual([
      { line: 1, message: 'There is no division “Boys” with results.' },
      { line: 2, message: '“Girls” has no result “Weight”; it has Time, Best mark.' },
      { line: 3, message: expect.stringContaining('“fast” is not a time') },
    ])
  })

  it('takes an empty value as a record that does not stand yet', () => {
    expect(readValue(school().view().columns[0]!, ' ')).toEqual({ ok: true, value: null })
  })
})

describe('listing', () => {
  it('keeps a book for each way that values go, once', () => {
    const event = school()
    const { good } = readRecords('Girls;Time;12.5;Jo\nGirls;Long jump;4.10;Kim', event.view().columns)
    const commands = listing(' Meet record ', good, event.view())
    expect(commands.map(({ name }) => name)).toEqual(['record-book.keep', 'record-book.keep', 'record.list'])
    for (const command of commands) event.must(command)
    expect(event.view().records.map(({ bookName, whatName, text }) => [bookName, whatName, text])).toEqual([
      ['Meet record', 'Time', '12.50'],
      ['Meet record', 'Best mark', '4.10'],
    ])
    expect(listing('meet record', good, event.view()).map(({ name }) => name)).toEqual(['record.list'])
  })

  it('is what results then claim', () => {
    const event = school()
    const { good } = readRecords('Girls;Time;12.5;Jo', event.view().columns)
    for (const command of listing('Meet record', good, event.view())) event.must(command)
    event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor('2'), slot: 0, values: { time: 1240 } })
    expect(event.view().claims).toMatchObject([{ bookName: 'Meet record', text: '12.40', slot: 0, state: 'waiting' }])
  })
})
