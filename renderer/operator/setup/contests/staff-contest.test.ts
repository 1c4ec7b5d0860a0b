import { expect, test } from 'vitest'
import type { PartitionId } from '../../../../core/ids.ts'
import { panelsFor, staffWords } from './staff-contest.tsx'

const judged = [
  { field: 'marks', name: 'Execution', seats: 2 },
  { field: 'lights', name: 'Lamps', seats: 3 },
]

test('each judge has a device, numbered through all that they give', () => {
  expect(panelsFor(judged, ['marks', 'lights'])).toEqual([
    { field: 'marks', partitions: ['judge-1', 'judge-2'] },
    { field: 'lights', partitions: ['judge-3', 'judge-4', 'judge-5'] },
  ])
  expect(panelsFor(judged, ['lights'])).toEqual([{ field: 'lights', partitions: ['judge-1', 'judge-2', 'judge-3'] }])
})

test('the list says who records', () => {
  expect(staffWords({})).toBe('the table types')
  expect(staffWords({ judges: panelsFor(judged, ['marks']) })).toBe('2 judges mark')
  expect(staffWords({ second: 'second-1' as PartitionId })).toBe('two people type')
})
