// The specification of reading bytes: a person drops a file and is never asked what encoding it is in.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './encoding.ts'

const TEXT = 'Nr;Name;Verein\n1;Zoë Müller;TSV Nürnberg\n2;Łukasz Żółć;AZS\n'
const WESTERN = 'Nr;Name\n1;Zoë Müller\n2;François Ibáñez – “Pancho”\n3;50 €\n'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, endian: 'le' | 'be', mark: boolean) => {
  const units = `${mark ? '\ufeff' : ''}${text}`.split('').map((unit) => unit.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => (endian === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])))
}
const CP1252: Record<string, number> = { '€': 0x80, '–': 0x96, '“': 0x93, '”': 0x94 }
const windows1252 = (text: string) => Uint8Array.from(text.split('').map((character) => CP1252[character] ?? character.charCodeAt(0)))

describe('finding the encoding of a file', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8', TEXT],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(TEXT)]), 'utf-8-bom', TEXT],
    ['UTF-16, little end first, with a mark', utf16(TEXT, 'le', true), 'utf-16le', TEXT],
    ['UTF-16, big end first, with a mark', utf16(TEXT, 'be', true), 'utf-16be', TEXT],
    ['UTF-16, little end first, without a mark', utf16(TEXT, 'le', false), 'utf-16le', TEXT],
    ['UTF-16, big end first, without a mark', utf16(TEXT, 'be', false), 'utf-16be', TEXT],
    ['windows-1252', windows1252(WESTERN), 'windows-1252', WESTERN],
    ['plain ASCII', utf8('Nr;Name\n1;Ada\n'), 'utf-8', 'Nr;Name\n1;Ada\n'],
    ['nothing', new Uint8Array(), 'utf-8', ''],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text, encoding } })
  })

  it.each([
    ['Greek', 'Αρ;Όνομα\n1;Γιώργος Παπαδόπουλος\n'],
    ['Japanese', '番号,名前\n1,山田 太郎\n2,鈴木 花子\n'],
    ['Arabic', 'الرقم\tالاسم\n1\tمحمد\n'],
  ])('UTF-16 without a mark in a script whose letters have no zero byte: %s', (_, text) => {
    expect(decodeText(utf16(text, 'le', false))).toEqual({ ok: true, value: { text, encoding: 'utf-16le' } })
    expect(decodeText(utf16(text, 'be', false))).toEqual({ ok: true, value: { text, encoding: 'utf-16be' } })
  })

  it('tells a workbook from text, of either generation', () => {
    expect(decodeText(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toEqual({ ok: false, error: 'spreadsheet' })
    expect(decodeText(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toEqual({ ok: false, error: 'spreadsheet' })
  })

  it('reads any text that was written as UTF-8, with a mark or without', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\ufeff]/.test(text) && !text.startsWith('PK\u0003\u0004')),
        (text) => {
          expect(decodeText(utf8(text))).toMatchObject({ ok: true, value: { text } })
          expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(text)]))).toMatchObject({ ok: true, value: { text } })
        },
      ),
    )
  })

  it('never throws, and gives text without half characters for whatever bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decodeText(bytes)
        if (decoded.ok) expect(decoded.value.text.isWellFormed()).toBe(true)
        else expect(decoded.error).toBe('spreadsheet')
      }),
      { numRuns: 1000 },
    )
  })
})
