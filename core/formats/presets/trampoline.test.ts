// Trampoline as its preset plays it: what a routine is worth, and how equal scores are told apart by all the execution marks.
import { expect, it } from 'vitest'
import { replay } from '../../testing/replay.ts'
import type { Values } from '../value.ts'
import { trampoline, trampolineOf } from './trampoline.ts'

const routine = (execution: number[], more: Values = {}): Values => ({ difficulty: 148, execution, flight: 16_475, ...more })

it('adds difficulty, the middle three execution marks and time of flight, less a penalty', () => {
  const { row } = replay(trampoline, [
    { key: 'Ada', attempts: [routine([84, 85, 83, 83, 84])] },
    { key: 'Bo', attempts: [routine([84, 85, 83, 83, 84], { penalty: 3 })] },
  ])
  expect(row('Ada').results).toEqual(['14.8', '25.1', '16.475', '56.375'])
  expect(row('Bo').results.at(-1)).toBe('56.075')
})

it('sets equal scores by the sum of all five marks, then of the four highest, then of the three highest', () => {
  const { row } = replay(trampoline, [
    // All have 8.3, 8.4 and 8.4 in the middle.
    { key: 'highest five', attempts: [routine([83, 84, 84, 83, 86])] },
    { key: 'highest four', attempts: [routine([82, 83, 84, 84, 85])] },
    { key: 'next', attempts: [routine([83, 83, 84, 84, 84])] },
    { key: 'the same', attempts: [routine([84, 83, 84, 83, 84])] },
  ])
  // 42.0; 41.8 and four of 33.6; 41.8 and four of 33.5, twice.
  expect([row('highest five').place, row('highest four').place, row('next').place, row('the same').place]).toEqual([1, 2, 3, 3])
})

it('ranks the better of two routines, with its own marks', () => {
  const { row } = replay(trampolineOf(2), [
    { key: 'Ada', attempts: [routine([90, 90, 90, 90, 90]), routine([70, 70, 70, 70, 70], { difficulty: 10 })] },
    { key: 'Bo', attempts: [routine([80, 80, 80, 80, 80])] },
  ])
  expect([row('Ada').place, row('Ada').results]).toEqual([1, ['14.8', '27.0', '16.475', '58.275']])
})
