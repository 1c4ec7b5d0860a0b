// What a result did to a place, in words and in short.
import { describe, expect, test } from 'vitest'
import { movement } from './movement.ts'

describe('what a result changed', () => {
  test.each([
    [null, null, '', ''],
    [null, 1, 'Leads', 'Leads'],
    [null, 7, 'Now 7', 'Now 7'],
    [1, 1, 'Still leads', 'Leads'],
    [4, 4, 'Stays 4', 'Stays 4'],
    [4, 1, 'From 4 to the lead', '4 → 1'],
    [9, 3, '9 → 3', '9 → 3'],
    [2, null, 'Was 2, now unplaced', '2 → –'],
  ])('from %j to %j: %j, in short %j', (from, to, words, short) => {
    expect(movement(from, to)).toBe(words)
    expect(movement(from, to, true)).toBe(short)
  })
})
