// The note by which a phone knows that it lost its store.
import { describe, expect, test } from 'vitest'
import type { EventId, PartitionId } from '../../../core/ids.ts'
import { heldWords, type Notes, readMark, removeMark, writeMark } from './loss-mark.ts'

const EVENT = 'aaaaaaaaaaaaaaaaaaaaaaaaaa' as EventId
const held = {
  device: 'd'.repeat(64),
  store: '0'.repeat(32),
  writes: 9,
  heads: [{ partition: 'judge-3' as PartitionId, epoch: 2, seq: 41, hash: 'f'.repeat(64) }],
}

function notes(kept = new Map<string, string>()): Notes & { kept: Map<string, string> } {
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  }
}

describe('the note on a store', () => {
  test('says what it held, in words', () => {
    const kept = notes()
    writeMark(kept, EVENT, held)
    const mark = readMark(kept, EVENT)
    expect(mark).toEqual({ v: 1, device: held.device, store: held.store, writes: 9, heads: { 'judge-3': [2, 41] } })
    expect(mark && heldWords(mark)).toBe('judge-3 up to entry 41')
  })

  test('is another for each event, and goes with its store', () => {
    const kept = notes()
    writeMark(kept, EVENT, held)
    expect(readMark(kept, 'bbbbbbbbbbbbbbbbbbbbbbbbbb' as EventId)).toBeNull()
    removeMark(kept, EVENT)
    expect(readMark(kept, EVENT)).toBeNull()
  })

  test('that can’t be read is none', () => {
    for (const text of ['', '{', 'null', '{"v":1}', '[]', '{"v":2,"device":"","store":"","writes":1,"heads":{}}'])
      expect(readMark(notes(new Map([[`scoretable-store-${EVENT}`, text]])), EVENT)).toBeNull()
  })

  test('goes without where the browser refuses', () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError')
    }
    const refused: Notes = { getItem: refuse, setItem: refuse, removeItem: refuse }
    for (const none of [refused, null]) {
      writeMark(none, EVENT, held)
      removeMark(none, EVENT)
      expect(readMark(none, EVENT)).toBeNull()
    }
  })
})
