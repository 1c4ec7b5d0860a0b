import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompetitorId, ContestId, EventId } from '../ids.ts'
import { readSheetCode, sheetCode, type SheetOf } from './sheet-code.ts'

const EVENT = 'abcdefghijklmnopqrstuvwxyz' as EventId
const OTHER = 'zyxwvutsrqponmlkjihgfedcba' as EventId

const id = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 999_999 }))
const sheet: fc.Arbitrary<SheetOf> = fc.oneof(
  fc.record({ contest: id, competitor: id }).map(({ contest, competitor }) => ({
    contest: `k${contest}` as ContestId,
    competitor: `p${competitor}` as CompetitorId,
  })),
  fc.record({ contest: id.map((k) => `k${k}` as ContestId), match: fc.integer({ min: 1, max: 9999 }) }),
)
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ADA: SheetOf = { contest: 'k3' as ContestId, competitor: 'p17' as CompetitorId }

describe('a sheet’s code', () => {
  it('says whose sheet of which contest it is, for every id there can be', () => {
    fc.assert(
      fc.property(sheet, (one) => {
        expect(readSheetCode(EVENT, sheetCode(EVENT, one))).toEqual({ ok: true, value: one })
      }),
    )
  })

  it('is seven letters and digits in two groups for the largest event that can be imported, and has none that look alike', () => {
    for (const one of [
      ADA,
      { contest: 'k40' as ContestId, competitor: 'p2800' as CompetitorId },
      { contest: 'k9' as ContestId, match: 900 },
    ])
      expect(sheetCode(EVENT, one)).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(sheetCode(EVENT, { contest: 'k40' as ContestId, competitor: 'p5000' as CompetitorId })).toHaveLength(9)
  })

  it('is read as people write it: small letters, spaces, O for 0, I and L for 1', () => {
    const code = sheetCode(EVENT, ADA)
    const sloppy = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect(readSheetCode(EVENT, sloppy)).toEqual({ ok: true, value: ADA })
  })

  it('notices any mistyped letter', () => {
    const letters = sheetCode(EVENT, ADA).replace('-', '')
    const typed = letters.split('').flatMap((right, at) =>
      ALPHABET.split('')
        .filter((wrong) => wrong !== right)
        .map((wrong) => letters.slice(0, at) + wrong + letters.slice(at + 1)),
    )
    expect(typed).toHaveLength(7 * 31)
    expect(typed.filter((code) => readSheetCode(EVENT, code).ok)).toEqual([])
  })

  it('notices any two mistyped letters, and two that were turned around', () => {
    fc.assert(
      fc.property(sheet, fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 }), (one, a, b, by, also) => {
        const letters = sheetCode(EVENT, one).replace('-', '').split('')
        const shift = (at: number, much: number) => (letters[at] = ALPHABET.charAt(ALPHABET.indexOf(letters[at]!) ^ much))
        const turned = letters.with(a, letters[b]!).with(b, letters[a]!).join('')
        if (turned !== letters.join('')) expect(readSheetCode(EVENT, turned).ok).toBe(false)
        fc.pre(a !== b)
        shift(a, by)
        shift(b, also)
        expect(readSheetCode(EVENT, letters.join('')).ok).toBe(false)
      }),
    )
  })

  it('notices a letter too few, too many, and what is no code at all', () => {
    const code = sheetCode(EVENT, ADA)
    const typed = ['', 'K7', code.slice(0, -1), code.slice(1), 'UUU-UUUU', code.repeat(5), '🏋️'.repeat(7)]
    expect(typed.filter((each) => readSheetCode(EVENT, each).ok)).toEqual([])
    expect(readSheetCode(EVENT, 'K7P')).toMatchObject({ error: expect.stringContaining('at least 7') })
  })

  it('of another event is noticed, but for a few in a thousand', () => {
    const codes = Array.from({ length: 2000 }, (_, index) => sheetCode(OTHER, { ...ADA, competitor: `p${index + 1}` as CompetitorId }))
    expect(codes.filter((code) => readSheetCode(EVENT, code).ok).length).toBeLessThan(10)
    expect(readSheetCode(EVENT, codes[0]!)).toMatchObject({ error: expect.stringContaining('another event') })
  })
})
