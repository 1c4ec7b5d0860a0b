import { expect, it } from 'vitest'
import { keepSheet, keptSheet, sheetOf } from './paper-size.ts'

it.each([
  ['en-US', 'letter'],
  ['en', 'letter'],
  ['es-MX', 'letter'],
  ['fr-CA', 'letter'],
  ['en-GB', 'a4'],
  ['de', 'a4'],
  ['ja-JP', 'a4'],
  ['not a language', 'a4'],
])('the printer of %s holds %s', (language, sheet) => {
  expect(sheetOf(language)).toBe(sheet)
})

it('what a person chose is remembered, also where nothing can be kept', () => {
  const kept = new Map<string, string>()
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
  expect(keptSheet(storage, 'de')).toBe('a4')
  keepSheet('letter', storage)
  expect(keptSheet(storage, 'de')).toBe('letter')
  kept.set('scoretable-paper', 'a0')
  expect(keptSheet(storage, 'de')).toBe('a4')
  const broken = () => {
    throw new Error('refused')
  }
  keepSheet('letter', broken)
  expect(keptSheet(broken, 'de')).toBe('a4')
})
