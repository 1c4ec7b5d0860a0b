import { expect, test } from 'vitest'
import { roomWords } from './room-words.ts'

test('the room of a disk is said as people say it, and never more than there is', () => {
  expect(roomWords(28_990_000_000)).toBe('28 GB free')
  expect(roomWords(640_500_000)).toBe('640 MB free')
  expect(roomWords(20_000_000)).toBe('almost full')
})
