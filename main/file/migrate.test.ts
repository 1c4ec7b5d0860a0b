// An older file is upgraded whole or not at all.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readKeys } from '../keys/key-slots.ts'
import { assertDurable, connect, hold } from './connection.ts'
import { openEventFile } from './event-file.ts'
import { readHeader } from './header.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import { fileWith, logOf, removeTestFolders, testFolder, testVault, valueOf } from './testing/files.ts'

afterAll(removeTestFolders)

const now = migrations.length
const next: Migration = {
  version: now + 1,
  name: 'next',
  sql: 'CREATE TABLE photo (name TEXT PRIMARY KEY) STRICT; INSERT INTO photo VALUES (1);',
}
const broken: Migration = {
  version: now + 2,
  name: 'broken',
  sql: "DELETE FROM entry; INSERT INTO photo VALUES ('2'); INSERT INTO nowhere VALUES (1);",
}

async function closedFile() {
  const file = await fileWith(25)
  const log = await logOf(file)
  file.close()
  return { path: file.path, log }
}

test('versions count up from 1 without a gap', () => {
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1))
})

describe('an upgrade', () => {
  test('keeps the log, sets the version, and takes the copy away when all is whole', async () => {
    const { path, log } = await closedFile()
    const upgraded = valueOf(await openEventFile({ path, vault: testVault }, [...migrations, next]))
    expect(await logOf(upgraded)).toEqual(log)
    upgraded.close()
    expect(readHeader(path)).toEqual({ ok: true, value: { version: now + 1 } })
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['Club.scoretable', 'Club.scoretable-keys'])
    const db = connect(path, valueOf(await readKeys(path, testVault)))
    expect(db.prepare('SELECT name FROM photo').pluck().all()).toEqual(['1'])
    db.close()
  })

  test('fault 31: that fails half way leaves the file opening as before, and a copy beside it', async () => {
    const { path, log } = await closedFile()
    expect(await openEventFile({ path, vault: testVault }, [...migrations, next, broken])).toMatchObject({
      ok: false,
      error: { kind: 'failed', message: expect.stringContaining('opens as before') },
    })
    expect(readHeader(path)).toEqual({ ok: true, value: { version: now } })
    expect(existsSync(`${path}-before-${now + 2}`)).toBe(true)
    const before = valueOf(await openEventFile({ path, vault: testVault }))
    expect(await logOf(before)).toEqual(log)
    before.close()
    // And the next version, with the fault mended, upgrades it.
    const mended = valueOf(await openEventFile({ path, vault: testVault }, [...migrations, next]))
    expect(await logOf(mended)).toEqual(log)
    mended.close()
  })

  test('fault 30: is never taken back', async () => {
    const { path } = await closedFile()
    valueOf(await openEventFile({ path, vault: testVault }, [...migrations, next])).close()
    expect(await openEventFile({ path, vault: testVault })).toMatchObject({ ok: false, error: { kind: 'newer' } })
    expect(readHeader(path)).toEqual({ ok: true, value: { version: now + 1 } })
  })
})

test('fault 47: after a write on a held connection SQLite still syncs every commit', () => {
  const db = connect(join(testFolder(), 'a.db'), { key: '11'.repeat(32), salt: '22'.repeat(16) }, { create: true })
  migrate(db, migrations)
  hold(db)
  db.prepare('INSERT INTO setting VALUES (?, ?)').run('a', 'b')
  expect(() => assertDurable(db)).not.toThrow()
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  db.pragma('synchronous = NORMAL')
  expect(() => assertDurable(db)).toThrow('not FULL')
  db.close()
})
