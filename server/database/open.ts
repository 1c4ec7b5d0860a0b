// The database a configuration names: PostgreSQL by its URL, else a SQLite file in a folder.
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { openPostgres } from './postgres.ts'
import type { Db } from './schema.ts'
import { openSqlite } from './sqlite.ts'

export type DatabaseChoice = { postgres: string } | { folder: string }

/** Opens the database and brings it up to date. Why it can't is a sentence, which never holds the URL: there may be a password in it. */
export async function openDatabase(choice: DatabaseChoice): Promise<Outcome<Db, string>> {
  try {
    return ok('postgres' in choice ? await openPostgres(choice.postgres) : await openSqlite(choice.folder))
  } catch (cause) {
    return err('postgres' in choice ? postgresFault(choice.postgres, cause) : folderFault(choice.folder, cause))
  }
}

const FOLDER: Record<string, string> = {
  EACCES: 'This user may not write to the folder',
  EPERM: 'This user may not write to the folder',
  SQLITE_CANTOPEN: 'This user may not write to the folder',
  EROFS: 'The disk is read-only at',
  SQLITE_READONLY: 'The database is read-only in',
  ENOTDIR: 'A file lies where a folder should be in',
  EEXIST: 'A file lies where a folder should be in',
  ENOENT: 'There can be no folder',
  ENOSPC: 'There is no room on the disk for',
  SQLITE_FULL: 'There is no room on the disk for',
  SQLITE_BUSY: 'Another program holds the database in',
  SQLITE_NOTADB: 'scoretable-server.sqlite is not a database, or is damaged, in',
  SQLITE_CORRUPT: 'The database is damaged in',
  SQLITE_IOERR: 'The disk reports a fault at',
}

function folderFault(folder: string, cause: unknown): string {
  const code = codeOf(cause)
  const known = FOLDER[code] ?? FOLDER[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
  if (known) return `${known} ${folder}. Set SCORETABLE_SERVER_DATA to a folder for the server's data.`
  return `The database in ${folder} could not be opened: ${messageOf(cause)}.`
}

const POSTGRES: Record<string, string> = {
  ECONNREFUSED: 'does not answer. Start it, or correct DATABASE_URL.',
  ENOTFOUND: 'has no such host. Correct DATABASE_URL.',
  EAI_AGAIN: 'has no such host, or the name server does not answer. Correct DATABASE_URL.',
  ETIMEDOUT: 'does not answer. Start it, or correct DATABASE_URL.',
  EHOSTUNREACH: 'can’t be reached from here. Correct DATABASE_URL.',
  '28P01': 'does not take this user and password. Correct DATABASE_URL.',
  '28000': 'does not let this user in. Correct DATABASE_URL.',
  '3D000': 'has no database of this name. Create it, or correct DATABASE_URL.',
  '42501': 'does not let this user make tables. Give it the right to, or correct DATABASE_URL.',
  '57P03': 'is starting or stopping. Try again in a moment.',
}

function postgresFault(url: string, cause: unknown): string {
  const { host = '', pathname = '' } = URL.parse(url) ?? {}
  const where = `PostgreSQL at ${host}${pathname}`
  const known = POSTGRES[codeOf(cause)]
  if (known) return `${where} ${known}`
  if (/timeout/i.test(messageOf(cause))) return `${where} ${POSTGRES['ETIMEDOUT']}`
  return `${where} could not be used: ${messageOf(cause)}.`
}

/** The code of an error; of several tried addresses, the first one's. */
function codeOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return codeOf(cause.errors[0])
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

function messageOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.replace(/\.$/, '') || codeOf(cause) || 'it says no more'
}
