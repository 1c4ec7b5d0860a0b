// Version 1, as released: the tables with their columns, and what they refuse.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Connection } from '../connection.ts'
import { migrate } from '../migrate.ts'
import { removeTestFolders, testFolder } from '../testing/files.ts'
import { log } from './0001-log.ts'

let db: Connection
beforeAll(() => {
  db = connect(join(testFolder(), 'a.db'), { key: '11'.repeat(32), salt: '22'.repeat(16) }, { create: true })
  migrate(db, [log])
})
afterAll(() => {
  db.close()
  removeTestFolders()
})

const columns = (table: string) => db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)

test('makes the five tables and says it is version 1', () => {
  expect(db.pragma('user_version', { simple: true })).toBe(1)
  expect(columns('entry')).toEqual(['partition', 'seq', 'epoch', 'at', 'kind', 'body', 'hash'])
  expect(columns('signed_head')).toEqual(['partition', 'seq', 'epoch', 'hash', 'sig'])
  expect(columns('mark')).toEqual(['remote', 'partition', 'epoch', 'seq', 'hash'])
  expect(columns('parked')).toEqual(['remote', 'place', 'partition', 'seq', 'reason', 'message'])
  expect(columns('setting')).toEqual(['name', 'value'])
})

test('takes a seq of a partition once', () => {
  const insert = db.prepare("INSERT INTO entry VALUES ('table-1', ?, 1, 0, 'a.b', '{}', x'00')")
  insert.run(1)
  insert.run(2)
  expect(() => insert.run(1)).toThrow('UNIQUE')
})

test('is not run twice', () => {
  migrate(db, [log])
  expect(db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(2)
})
