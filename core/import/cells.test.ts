// The specification of single cells: what is taken, what is refused, and in which words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { readAttribute, readText, readWhole } from './cells.ts'

const weight = powerlifting.attributes[0]!
const sex = powerlifting.attributes[1]!

describe('text', () => {
  it.each([
    ['Ada', 'Ada'],
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Ada\nLovelace', 'Ada Lovelace'],
    ['محمد عبد الله', 'محمد عبد الله'],
    ['สมชาย ใจดี', 'สมชาย ใจดี'],
    ['🏋️‍♀️', '🏋️‍♀️'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ["'; DROP TABLE entry; --", "'; DROP TABLE entry; --"],
    ['=cmd|/c calc', '=cmd|/c calc'],
    ['O’Brien-Ødegård', 'O’Brien-Ødegård'],
    ['-', '-'],
    ['0', '0'],
  ])('%j is %j', (cell, text) => {
    expect(readText('Name', cell, 200)).toEqual({ ok: true, value: text })
  })

  it.each(['', '   ', '\t', '\n', '\u00a0', '\u200b', '\ufeff', '\u202e\u202c'])('%j is nothing', (cell) => {
    expect(readText('Name', cell, 200)).toEqual({ ok: true, value: null })
  })

  it.each([
    ['A\0da', /“A�da” has characters that cannot be printed/],
    ['\u0007', /has characters that cannot be printed/],
    ['A\u009dda', /cannot be printed/],
    ['Ada \ud83d', /broken character/],
    ['x'.repeat(201), /“x{40}…” is 201 characters long; at most 200 fit/],
  ])('%j is refused with a sentence', (cell, sentence) => {
    const read = readText('Name', cell, 200)
    expect(read).toMatchObject({ ok: false, error: expect.stringMatching(sentence) })
  })

  it('counts as the entry list does, so that what fits here fits there', () => {
    expect(readText('Name', 'x'.repeat(200), 200)).toMatchObject({ ok: true })
  })

  it('quotes a long cell without cutting a character in half', () => {
    const read = readText('Name', `${'x'.repeat(39)}${'😀'.repeat(100)}`, 200)
    expect(!read.ok && read.error.isWellFormed()).toBe(true)
  })
})

describe('a whole number', () => {
  it.each([
    ['0', 0],
    ['7', 7],
    [' 1000000 ', 1_000_000],
    ['7,0', 7],
    ['', null],
  ])('%j is %j', (cell, value) => {
    expect(readWhole('Lot', cell, 0, 1_000_000)).toEqual({ ok: true, value })
  })

  it.each(['-1', '1000001', '1e3', '1e308', 'x', '1.5', '9'.repeat(60), 'NaN', 'Infinity', '0x10', '٣', '1 000'])(
    '%j is refused',
    (cell) => {
      expect(readWhole('Lot', cell, 0, 1_000_000)).toMatchObject({ ok: false })
    },
  )
})

describe('an attribute', () => {
  it.each([
    ['62.35', 6235],
    ['62,35', 6235],
    ['62.5 kg', 6250],
    ['62KG', 6200],
    ['62.350', 6235],
    ['15', 1500],
    ['350.00', 35000],
  ])('%j is %j hundredths', (cell, value) => {
    expect(readAttribute(weight, cell)).toEqual({ ok: true, value })
  })

  it.each([
    ['0', /must be between 15\.00 and 350\.00 kg/],
    ['-5', /must be between/],
    ['1e308', /is not a number such as 15\.00/],
    ['99999999999999999999', /must be between/],
    ['62.355', /too many decimals; at most 2 fit/],
    ['62 lb', /is not a number/],
    ['kg', /is not a number/],
    ['1.234,5', /is not a number/],
  ])('%j is refused with a sentence', (cell, sentence) => {
    expect(readAttribute(weight, cell)).toMatchObject({ ok: false, error: expect.stringMatching(sentence) })
  })

  it.each(['M', 'm', 'Men', ' male ', 'MAN', 'Homme'])('of a few words is read by its code, its name or another word: %j', (cell) => {
    expect(readAttribute(sex, cell)).toEqual({ ok: true, value: 0 })
  })

  it.each(['F', 'women', 'Female', 'w', 'Frau'])('and so is the next one: %j', (cell) => {
    expect(readAttribute(sex, cell)).toEqual({ ok: true, value: 1 })
  })

  it('of a few words that is none of them is refused with the words there are', () => {
    expect(readAttribute(sex, '0')).toEqual({ ok: false, error: 'Sex “0” is none of M (men), F (women).' })
    expect(readAttribute(sex, '')).toEqual({ ok: true, value: null })
  })

  it('never comes out as anything but a scaled integer within its bounds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double().map(String), fc.string(), fc.integer().map(String)), (cell) => {
        const read = readAttribute(weight, cell)
        if (!read.ok || read.value === null) return
        expect(Number.isSafeInteger(read.value) && read.value >= weight.min && read.value <= weight.max).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
