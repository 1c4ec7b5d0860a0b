// What a connection to an event file makes sure of before anything is read or written.
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { connect, hold, sqliteFault } from './connection.ts'
import { removeTestFolders, testFolder } from './testing/files.ts'

afterAll(removeTestFolders)

describe('a connection', () => {
  test('fault 57: waits for another program’s lock from the first moment on, before it asks for its own log', () => {
    const db = connect(join(testFolder(), 'a.db'), { key: '1'.repeat(64), salt: '2'.repeat(32) }, { create: true })
    expect(db.pragma('busy_timeout', { simple: true })).toBeGreaterThanOrEqual(250)
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete')
    hold(db)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('busy_timeout', { simple: true })).toBeGreaterThanOrEqual(250)
    db.close()
  })

  test('fault 57: is not made with an SQLite that may damage its write-ahead log', () => {
    for (const old of ['3.51.2', '3.50.9', '3.8.11', '2.99.99']) expect(sqliteFault(old)).toMatch(new RegExp(`SQLite ${old} is too old`))
    for (const good of ['3.51.3', '3.52.0', '4.0.0', '3.51.10']) expect(sqliteFault(good)).toBeNull()
  })
})
