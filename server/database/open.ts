// The database a configuration names: PostgreSQL by its URL, else a SQLite file in a folder.
import { openPostgres } from './postgres.ts'
import type { Db } from './schema.ts'
import { openSqlite } from './sqlite.ts'

export type DatabaseChoice = { postgres: string } | { folder: string }

/** Opens the database and brings it up to date. */
export const openDatabase = (choice: DatabaseChoice): Promise<Db> =>
  'postgres' in choice ? openPostgres(choice.postgres) : openSqlite(choice.folder)
