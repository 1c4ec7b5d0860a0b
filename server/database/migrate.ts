// Brings a database to this version's tables. Migrations are numbered, only ever added, and each has a test.
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import * as log from './migrations/001-log.ts'

/** Every migration, in order. */
export const migrations: Record<string, Migration> = { '001-log': log }

/** Runs what is missing, each in a transaction. Throws a sentence where a newer version has been here, or a migration fails. */
export async function migrate(db: Kysely<never>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const known = Object.keys(migrations)
  const newer = (await migrator.getMigrations().catch((cause: unknown) => cause)) as unknown
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  const text = error instanceof Error ? error.message : String(error)
  if (newer instanceof Error || /corrupted migrations/.test(text)) {
    throw new Error(
      `This database was made by a newer version of Scoretable than this one (which knows up to ${known.at(-1)}). Nothing was changed: start the newer version.`,
      { cause: error },
    )
  }
  throw new Error(`The database could not be brought up to date, and is as it was: ${text}`, { cause: error })
}
