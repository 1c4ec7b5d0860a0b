// What is said beforehand about a phone's storage.
import { describe, expect, test } from 'vitest'
import { type StorageFacts, storageSafety } from './safety.ts'

const NOW = Date.UTC(2026, 10, 26)
const facts: StorageFacts = { persisted: null, usage: null, quota: null, webkit: false, installed: false, lastUsed: NOW }

describe('how safe a phone’s storage is', () => {
  test('fault 35: an iPhone’s browser keeps it for seven days without a visit, and says so beforehand', () => {
    const view = storageSafety({ ...facts, webkit: true, persisted: true })
    expect(view).toMatchObject({ level: 'ends', safeUntil: NOW + 7 * 86_400_000 })
    expect(view.sentences[0]).toMatch(/seven days.*Home Screen/)
  })

  test('on its Home Screen that date is gone', () => {
    expect(storageSafety({ ...facts, webkit: true, installed: true, persisted: true })).toMatchObject({ level: 'kept', safeUntil: null })
  })

  test('where the browser gave no right to keep, or can’t be asked, it may go when room is short', () => {
    for (const persisted of [false, null]) {
      const view = storageSafety({ ...facts, persisted })
      expect(view).toMatchObject({ level: 'unsure', safeUntil: null })
      expect(view.sentences[0]).toContain('short of room')
    }
  })

  test('little room is said in entries; what is not known is not said', () => {
    const words = (usage: number | null, quota: number | null) =>
      storageSafety({ ...facts, persisted: true, usage, quota }).sentences.join(' ')
    expect(words(900_000, 1_000_000)).toContain('about 50 more entries')
    expect(words(2_000_000, 1_000_000)).toContain('about 0 more entries')
    expect(words(0, 1_000_000_000)).not.toContain('room for')
    expect(words(null, null)).not.toContain('room for')
  })

  test('fault 35: a private window is always warned of, because no page can tell whether it is in one', () => {
    expect(storageSafety({ ...facts, persisted: true }).sentences.at(-1)).toContain('private window')
  })
})
