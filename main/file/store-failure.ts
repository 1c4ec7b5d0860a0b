// What the disk said to a write, as the log's failure.
import type { StoreFailure } from '../../core/store/port.ts'
import { systemCause } from './system-cause.ts'

/** SQLite has rolled the write back by now. Throws on what is a bug. */
export function notStored(error: unknown): StoreFailure {
  const { kind, cause } = systemCause(error)
  const todo = kind === 'full' ? 'Make room and enter it again' : 'Enter it again'
  return { kind, message: `Not saved: ${cause}. Everything saved before is kept. ${todo}.` }
}
