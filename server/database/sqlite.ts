// The default database: one SQLite file in the server's data folder, durable before it answers.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import type { Db } from './schema.ts'

const FULL = 2

/** SQLite up to 3.51.2 could damage a file when it reset its write-ahead log. */
const OLDEST = [3, 51, 3] as const

/**
 * Opens (or makes) `scoretable-server.sqlite` in a folder. WAL with synchronous=FULL: set after WAL, because the other order is
 * forgotten, and asserted after the first write, because this SQLite build falls back to NORMAL there when it was only compiled in.
 */
export async function openSqlite(folder: string): Promise<Db> {
  mkdirSync(folder, { recursive: true })
  const file = new Database(path.resolve(folder, 'scoretable-server.sqlite'))
  try {
    assertVersion(file)
    file.pragma('busy_timeout = 5000')
    file.pragma('journal_mode = WAL')
    file.pragma('synchronous = FULL')
    // macOS: an ordinary sync stops at the drive's own cache. Elsewhere this says nothing.
    file.pragma('fullfsync = ON')
    const db: Db = new Kysely({ dialect: new TransactionalSqlite({ database: forgiving(file) }) })
    await migrate(db as unknown as Kysely<never>)
    file.exec('PRAGMA user_version = 1')
    if (file.pragma('journal_mode', { simple: true }) !== 'wal')
      throw new Error(`The folder ${folder} does not allow SQLite's write-ahead log.`)
    if (file.pragma('synchronous', { simple: true }) !== FULL) throw new Error('SQLite would not write durably (synchronous is not FULL).')
    return db
  } catch (cause) {
    file.close()
    throw cause
  }
}

/** SQLite makes and changes tables within transactions. Kysely does not use that of itself; here a migration that fails leaves no trace. */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl() {
        return true
      }
    })()
  }
}

/**
 * On a full disk or a faulty one SQLite rolls back by itself. The rollback that Kysely then asks for would fail for want of a
 * transaction, and hide what had happened; here it finds nothing to do.
 */
function forgiving(file: Database.Database) {
  return {
    prepare: (sql: string) => file.prepare(sql === 'rollback' && !file.inTransaction ? 'select 1' : sql),
    close: () => void file.close(),
  }
}

function assertVersion(file: Database.Database): void {
  const version = String(file.prepare('select sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const differs = OLDEST.findIndex((part, index) => part !== parts[index])
  if (differs >= 0 && (parts[differs] ?? 0) < (OLDEST[differs] ?? 0))
    throw new Error(`SQLite ${version} is too old: ${OLDEST.join('.')} or newer is needed.`)
}
