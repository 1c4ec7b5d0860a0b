import { expect, it } from 'vitest'
import { changedWords, dayWords } from './words.ts'

const at = (text: string) => new Date(text).getTime()

it.each([
  ['2026-11-25T09:05:00', 'Changed today at 09:05'],
  ['2026-11-25T00:00:00', 'Changed today at 00:00'],
  ['2026-11-24T23:59:00', 'Changed yesterday at 23:59'],
  ['2026-11-23T12:00:00', 'Changed on 23 November 2026'],
  ['2025-05-03T12:00:00', 'Changed on 3 May 2025'],
  ['2026-11-26T08:00:00', 'Changed on 26 November 2026'],
])('%s, seen in the evening of 25 November 2026, is “%s”', (changed, words) => {
  expect(changedWords(at(changed), at('2026-11-25T20:00:00'))).toBe(words)
})

it('counts days and not hours where the clocks change', () => {
  expect(changedWords(at('2026-10-24T23:30:00'), at('2026-10-25T23:30:00'))).toMatch(/^Changed yesterday/)
})

it('writes a day as one says it', () => {
  expect(dayWords(at('2026-11-05T12:00:00'))).toBe('5 November 2026')
})
