import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { lateStoreSuite } from '../../core/testing/late-store-suite.ts'
import { logStoreSuite, SUITE_EVENT } from '../../core/testing/log-store-suite.ts'
import { openPostgres } from '../database/postgres.ts'
import type { Db } from '../database/schema.ts'
import { openSqlite } from '../database/sqlite.ts'
import { startPostgres } from '../testing/postgres.ts'
import { createLogStore } from './log-store.ts'

/** A store over a database that can be opened again. */
async function open(openDb: () => Promise<Db>, remove: () => void) {
  let db = await openDb()
  return {
    store: createLogStore(db, SUITE_EVENT, () => 0),
    async reopen() {
      await db.destroy()
      db = await openDb()
      return createLogStore(db, SUITE_EVENT, () => 0)
    },
    async close() {
      await db.destroy()
      remove()
    },
  }
}

const openOnSqlite = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'scoretable-server-'))
  return open(
    () => openSqlite(folder),
    () => rmSync(folder, { recursive: true }),
  )
}

logStoreSuite("the server's SQLite", openOnSqlite)
lateStoreSuite("the server's SQLite", openOnSqlite)

const postgres = await startPostgres()
if (postgres) {
  afterAll(() => postgres.stop())
  const openOnPostgres = async () => {
    const url = await postgres.database()
    return open(
      () => openPostgres(url),
      () => {},
    )
  }
  logStoreSuite(`the server's PostgreSQL ${postgres.version}`, openOnPostgres)
  lateStoreSuite(`the server's PostgreSQL ${postgres.version}`, openOnPostgres)
}
