import { expect, test } from 'vitest'
import { sizeWords } from './size-words.ts'

test.each([
  [1, '1 kB'],
  [3400, '3 kB'],
  [999_499, '999 kB'],
  [1_240_000, '1.2 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})
