import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatScaled, parseScaled } from './decimal.ts'

const scaled = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
const decimals = fc.integer({ min: 0, max: 6 })

const read = (text: string, places: number) => {
  const outcome = parseScaled(text, places)
  return outcome.ok ? outcome.value : outcome.error
}

describe('reading a decimal', () => {
  it.each([
    ['207.5', 1, 2075],
    ['207,5', 1, 2075],
    ['  207.5 ', 1, 2075],
    ['207', 1, 2070],
    ['207.', 1, 2070],
    ['.5', 1, 5],
    [',5', 2, 50],
    ['+3', 0, 3],
    ['-3.25', 2, -325],
    ['\u22123.25', 2, -325],
    ['007', 0, 7],
    ['82.50', 1, 825],
    ['3.000', 0, 3],
    ['0.1', 6, 100_000],
    ['1.005', 3, 1005],
    ['9007199254740991', 0, Number.MAX_SAFE_INTEGER],
  ])('reads %j with %i decimals as %i', (text, places, value) => {
    expect(read(text, places)).toBe(value)
  })

  it.each([
    '',
    ' ',
    '-',
    '.',
    ',',
    'abc',
    '1e3',
    '1e308',
    '1E3',
    '0x10',
    'NaN',
    'Infinity',
    '1 000',
    '1,234.5',
    '1.2.3',
    '--1',
    '12kg',
    '٣',
    '5/2',
  ])('does not take %j for a number', (text) => {
    expect(read(text, 1)).toBe('not-a-number')
  })

  it('refuses decimals it would have to drop', () => {
    expect(read('82.55', 1)).toBe('too-many-decimals')
    expect(read('1.5', 0)).toBe('too-many-decimals')
  })

  it('refuses what no integer can hold exactly', () => {
    expect(read('9007199254740992', 0)).toBe('too-large')
    expect(read('9007199254740991', 1)).toBe('too-large')
    expect(read('9'.repeat(400), 0)).toBe('too-large')
  })

  it('has no minus zero', () => {
    expect(Object.is(read('-0.0', 1), 0)).toBe(true)
  })
})

describe('writing a decimal', () => {
  it.each([
    [7840, 2, '78.40'],
    [5, 1, '0.5'],
    [-5, 2, '-0.05'],
    [0, 2, '0.00'],
    [12, 0, '12'],
  ])('writes %i with %i decimals as %s', (value, places, text) => {
    expect(formatScaled(value, places)).toBe(text)
  })

  it('throws on what is not a scaled integer, since that is a bug', () => {
    expect(() => formatScaled(0.5, 1)).toThrow(RangeError)
  })
})

describe('there and back', () => {
  it('reads every number it writes as the same number, with a point or a comma', () => {
    fc.assert(
      fc.property(scaled, decimals, (value, places) => {
        const text = formatScaled(value, places)
        expect(read(text, places)).toBe(value)
        expect(read(text.replace('.', ','), places)).toBe(value)
      }),
    )
  })

  it('never throws and never gives anything but a safe integer or a fault', () => {
    fc.assert(
      fc.property(fc.string(), decimals, (text, places) => {
        const outcome = parseScaled(text, places)
        if (outcome.ok) expect(Number.isSafeInteger(outcome.value)).toBe(true)
      }),
    )
  })
})
