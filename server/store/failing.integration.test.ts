// A database that is full, or away: told as such, nothing acknowledged that is not stored, and it goes on once there is room again.
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { createServer } from '../app.ts'
import { openPostgres } from '../database/postgres.ts'
import { openSqlite } from '../database/sqlite.ts'
import { startPostgres } from '../testing/postgres.ts'
import { testFolder } from '../testing/program.ts'
import {
  ackOf,
  askToRegister,
  askToSync,
  createLog,
  EVENT,
  get,
  numbered,
  refusal,
  register,
  secretOf,
  setupLog,
  sync,
} from '../testing/sender.ts'
import type { Db } from '../database/schema.ts'

const OWNER = secretOf(1)

/** A server over an open database, with what it logs. */
async function serve(db: Db) {
  const lines: string[] = []
  const app = await createServer({ db, log: { write: (line) => void lines.push(line) } })
  onTestFinished(() => app.close())
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const { token } = await register(url, EVENT, OWNER)
  return { url, token, lines, setup: setupLog(EVENT, OWNER), table: createLog(EVENT, TABLE, OWNER) }
}

test('no room on the disk: 507 with when to come again, nothing stored in part, and all of it once there is room', async () => {
  const db = await openSqlite(testFolder())
  const { url, token, setup, table } = await serve(db)
  await sync(url, token, [setup.batch()])
  await sql`pragma max_page_count = 60`.execute(db)
  const bulky = () => Array.from({ length: 4 }, () => ({ text: 'x'.repeat(3000) }))
  let last = 0
  for (let round = 0; round < 50; round++) {
    table.write('something.noted', ...bulky())
    const answer = await askToSync(url, token, { push: [table.batch(last + 1)] })
    if (answer.status !== 200) {
      expect(refusal(answer)).toEqual([507, 'store-full'])
      expect(answer.headers.get('retry-after')).toBe('10')
      break
    }
    last = table.head().seq
  }
  expect(last).toBeGreaterThan(0)
  expect(table.head().seq).toBe(last + 4)
  // What is there is still served, and still says how far it goes.
  const known = await sync(url, token, [table.batch(1, last)])
  expect(known.ack[TABLE]?.[1]).toBe(last)
  expect(refusal(await askToSync(url, token, { push: [table.batch(last + 1)] }))).toEqual([507, 'store-full'])
  await sql`pragma max_page_count = 100000`.execute(db)
  expect((await sync(url, token, [table.batch(last + 1)])).ack[TABLE]).toEqual(ackOf(table))
})

test('of several batches in one request those that were stored stand, though a later one found no room', async () => {
  const db = await openSqlite(testFolder())
  const { url, token, setup, table } = await serve(db)
  await sql`pragma max_page_count = 40`.execute(db)
  table.write('something.noted', ...Array.from({ length: 100 }, () => ({ text: 'x'.repeat(3000) })))
  expect(refusal(await askToSync(url, token, { push: [setup.batch(), table.batch()] }))).toEqual([507, 'store-full'])
  await sql`pragma max_page_count = 100000`.execute(db)
  const { ack } = await sync(url, token, [setup.batch()])
  expect(ack).toEqual({ setup: ackOf(setup) })
  expect((await sync(url, token, [table.batch()])).ack[TABLE]).toEqual(ackOf(table))
})

test('of a batch that takes several statements either all is stored or nothing', async () => {
  const db = await openSqlite(testFolder())
  const { url, token, setup, table } = await serve(db)
  await sync(url, token, [setup.batch()])
  table.write('something.noted', ...Array.from({ length: 2500 }, () => ({ text: 'x'.repeat(300) })))
  // Room for the first thousand, not for all.
  await sql`pragma max_page_count = 250`.execute(db)
  expect(refusal(await askToSync(url, token, { push: [table.batch()] }))).toEqual([507, 'store-full'])
  const held = await db.selectFrom('entry').select('seq').where('partition', '=', TABLE).execute()
  expect(held).toEqual([])
  await sql`pragma max_page_count = 100000`.execute(db)
  expect((await sync(url, token, [table.batch()])).ack[TABLE]).toEqual(ackOf(table))
})

const postgres = await startPostgres()
if (!postgres) test('A LOST DATABASE: LEFT OUT, for no PostgreSQL can be had here', () => expect(postgres).toBeNull())
else
  describe('a PostgreSQL that goes away', () => {
    test('is a 503 on the wire and a sentence on a page; nothing is acknowledged; and the log holds no token, code or URL', async () => {
      const { url, token, setup, table, lines } = await serve(await openPostgres(await postgres.database()))
      table.write('something.noted', ...numbered(3))
      await sync(url, token, [setup.batch(), table.batch(1, 1)])
      await postgres.stop()

      const answer = await askToSync(url, token, { push: [table.batch(2, 3)] })
      expect(refusal(answer)).toEqual([503, 'store-failed'])
      expect(answer.headers.get('retry-after')).toBe('10')
      expect(refusal(await askToRegister(url, EVENT, OWNER, 'Spring Open', 'secret code'))[0]).toBe(503)
      expect((await get(`${url}/healthz`)).status).toBe(503)
      // What is in memory is still served.
      expect((await get(`${url}/e/${EVENT}`)).status).toBe(200)
      const page = await get(`${url}/e/bbbbbbbbbbbbbbbbbbbbbbbbbb`)
      expect([page.status, page.headers.get('cache-control')]).toEqual([503, 'no-store'])
      expect(page.text).toContain('Load this page again in a moment')

      const log = lines.join('')
      expect(log).toContain('a request failed')
      for (const secret of [token, 'secret code', 'authorization', 'postgres://']) expect(log).not.toContain(secret)
    })
  })
