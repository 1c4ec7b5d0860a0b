// Judged runs as their preset plays them: the trimmed mean, the best run, and ties by the runs behind it.
import { expect, it } from 'vitest'
import { replay } from '../../testing/replay.ts'
import type { Values } from '../value.ts'
import { freestyle } from './freestyle.ts'

const run = (...marks: number[]): Values => ({ marks: marks.length === 1 ? Array.from({ length: 6 }, () => marks[0]!) : marks })

it('takes the mean of the middle four of six marks, and the best run', () => {
  const { row } = replay(freestyle, [{ key: 'Ada', attempts: [run(25, 24, 25, 23, 25, 25), run(88, 89, 88, 88, 86, 86), run(10)] }])
  expect(row('Ada').cells.map(({ text }) => text)).toEqual(['24.75', '87.50', '10.00'])
  expect(row('Ada').results).toEqual(['87.50'])
})

it('sets equal best runs by the second, then by the third; a run that was passed is behind any other', () => {
  const { row } = replay(freestyle, [
    { key: 'one run', attempts: [run(90), {}, {}] },
    { key: 'two runs', attempts: [{}, run(80), run(90)] },
    { key: 'three runs', attempts: [run(80), run(90), run(20)] },
    { key: 'the same in another order', attempts: [run(20), run(80), run(90)] },
    { key: 'still to come', attempts: [] },
  ])
  const places = ['three runs', 'the same in another order', 'two runs', 'one run', 'still to come'].map((key) => row(key).place)
  expect(places).toEqual([1, 1, 3, 4, null])
})

it('keeps the runs of a rider who does not finish, and takes a rider without a run out', () => {
  const { row } = replay(freestyle, [
    { key: 'Ada', attempts: [run(50)], status: 'DNF' },
    { key: 'Bo', attempts: [run(40)] },
    { key: 'Cy', attempts: [], status: 'DNS' },
  ])
  expect([row('Ada').place, row('Bo').place, row('Cy').place]).toEqual([1, 2, null])
})
