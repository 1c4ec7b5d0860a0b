// Plain points: what a village fair needs.
import { expect, it } from 'vitest'
import { replay } from '../../testing/replay.ts'
import { parseTyped, typingHint } from '../typing.ts'
import { points, pointsOf } from './points.ts'

it('adds what the judges give; equal sums share the place', () => {
  const { row } = replay(points, [
    { key: 'cake', attempts: [{ marks: [80, 70, 90] }] },
    { key: 'pie', attempts: [{ marks: [85, 75, 80] }] },
    { key: 'tart', attempts: [{ marks: [50, 70, null] }] },
  ])
  expect([row('cake'), row('pie'), row('tart')].map(({ place, results }) => [place, ...results])).toEqual([
    [1, '24.0'],
    [1, '24.0'],
    [3, '18.0'],
  ])
})

it('is typed as one number a judge', () => {
  expect(typingHint(points, 'result')).toBe('3 marks, with spaces; 85 is 8.5; - for a missing one')
  expect(parseTyped(points, 'result', '8 7,5 9')).toEqual({ ok: true, value: { kind: 'values', values: { marks: [80, 75, 90] } } })
})

it('adds up over rounds, and takes another scale', () => {
  const { row } = replay(pointsOf({ judges: 1, most: 100, rounds: 2 }), [{ key: 'float', attempts: [{ marks: [955] }, { marks: [1000] }] }])
  expect(row('float').results).toEqual(['195.5'])
})
