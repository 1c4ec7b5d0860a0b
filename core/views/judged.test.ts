// What judges settled from their own devices is told to the table, which wrote nothing of it.
import { expect, test } from 'vitest'
import type { PartitionId } from '../ids.ts'
import { buildEvent } from '../testing/build-state.ts'
import { tableView } from './table.ts'

const judge = (n: number) => `judge-${n}` as PartitionId

test('an attempt is told once all its marks are in, the newest first', () => {
  const event = buildEvent(
    'diving',
    ['1', '2'].map((bib) => ({ division: 'Open', bib, name: `Diver ${bib}` })),
  )
  const { contest } = event
  event.must({ name: 'contest.staff', contest, judges: [{ field: 'marks', partitions: [1, 2, 3, 4, 5, 6, 7].map(judge) }] })
  const told = () => tableView(event.state, contest, null, null)!.judged!.map(({ person, what }) => [person.bib, what])
  const give = (bib: string, n: number) =>
    event.must({ name: 'mark.give', partition: judge(n), contest, competitor: event.competitor(bib), slot: 0, marks: { marks: 70 } })
  for (const bib of ['1', '2'])
    event.must({ name: 'attempt.declare', contest, competitor: event.competitor(bib), slot: 0, values: { difficulty: 20 } })
  expect(told()).toEqual([])
  for (let n = 1; n <= 6; n++) give('1', n)
  expect(told()).toEqual([])
  give('1', 7)
  expect(told()).toEqual([['1', expect.stringMatching(/^Dive 1 · .*7\.0.*7\.0/)]])
  for (let n = 1; n <= 7; n++) give('2', n)
  expect(told().map(([bib]) => bib)).toEqual(['2', '1'])
})
