// Numbers of one column stand on their point; words beside them do not take part.
import { describe, expect, test } from 'vitest'
import { fractionOf, longestFraction, padding } from './point.ts'

describe('the point', () => {
  test.each([
    ['207.5', 1],
    ['78.40', 2],
    ['1:23.45', 2],
    ['-0.5', 1],
    ['+3', 0],
    ['0', 0],
  ])('%s is a number with %i figures after it', (text, figures) => {
    expect(fractionOf(text)).toBe(figures)
  })

  test.each(['DNS', 'T4 z2', '–', '', 'no total', '1.', '.5', '1.2.3'])('%j is no number', (text) => {
    expect(fractionOf(text)).toBeNull()
  })

  test('shorter fractions are filled up, so that each text ends at the same distance from its point', () => {
    const texts = ['207.5', '210', '97.25', 'DNS', '']
    const longest = longestFraction(texts)
    expect(longest).toBe(2)
    expect(texts.map((text) => text + padding(text, longest))).toEqual(['207.50', '210.00', '97.25', 'DNS', ''])
  })

  test('whole numbers alone need no room for a point', () => {
    expect(padding('7', longestFraction(['7', '12']))).toBe('')
  })
})
