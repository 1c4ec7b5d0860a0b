import { describe, expect, test } from 'vitest'
import type { Field } from '../../../core/formats/field.ts'
import { afterHalf, afterKey, inputOf, quickKeys, readDraft, typedText, valueText } from './draft.ts'

const halves: Field = { type: 'marks', id: 'marks', name: 'Marks', judges: 1, decimals: 1, min: 0, max: 100, step: 5 }
const tenths: Field = { ...halves, step: 1 }
const lights: Field = { type: 'lights', id: 'lights', name: 'Lights', referees: 1 }
const time: Field = { type: 'decimal', id: 'time', name: 'Time', decimals: 2, min: 1, max: 999_999, step: 1, clock: true }

describe('what is typed', () => {
  test.each<[string, Field, string, unknown]>([
    ['a mark is one number', halves, '7.5', { is: 'value', value: 75, text: '7.5' }],
    ['without its point where none other is meant', halves, '75', { is: 'value', value: 75, text: '7.5' }],
    ['zero is a mark', halves, '0', { is: 'value', value: 0, text: '0.0' }],
    ['nothing is no mark', halves, '', { is: 'empty' }],
    ['past the scale', halves, '10.5', { is: 'fault', fault: 'Marks: a mark is between 0.0 and 10.0.' }],
    ['between the steps', halves, '7.3', { is: 'fault', fault: 'Marks: a mark goes in steps of 0.5.' }],
    ['half typed', halves, '7.', { is: 'value', value: 70, text: '7.0' }],
    ['a light', lights, '1', { is: 'value', value: 'W', text: 'White' }],
    ['the other light', lights, '0', { is: 'value', value: 'R', text: 'Red' }],
    ['a time', time, '1:02.5', { is: 'value', value: 6250, text: '1:02.50' }],
  ])('%s', (_, field, typed, reading) => {
    expect(readDraft(field, typed, 'judge')).toEqual(reading)
  })

  test('a second person gives the whole panel', () => {
    expect(readDraft({ ...halves, judges: 3 }, '7 7.5 8', 'second')).toMatchObject({ is: 'value', value: [70, 75, 80] })
  })
})

test('a value that was given comes back as one would type it', () => {
  expect([typedText(halves, 75), typedText(halves, 80), typedText(lights, 'R'), typedText(halves, undefined)]).toEqual([
    '7.5',
    '8',
    '0',
    '',
  ])
  expect([valueText(halves, 75), valueText(lights, 'W')]).toEqual(['7.5', 'White'])
})

describe('keys', () => {
  test('a short scale has a key a value, with one for the half', () => {
    expect(quickKeys(halves)).toEqual({ whole: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], halves: true })
    expect(quickKeys(tenths)).toBeNull()
    expect(quickKeys({ ...halves, decimals: 0, min: 1, max: 6, step: 1 })).toEqual({ whole: [1, 2, 3, 4, 5, 6], halves: false })
  })
  test('the half goes on and off', () => {
    expect([afterHalf('7'), afterHalf('7.5'), afterHalf(''), afterHalf('0.5')]).toEqual(['7.5', '7', '0.5', '0'])
  })
  test('a second point is none', () => {
    expect(['1', '2', '.', '.', '5', 'back', '7'].reduce(afterKey, '')).toBe('12.7')
  })
  test('each kind of field has its input; what has none is typed', () => {
    expect(inputOf(lights)).toBe('lights')
    expect(inputOf({ ...lights, referees: 3 })).toBe('text')
    expect(inputOf(halves)).toBe('keypad')
    expect(inputOf({ type: 'trials', id: 'trials', name: 'Trials', tries: 3 })).toBe('text')
  })
})
