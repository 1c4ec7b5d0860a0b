// For tests: the same tests on SQLite and on a real PostgreSQL, each test on a database of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { DatabaseChoice } from '../database/open.ts'
import { openPostgres } from '../database/postgres.ts'
import type { Db } from '../database/schema.ts'
import { openSqlite } from '../database/sqlite.ts'
import { startPostgres } from './postgres.ts'

/** One database under test. It may be opened again and again: what was stored is there. */
export interface TestDatabase {
  choice: DatabaseChoice
  open(): Promise<Db>
  remove(): void
}

export function sqliteDatabase(): TestDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), 'scoretable-server-'))
  return {
    choice: { folder },
    open: () => openSqlite(folder),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Defines the tests once for each kind of database. Where no PostgreSQL can be had, a test's name says so. */
export async function describeOnDatabases(name: string, define: (create: () => Promise<TestDatabase>) => void): Promise<void> {
  describe(`${name}, on SQLite`, () => {
    define(async () => sqliteDatabase())
  })

  const postgres = await startPostgres()
  if (!postgres) {
    test(`${name}: LEFT OUT ON POSTGRESQL, for none can be had here`, () => expect(postgres).toBeNull())
    return
  }
  describe(`${name}, on PostgreSQL ${postgres.version}`, () => {
    afterAll(() => postgres.stop())
    define(async () => {
      const url = await postgres.database()
      return { choice: { postgres: url }, open: () => openPostgres(url), remove: () => {} }
    })
  })
}
