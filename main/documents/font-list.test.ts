import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { FONTS, slicesOf } from './font-list.ts'

const packages = fileURLToPath(new URL('../../node_modules/@fontsource', import.meta.url))
const unicodeOf = (name: string) => JSON.parse(readFileSync(`${packages}/${name}/unicode.json`, 'utf8')) as Record<string, string>

it('the typefaces that are shipped take 12 MB at most, and each comes with its licence', () => {
  let bytes = 0
  for (const font of FONTS) {
    const slices = slicesOf(font, unicodeOf(font.name))
    expect(slices.length).toBeGreaterThan(0)
    for (const { file } of slices) bytes += statSync(`${packages}/${file}`).size
    expect(readFileSync(`${packages}/${font.name}/LICENSE`, 'utf8')).toMatch(/SIL OPEN FONT LICENSE/iu)
  }
  expect(bytes).toBeLessThan(12_000_000)
})

it.each([
  ['Latin with Vietnamese', 'Ễ'],
  ['Greek', 'Ω'],
  ['Cyrillic', 'Щ'],
  ['Arabic', 'ع'],
  ['Hebrew', 'א'],
  ['Thai', 'ณ'],
  ['Devanagari', 'क'],
  ['Han', '張'],
  ['Kana', 'や'],
  ['Hangul', '김'],
  ['arrows', '→'],
  ['ticks', '✓'],
])('%s is among them', (_, character) => {
  const point = character.codePointAt(0)!
  const slices = FONTS.flatMap((font) => slicesOf(font, unicodeOf(font.name)))
  expect(slices.some(({ ranges }) => ranges.some(([from, to]) => point >= from && point <= to))).toBe(true)
})
