// A memory that works where the browser refuses one.
import { describe, expect, test } from 'vitest'
import { browserMemory } from './memory.ts'

function storage(kept = new Map<string, string>()) {
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) } as Storage
}
const full = () => ({
  getItem: () => null,
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError')
  },
})
const refused = () => {
  throw new DOMException('denied', 'SecurityError')
}

describe('the memory of a browser', () => {
  test('outlives the page', () => {
    const kept = new Map<string, string>()
    browserMemory(() => storage(kept)).set('a', '1')
    expect(browserMemory(() => storage(kept)).get('a')).toBe('1')
  })

  test.each([
    ['a full one', full as unknown as () => Storage],
    ['a private window that refuses it', refused],
  ])('%s holds for this visit', (_name, where) => {
    const memory = browserMemory(where)
    expect(memory.get('a')).toBeNull()
    memory.set('a', '1')
    expect(memory.get('a')).toBe('1')
  })
})
