// One connection to an encrypted event file, set so that what is committed is on the disk.
import Database from 'better-sqlite3-multiple-ciphers'
import type { FileKeys } from '../keys/key-slots.ts'
import { PLAIN_BYTES } from './header.ts'

export type Connection = Database.Database

/** SQLite up to 3.51.2 could damage a file when it reset its write-ahead log. */
const OLDEST_SQLITE = [3, 51, 3] as const

/** How long another program's lock is waited for. Long enough for a backup's glance at the file, short enough for a person. */
const PATIENCE_MS = 250

/** Opens a file with its key. Nothing is read yet, so a wrong key does not show here. `path` is absolute: SQLite would take `file:` for an address. */
export function connect(
  path: string,
  keys: Pick<FileKeys, 'key' | 'salt'>,
  options: { readonly?: boolean; create?: boolean } = {},
): Connection {
  assertVersion()
  const db = new Database(path, { fileMustExist: !options.create, readonly: options.readonly ?? false, timeout: PATIENCE_MS })
  try {
    db.pragma("cipher = 'sqlcipher'")
    db.pragma('legacy = 4')
    db.pragma(`plaintext_header_size = ${PLAIN_BYTES}`)
    db.pragma(`key = "x'${keys.key}${keys.salt}'"`)
    db.pragma(`busy_timeout = ${PATIENCE_MS}`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Takes the file for this process alone, and makes every commit durable. Throws SQLite's error: the first real look at the file is here. */
export function hold(db: Connection): void {
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  // After WAL: better-sqlite3's build falls to NORMAL with WAL unless told otherwise on each connection.
  db.pragma('synchronous = FULL')
  // macOS: an ordinary sync stops at the drive's own cache. Elsewhere this says nothing.
  db.pragma('fullfsync = ON')
}

/** Throws where commits are not synced to the disk. Worth asking after a first write only: before it SQLite reports what it was told. */
export function assertDurable(db: Connection): void {
  const level = db.pragma('synchronous', { simple: true })
  if (level !== 2) throw new Error(`SQLite syncs at level ${String(level)}, not FULL`)
}

let checked = false

/** On a database of its own: a file that has no key yet can't be asked anything. */
function assertVersion(): void {
  if (checked) return
  const memory = new Database(':memory:')
  const version = String(memory.prepare('SELECT sqlite_version()').pluck().get())
  memory.close()
  const fault = sqliteFault(version)
  if (fault !== null) throw new Error(fault)
  checked = true
}

/** Why an SQLite of this version is not used; null where it is. */
export const sqliteFault = (version: string): string | null =>
  isOlder(version.split('.').map(Number), OLDEST_SQLITE)
    ? `SQLite ${version} is too old: ${OLDEST_SQLITE.join('.')} or newer is needed`
    : null

const isOlder = (found: readonly number[], least: readonly number[]): boolean => {
  const differs = least.findIndex((part, index) => part !== found[index])
  return differs >= 0 && (found[differs] ?? 0) < (least[differs] ?? 0)
}
