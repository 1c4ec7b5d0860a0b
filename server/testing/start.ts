// For tests: a server on a free port of 127.0.0.1, and its end when the test ends.
import { onTestFinished } from 'vitest'
import { createServer, type ServerOptions } from '../app.ts'
import { sqliteDatabase, type TestDatabase } from './databases.ts'

/** Starts a server over a database (a new SQLite one where none is given) and gives its address. */
export async function startServer(
  options: Omit<ServerOptions, 'db'> = {},
  database: TestDatabase = disposable(sqliteDatabase()),
): Promise<{ url: string; close(): Promise<void> }> {
  const app = await createServer({ ...options, db: await database.open() })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  let closed: Promise<void> | null = null
  const close = () => (closed ??= app.close())
  onTestFinished(close)
  return { url, close }
}

/** Removes a database when the test ends, after everything that was started later. */
export function disposable(database: TestDatabase): TestDatabase {
  onTestFinished(() => database.remove())
  return database
}
