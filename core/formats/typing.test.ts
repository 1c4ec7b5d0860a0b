import { describe, expect, it } from 'vitest'
import { bouldering } from './presets/bouldering.ts'
import { diving } from './presets/diving.ts'
import { powerlifting } from './presets/powerlifting.ts'
import { wrestling } from './presets/wrestling.ts'
import { briefText, detailText, valuesInput } from './text.ts'
import { parseTyped, typingHint } from './typing.ts'

const values = (outcome: ReturnType<typeof parseTyped>) => (outcome.ok ? outcome.value : outcome.error.message)

describe('typing a result', () => {
  it.each([
    ['101', { lights: 'WRW' }],
    ['wrw', { lights: 'WRW' }],
    ['1', { lights: 'W' }],
    ['0', { lights: 'R' }],
  ])('reads lamps %s', (text, expected) => {
    expect(values(parseTyped(powerlifting, 'result', text))).toEqual({ kind: 'values', values: expected })
  })

  it('takes the next declaration after the lamps', () => {
    expect(values(parseTyped(powerlifting, 'result', '111 215'))).toEqual({
      kind: 'values',
      values: { lights: 'WWW' },
      next: { load: 2150 },
    })
  })

  it('reads a declared load with point or comma, to the tenth', () => {
    expect(values(parseTyped(powerlifting, 'declaration', '207.5'))).toEqual({ kind: 'values', values: { load: 2075 } })
    expect(values(parseTyped(powerlifting, 'declaration', '207,5'))).toEqual({ kind: 'values', values: { load: 2075 } })
    expect(parseTyped(powerlifting, 'declaration', '207.55').ok).toBe(false)
    expect(parseTyped(powerlifting, 'declaration', '1e308').ok).toBe(false)
  })

  it('reads marks with or without their point, and zero as a mark', () => {
    expect(values(parseTyped(diving, 'result', '7.5 75 8 80 0 10 100'))).toEqual({
      kind: 'values',
      values: { marks: [75, 75, 80, 80, 0, 100, 100] },
    })
  })

  it('reads a dash as the mark of a judge who gave none, as far as the format lets one be missing', () => {
    expect(values(parseTyped(diving, 'result', '7 - 7 7 7 7 7'))).toEqual({
      kind: 'values',
      values: { marks: [70, null, 70, 70, 70, 70, 70] },
    })
  })

  it('leaves out a choice that may be, before whatever comes after it', () => {
    const read = (text: string) => values(parseTyped(wrestling, 'result', text))
    expect(read('0 4 2 2')).toEqual({ kind: 'values', values: { cautions: 0, awards: [4, 2, 2] } })
    expect(read('1 l 1')).toEqual({ kind: 'values', values: { cautions: 1, last: 'L', awards: [1] } })
    expect(read('0 vfa')).toEqual({ kind: 'values', values: { cautions: 0, how: 'VFA', awards: [] } })
  })

  it('reads a choice that may be left out, and leaves what is none of it to the next declaration', () => {
    const marks = [70, 70, 70, 70, 70, 70, 70]
    expect(values(parseTyped(diving, 'result', '7 7 7 7 7 7 7 r'))).toEqual({ kind: 'values', values: { marks, ruling: 'R' } })
    expect(values(parseTyped(diving, 'result', '7 7 7 7 7 7 7 -'))).toEqual({ kind: 'values', values: { marks, ruling: null } })
    expect(values(parseTyped(diving, 'result', '7 7 7 7 7 7 7 3.2'))).toEqual({
      kind: 'values',
      values: { marks },
      next: { difficulty: 32 },
    })
    expect(values(parseTyped(diving, 'result', '7 7 7 7 7 7 7 r 3.2'))).toMatchObject({ values: { ruling: 'R' }, next: { difficulty: 32 } })
    expect(values(parseTyped(diving, 'result', '7 7 7 7 7 7 7 x'))).toBe('Difficulty: “x” is not a number with at most 1 decimals.')
  })

  it('says how many marks are missing', () => {
    expect(values(parseTyped(diving, 'result', '7.5 8'))).toBe('Marks: 2 of 7; 5 missing.')
  })

  it.each([
    ['2 4', { zone: 2, top: 4 }],
    ['z2 t4', { zone: 2, top: 4 }],
    ['2', { zone: 2, top: null }],
    ['2 -', { zone: 2, top: null }],
    ['-', { zone: null, top: null }],
  ])('reads tries %s', (text, expected) => {
    expect(values(parseTyped(bouldering, 'result', text))).toEqual({ kind: 'values', values: expected })
  })

  it('reads a status of the format and a pass', () => {
    expect(values(parseTyped(powerlifting, 'declaration', 'dns'))).toEqual({ kind: 'status', status: 'DNS' })
    expect(values(parseTyped(powerlifting, 'result', 'p'))).toEqual({ kind: 'values', values: {} })
  })

  it.each(['', '2', '11', '1111', '-1', '🙂', '<script>', '101 215 7', '101 x'])('refuses “%s” with a sentence', (text) => {
    const outcome = parseTyped(powerlifting, 'result', text)
    expect(outcome.ok).toBe(false)
    expect(values(outcome)).toMatch(/^.+[.]$/)
  })
})

describe('the hint', () => {
  it.each([
    [powerlifting, 'declaration', 'Load in kg'],
    [powerlifting, 'result', '1 white or 0 red for each referee (101), or one digit for the decision'],
    [diving, 'result', '7 marks, with spaces; 85 is 8.5; - for a missing one, then Ruling, if any: F, R, T, A'],
    [bouldering, 'result', 'number of the try that reached zone, then top; - for none'],
  ] as const)('fits the line over the input', (format, asks, hint) => {
    expect(typingHint(format, asks)).toBe(hint)
  })
})

describe('what was left out', () => {
  const values = { difficulty: 32, marks: [80, 80, 80, 80, 80, 80, 80] }

  it('is not told, and not typed back', () => {
    expect(briefText(diving, values)).toBe('3.2 · 8.0 8.0 8.0 8.0 8.0 8.0 8.0')
    expect(detailText(diving, values)).toBe('Difficulty 3.2 · Marks 8.0 8.0 8.0 8.0 8.0 8.0 8.0')
    expect(valuesInput(diving, values)).toBe('8 8 8 8 8 8 8')
  })

  it('is both where it is there', () => {
    expect(briefText(diving, { ...values, ruling: 'F' })).toBe('3.2 · 8.0 8.0 8.0 8.0 8.0 8.0 8.0 · Ruling failed dive')
    expect(valuesInput(diving, { ...values, ruling: 'F' })).toBe('8 8 8 8 8 8 8 F')
  })
})
