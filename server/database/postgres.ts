// PostgreSQL, where DATABASE_URL names one.
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { migrate } from './migrate.ts'
import type { Db } from './schema.ts'

const INT8 = 20

/** Opens a PostgreSQL database. Whatever its own default, a commit here waits for the disk. */
export async function openPostgres(url: string): Promise<Db> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    // A statement that waits longer than this (for a lock, say) is given up by the database itself; the sender comes again.
    statement_timeout: 30_000,
    keepAlive: true,
    // Seqs, epochs and times stay below 2^53, so 64-bit integers are numbers here as they are everywhere else.
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  })
  // An idle connection that the database closes is replaced on the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const db: Db = new Kysely({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(sql`set synchronous_commit = on`.compile(db))
      },
    }),
  })
  try {
    await migrate(db as unknown as Kysely<never>)
    const { rows } = await sql<{ fsync: string }>`show fsync`.execute(db)
    if (rows[0]?.fsync !== 'on') throw new Error('it runs with fsync off, and would lose results that it has confirmed. Turn fsync on')
  } catch (cause) {
    // The cause is what is told; a pool that can't even be closed adds nothing to it.
    await db.destroy().catch(() => {})
    throw cause
  }
  return db
}
