// Brings a database to this version's tables. Migrations are numbered, only ever added, and each has a test.
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { log } from './migrations/001-log.ts'
import { late } from './migrations/002-late.ts'
import { device } from './migrations/003-device.ts'

/** Every migration, in order. */
export const migrations: Record<string, Migration> = { '001-log': log, '002-late': late, '003-device': device }

/** Runs what is missing, each in a transaction. Throws a sentence where a newer version has been here, or a migration fails. */
export async function migrate(db: Kysely<never>, steps: Record<string, Migration> = migrations): Promise<void> {
  const { error, results } = await new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest()
  if (!error) return
  const cause = error instanceof Error ? error : new Error('the database gave no reason', { cause: error })
  if (/corrupted migrations/.test(cause.message)) {
    throw new Error(
      `it was made by a newer version of Scoretable than this one (which knows up to ${Object.keys(steps).at(-1)}). Nothing was changed: start the newer version`,
      { cause },
    )
  }
  const failed = results?.find(({ status }) => status === 'Error')
  // A database that can't be reached fails here first; that is no fault of a migration, and said by whoever opens it.
  if (!failed) throw cause
  throw new Error(`it could not be brought up to date (${failed.migrationName}), and is as it was: ${cause.message}`, { cause })
}
