// The default database: one SQLite file in the server's data folder, durable before it answers.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { Kysely, SqliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import type { Db } from './schema.ts'

const FULL = 2

/**
 * Opens (or makes) `scoretable-server.sqlite` in a folder. WAL with synchronous=FULL: set after WAL, because the other order is
 * forgotten, and asserted after the first write, because this SQLite build falls back to NORMAL there when it was only compiled in.
 */
export async function openSqlite(folder: string): Promise<Db> {
  mkdirSync(folder, { recursive: true })
  const file = new Database(path.join(folder, 'scoretable-server.sqlite'))
  file.pragma('busy_timeout = 5000')
  file.pragma('journal_mode = WAL')
  file.pragma('synchronous = FULL')
  const db: Db = new Kysely({ dialect: new SqliteDialect({ database: file }) })
  try {
    await migrate(db as unknown as Kysely<never>)
    file.exec('PRAGMA user_version = 1')
    if (file.pragma('journal_mode', { simple: true }) !== 'wal')
      throw new Error(`The folder ${folder} does not allow SQLite's write-ahead log.`)
    if (file.pragma('synchronous', { simple: true }) !== FULL) throw new Error('SQLite would not write durably (synchronous is not FULL).')
  } catch (cause) {
    file.close()
    throw cause
  }
  return db
}
