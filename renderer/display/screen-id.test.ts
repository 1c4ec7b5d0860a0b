// A screen's id: made once, kept, and never taken from what is no id.
import { describe, expect, test } from 'vitest'
import { ScreenId } from '../../core/contract/scene.ts'
import type { Memory } from './memory.ts'
import { loadScreenId } from './screen-id.ts'

function memory(...kept: [string, string][]): Memory {
  const texts = new Map(kept)
  return { get: (key) => texts.get(key) ?? null, set: (key, text) => void texts.set(key, text) }
}

describe('a screen’s id', () => {
  test('is one by the contract, and the same at the next visit', () => {
    const kept = memory()
    const id = loadScreenId(kept)
    expect(ScreenId.parse(id)).toBe(id)
    expect(loadScreenId(kept)).toBe(id)
  })

  test('differs between two screens', () => {
    expect(loadScreenId(memory())).not.toBe(loadScreenId(memory()))
  })

  test('is what the address says, where it says one, and nothing is kept of it', () => {
    const kept = memory()
    expect(loadScreenId(kept, 'screenone1')).toBe('screenone1')
    expect(kept.get('scoretable.screen')).toBeNull()
    expect(ScreenId.safeParse(loadScreenId(kept, '<script>')).success).toBe(true)
  })

  test.each(['', 'short', 'UPPERCASE1', '<script>alert(1)</script>', 'a'.repeat(33)])('%j is no id: a new one is made', (text) => {
    const kept = memory(['scoretable.screen', text])
    const id = loadScreenId(kept)
    expect(id).not.toBe(text)
    expect(kept.get('scoretable.screen')).toBe(id)
  })
})
