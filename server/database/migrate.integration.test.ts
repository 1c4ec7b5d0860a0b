// Migrations on both databases: from nothing, again, from a newer version, and one that fails half way.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { expect, onTestFinished, test } from 'vitest'
import { SUITE_EVENT } from '../../core/testing/log-store-suite.ts'
import { createDevices } from '../store/devices.ts'
import { createEvents } from '../store/events.ts'
import { describeOnDatabases, type TestDatabase } from '../testing/databases.ts'
import { disposable } from '../testing/start.ts'
import { migrate, migrations } from './migrate.ts'
import { openDatabase } from './open.ts'

await describeOnDatabases('migrations', (create) => {
  async function opened(database: TestDatabase) {
    const db = await database.open()
    onTestFinished(() => db.destroy())
    return { db, bare: db as unknown as Kysely<never> }
  }
  const tables = async (db: Kysely<never>) => (await db.introspection.getTables()).map(({ name }) => name).toSorted()

  test('make the tables in an empty database, and do nothing where they are', async () => {
    const { db, bare } = await opened(disposable(await create()))
    expect(await tables(bare)).toEqual(['device', 'entry', 'event', 'late_entry', 'late_head', 'signed_head'])
    await createEvents(db, () => 7).register({ id: SUITE_EVENT, name: 'Open', key: 'ab'.repeat(32) })
    await migrate(bare)
    expect(await db.selectFrom('event').select(['id', 'registered_at']).execute()).toEqual([{ id: SUITE_EVENT, registered_at: 7 }])
    // Of two entries with the same number the database itself takes one.
    const row = { event: SUITE_EVENT, partition: 'setup', seq: 1, epoch: 1, at: 1, kind: 'a.b', body: '{}', hash: '' }
    await db.insertInto('entry').values(row).execute()
    await expect(db.insertInto('entry').values(row).execute()).rejects.toThrow(/unique/i)
  })

  test('a database of the first version keeps its logs, and holds from then on what is kept outside them', async () => {
    const { db, bare } = await opened(disposable(await create()))
    for (const table of ['late_entry', 'late_head', 'device']) await bare.schema.dropTable(table).execute()
    await sql`delete from kysely_migration where name in ('002-late', '003-device')`.execute(bare)
    const row = { event: SUITE_EVENT, partition: 'setup', seq: 1, epoch: 1, at: 1, kind: 'a.b', body: '{}', hash: '' }
    await db.insertInto('entry').values(row).execute()
    await migrate(bare)
    expect(await db.selectFrom('entry').selectAll().execute()).toEqual([row])
    expect(await db.selectFrom('late_entry').selectAll().execute()).toEqual([])
  })

  test('a database of the second version keeps its logs, and knows devices from then on', async () => {
    const { db, bare } = await opened(disposable(await create()))
    await bare.schema.dropTable('device').execute()
    await sql`delete from kysely_migration where name = '003-device'`.execute(bare)
    await createEvents(db, () => 7).register({ id: SUITE_EVENT, name: 'Open', key: 'ab'.repeat(32) })
    await migrate(bare)
    const key = 'cd'.repeat(32)
    const token = await createDevices(db, () => 8).issue(SUITE_EVENT, key)
    expect(await createDevices(db, () => 9).byToken(token)).toEqual({ event: { id: SUITE_EVENT, name: 'Open', key: 'ab'.repeat(32) }, key })
    expect(JSON.stringify(await db.selectFrom('device').selectAll().execute())).not.toContain(token)
  })

  test('a database from a newer version is refused by name, and stays as it is', async () => {
    const database = disposable(await create())
    const { db, bare } = await opened(database)
    const newer: Migration = { up: (later) => later.schema.createTable('from_tomorrow').addColumn('id', 'text').execute() }
    await migrate(bare, { ...migrations, '004-tomorrow': newer })
    await db.destroy()
    expect(await openDatabase(database.choice)).toEqual({
      ok: false,
      error: expect.stringMatching(/made by a newer version of Scoretable.*Nothing was changed/),
    })
  })

  test('one that fails half way leaves everything as it was', async () => {
    const { bare } = await opened(disposable(await create()))
    const broken: Migration = {
      up: async (later) => {
        await later.schema.createTable('half').addColumn('id', 'text').execute()
        await sql`insert into nowhere values (1)`.execute(later)
      },
    }
    await expect(migrate(bare, { ...migrations, '004-broken': broken })).rejects.toThrow(
      /could not be brought up to date \(004-broken\), and is as it was/,
    )
    expect(await tables(bare)).toEqual(['device', 'entry', 'event', 'late_entry', 'late_head', 'signed_head'])
    await migrate(bare)
  })
})
