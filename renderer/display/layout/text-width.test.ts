// Widths guessed from letters: never narrower for more text, and wide enough for scripts that take more room.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureWidth, fitBlock, fitSize, textWidth } from './text-width.ts'

describe('how wide a text will be', () => {
  test('wide letters count more than narrow ones', () => {
    expect(textWidth('WWWW')).toBeGreaterThan(textWidth('nnnn'))
    expect(textWidth('nnnn')).toBeGreaterThan(textWidth('illi'))
  })

  test('letters of East Asian scripts and pictures take a whole em', () => {
    expect(textWidth('山田太郎')).toBeGreaterThanOrEqual(4)
    expect(textWidth('🏆')).toBeGreaterThanOrEqual(1)
  })

  test('marks on letters and signs that only steer direction take nothing', () => {
    expect(textWidth('Se\u0301an')).toBe(textWidth('Sean'))
    expect(textWidth('\u202Eabc\u202C\u200D')).toBe(textWidth('abc'))
    expect(textWidth('ก\u0e34\u0e48')).toBe(textWidth('ก'))
  })

  test('figures are all equally wide', () => {
    expect(figureWidth('111.11')).toBe(figureWidth('888.88'))
  })
})

describe('the size that fits', () => {
  test('a short text is as large as allowed, a long one smaller, an endless one at the least', () => {
    expect(fitSize('Ng', 40, 1, 6, 1)).toBe(6)
    expect(fitSize('Maximiliana-Konstantina', 40, 1, 6, 1)).toBeLessThan(6)
    expect(fitSize('W'.repeat(500), 40, 1, 6, 1)).toBe(1)
    expect(fitSize('', 40, 1, 6, 1)).toBe(6)
  })

  test('a block never is higher than its room, nor wider on its lines', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
        const size = fitBlock(text, 40, 20, 6, 1.22)
        const lines = Math.ceil((textWidth(text) * size) / (40 * 0.82))
        return size === 1 || (size <= 6 && lines * size * 1.22 <= 20 + size * 1.22)
      }),
    )
  })

  test('a long sentence is larger on several lines than on one', () => {
    const text = 'The afternoon session starts at 14:30. Everyone please go to hall B.'
    expect(fitBlock(text, 40, 20, 6, 1.22)).toBeGreaterThan(fitSize(text, 40, 1, 6, 1))
  })
})
