// A screen's id: made at random at this browser's first visit and kept, so that the table steers the same screen after a restart. The table's
// own windows have theirs in the address: they are one browser's, and still different screens.
import type { ScreenId } from '../../core/contract/scene.ts'
import type { Memory } from './memory.ts'

const KEY = 'scoretable.screen'
const SHAPE = /^[a-z0-9]{8,32}$/
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** The id that the address gives; or the kept one, or a new one where none is kept or what is kept is not an id. */
export function loadScreenId(memory: Memory, given: string | null = null): ScreenId {
  if (given !== null && SHAPE.test(given)) return given
  const kept = memory.get(KEY)
  if (kept !== null && SHAPE.test(kept)) return kept
  const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => LETTERS[byte % LETTERS.length]).join('')
  memory.set(KEY, id)
  return id
}
