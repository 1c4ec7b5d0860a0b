import { expect, it } from 'vitest'
import { parseTyped } from '../formats/typing.ts'
import type { DivisionId } from '../ids.ts'
import { buildEvent } from '../testing/build-state.ts'
import { recordsView } from './records.ts'

const division = 'd1' as DivisionId

it('names every column that a record can be of, which way it goes, and how its values are typed', () => {
  const { state, must } = buildEvent('time', [{ division: 'Open', bib: '1', name: 'Ada' }])
  must({ name: 'contest.add', division, format: 'field-event', title: 'Long jump' })
  must({ name: 'contest.add', division, format: 'sports-day', title: 'Overall', sources: [...state.contests.keys()] })
  const { columns } = recordsView(state)
  expect(columns.map(({ divisionName, contestName, what, better }) => [divisionName, contestName, what, better])).toEqual([
    ['Open', 'Time, fastest first', 'time', 'low'],
    ['Open', 'Long jump', 'best', 'high'],
  ])
  const read = (at: number, text: string) => parseTyped({ fields: [columns[at]!.field], statuses: [] }, 'result', text)
  expect(read(0, '1:02.5')).toMatchObject({ ok: true, value: { values: { time: 6250 } } })
  expect(read(1, '5.43')).toMatchObject({ ok: true, value: { values: { best: 543 } } })
})
