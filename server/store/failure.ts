// What a database's own error means for whoever wanted to store.
import type { StoreFailure } from '../../core/store/port.ts'

const MOVED = ['SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE', '23505', '40001', '40P01']
const FULL = ['SQLITE_FULL', 'ENOSPC', '53100']

/** A database's error as a store's failure. Errors that are no database's are bugs, and thrown on. */
export function storeFailure(cause: unknown): StoreFailure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null
  if (code === null) throw cause
  if (MOVED.includes(code)) return { kind: 'moved', message: 'Another writer was first. Nothing was stored.' }
  if (FULL.includes(code)) return { kind: 'full', message: 'The server has no room on its disk. Nothing was stored.' }
  return { kind: 'failed', message: `The server's database could not store it (${code}). Nothing was stored.` }
}
