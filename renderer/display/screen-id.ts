// A screen's id: made at random at this browser's first visit and kept, so that the table steers the same screen after a restart.
import type { ScreenId } from '../../core/contract/scene.ts'
import type { Memory } from './memory.ts'

const KEY = 'scoretable.screen'
const SHAPE = /^[a-z0-9]{8,32}$/
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** The kept id, or a new one where none is kept or what is kept is not an id. */
export function loadScreenId(memory: Memory): ScreenId {
  const kept = memory.get(KEY)
  if (kept !== null && SHAPE.test(kept)) return kept
  const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => LETTERS[byte % LETTERS.length]).join('')
  memory.set(KEY, id)
  return id
}
