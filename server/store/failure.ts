// What a database's own error means for whoever wanted to store, or to read.
import type { StoreFailure } from '../../core/store/port.ts'

const MOVED = ['SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE', '23505', '40001', '40P01']
const FULL = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100']

/** What the PostgreSQL client says without a code when it has lost its database. */
const LOST = /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout)/

/**
 * The code of an error that a database or the way to it has made; null for any other, which is a bug. SQLSTATE classes 22 and 42, and
 * SQLite's ERROR and MISUSE, are bugs too: the statement is at fault, and will be the next time.
 */
export function databaseFault(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null
  if (cause instanceof AggregateError && cause.errors.length > 0) return databaseFault(cause.errors[0])
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  if (/^SQLITE_(?!ERROR|MISUSE)/.test(code)) return code
  if (/^[0-9A-Z]{5}$/.test(code) && /^\d|^XX/.test(code) && !/^(22|42)/.test(code)) return code
  if (/^E(?!RR)[A-Z0-9]+$/.test(code)) return code
  return LOST.test(cause.message) ? 'connection lost' : null
}

/** A database's error as a store's failure. Errors that are no database's are bugs, and thrown on. */
export function storeFailure(cause: unknown): StoreFailure {
  const code = databaseFault(cause)
  if (code === null) throw cause
  if (MOVED.includes(code)) return { kind: 'moved', message: 'Another writer was first. Nothing was stored.' }
  if (FULL.includes(code)) return { kind: 'full', message: 'The server has no room on its disk. Nothing was stored.' }
  return { kind: 'failed', message: `The server's database could not store it (${code}). Nothing was stored.` }
}
