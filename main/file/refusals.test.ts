// What can't be opened is told apart, in one sentence, and left byte for byte as it was.
import { chmodSync, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { afterAll, describe, expect, test } from 'vitest'
import { createKeyFileVault } from '../keys/key-file-vault.ts'
import { readKeys } from '../keys/key-slots.ts'
import { connect, hold } from './connection.ts'
import { createEventFile, openEventFile } from './event-file.ts'
import type { FileFailure } from './failure.ts'
import {
  bodiesOf,
  crashCopy,
  entriesAfter,
  fileWith,
  logOf,
  pictureOf,
  removeTestFolders,
  testFolder,
  testVault,
  TEST_EVENT,
  valueOf,
} from './testing/files.ts'

afterAll(removeTestFolders)

const stranger = createKeyFileVault(new Uint8Array(32).fill(1))

/** Opens what must not open, and sees that nothing in its folder has changed. */
async function refusal(path: string, vault = testVault): Promise<FileFailure> {
  const before = pictureOf(dirname(path))
  const answer = await openEventFile({ path, vault })
  if (answer.ok) throw new Error('it opened')
  expect(pictureOf(dirname(path))).toEqual(before)
  expect(answer.error.message).toContain(basename(path))
  return answer.error
}

async function closedFile(count = 40): Promise<string> {
  const file = await fileWith(count)
  file.close()
  return file.path
}

/** The same file as it lies after a clean close, and as a crash leaves it, with all its entries in the write-ahead log. */
const states: [string, () => Promise<string>][] = [
  ['closed', () => closedFile()],
  [
    'left by a crash',
    async () => {
      const file = await fileWith(40)
      const copy = crashCopy(file)
      file.close()
      return copy
    },
  ],
]

const isWindows = process.platform === 'win32'
if (isWindows) console.warn('LEFT OUT: a file this user may not read or write; Windows has no such modes.')

const NOBODY = 65_534

/** Does something as a user to whom modes apply: root may read whatever it likes. */
async function asUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(NOBODY)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

const patch = (path: string, at: number, ...values: number[]) => {
  const bytes = readFileSync(path)
  bytes.set(values, at)
  writeFileSync(path, bytes)
}

/** Changes a file as only one who has its key can. */
async function forge(path: string, sql: string): Promise<void> {
  const db = connect(path, valueOf(await readKeys(path, testVault)))
  hold(db)
  db.exec(sql)
  db.close()
}

describe('an event file', () => {
  test('that is not there is missing', async () => {
    expect(await refusal(join(testFolder(), 'Club.scoretable'))).toMatchObject({ kind: 'missing' })
    expect(await openEventFile({ path: join(testFolder(), 'no', 'such', 'Club.scoretable'), vault: testVault })).toMatchObject({
      error: { kind: 'missing' },
    })
  })

  test.each([
    ['an empty file', ''],
    ['a text', 'Results of the club championship\n'.repeat(50)],
    ['half a header', 'SQLite format 3\0'],
    ['a picture', '\u0089PNG\r\n\u001a\n'.padEnd(5000, '\u0000')],
  ])('that is %s is not ours', async (_, text) => {
    const path = join(testFolder(), 'Club.scoretable')
    writeFileSync(path, text)
    expect(await refusal(path)).toMatchObject({ kind: 'not-ours' })
  })

  test("that is a folder, or another program's database, is not ours", async () => {
    const folder = testFolder()
    mkdirSync(join(folder, 'Folder.scoretable'))
    expect(await openEventFile({ path: join(folder, 'Folder.scoretable'), vault: testVault })).toMatchObject({
      error: { kind: 'not-ours' },
    })
    const path = join(testFolder(), 'Club.scoretable')
    const other = new Database(path)
    other.exec('CREATE TABLE score (n INTEGER)')
    other.close()
    expect(await refusal(path)).toMatchObject({ kind: 'not-ours' })
  })

  test.each(states)('fault 30: %s, of a newer version, says which it is and which are read', async (_, state) => {
    const path = await state()
    patch(path, 60, 0, 0, 0, 7)
    expect(await refusal(path)).toMatchObject({
      kind: 'newer',
      message: expect.stringMatching(/version 7; .* up to 2\b.*update Scoretable/),
    })
  })

  test.each(states)('faults 20 and 34: %s, of another device, says wrong key', async (_, state) => {
    expect(await refusal(await state(), stranger)).toMatchObject({ kind: 'wrong-key' })
  })

  test.each(states)("fault 34: %s, with another event's keys beside it, says wrong key", async (_, state) => {
    const path = await state()
    copyFileSync(`${await closedFile()}-keys`, `${path}-keys`)
    expect(await refusal(path)).toMatchObject({ kind: 'wrong-key' })
  })

  test.each(states)('fault 32: %s, without its keys, says so', async (_, state) => {
    const path = await state()
    rmSync(`${path}-keys`)
    expect(await refusal(path)).toMatchObject({ kind: 'no-keys', message: expect.stringContaining('-keys') })
  })

  test.each(['first', 'second', 'last'])('with a changed bit in its %s page is damaged', async (which) => {
    const path = await closedFile(400)
    const { length } = readFileSync(path)
    const at = { first: 2000, second: 4096 + 700, last: length - 1000 }[which] as number
    patch(path, at, (readFileSync(path)[at] as number) ^ 1)
    expect(await refusal(path)).toMatchObject({ kind: 'damaged' })
  })

  test.each([0.25, 0.5, 0.99])('cut to %d of its length is damaged', async (part) => {
    const path = await closedFile(400)
    truncateSync(path, Math.floor(readFileSync(path).length * part))
    expect(await refusal(path)).toMatchObject({ kind: 'damaged' })
  })

  test.each([
    ['an entry changed', 'UPDATE entry SET body = replace(body, \'"points":175\', \'"points":999\') WHERE seq = 8', 'entry 8 of table-1'],
    ['an entry taken out', 'DELETE FROM entry WHERE seq = 8', 'entry 9 of table-1'],
    ['a body that is no JSON', "UPDATE entry SET body = '{' WHERE seq = 3", 'entry 3 of table-1'],
    ['a number that is none', 'UPDATE entry SET body = \'{"points":1e999}\' WHERE seq = 3', 'entry 3 of table-1'],
    ['half a letter', 'UPDATE entry SET body = \'{"name":"\\ud800"}\' WHERE seq = 3', 'entry 3 of table-1'],
    ['a signature for another history', "INSERT INTO signed_head VALUES ('table-1', 5, 1, x'00', x'00')", 'entry 5 of table-1'],
    ['a table missing', 'DROP TABLE entry', 'no longer be read'],
  ])('fault 29: with %s by someone who has the key is damaged, and says where', async (_, sql, where) => {
    const path = await closedFile()
    await forge(path, sql)
    expect(await refusal(path)).toMatchObject({ kind: 'damaged', message: expect.stringContaining(where) })
  })

  test('damaged in what a crash left in its write-ahead log is not made to stay so', async () => {
    const path = await closedFile()
    const db = connect(path, valueOf(await readKeys(path, testVault)))
    hold(db)
    db.exec('DELETE FROM entry WHERE seq = 8')
    const folder = testFolder()
    for (const end of ['', '-keys', '-wal']) copyFileSync(path + end, join(folder, `Club.scoretable${end}`))
    db.close()
    expect(await refusal(join(folder, 'Club.scoretable'))).toMatchObject({ kind: 'damaged' })
  })

  test('that is open here says so, by whatever name it is asked for', async () => {
    const file = await fileWith(3)
    const link = join(testFolder(), 'Link.scoretable')
    linkSync(file.path, link)
    for (const path of [file.path, link]) {
      expect(await openEventFile({ path, vault: testVault })).toMatchObject({
        ok: false,
        error: { kind: 'in-use', message: expect.stringContaining('open here') },
      })
    }
    valueOf(await file.append(entriesAfter(await file.head('table-1' as never), bodiesOf(1))))
    file.close()
    const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
    expect(await logOf(again)).toHaveLength(4)
    // A second close of the first must not free what the second has open.
    file.close()
    expect(await openEventFile({ path: file.path, vault: testVault })).toMatchObject({ ok: false, error: { kind: 'in-use' } })
    again.close()
  })

  test.skipIf(isWindows)('this user may not read or write is a clear failure', async () => {
    const path = await closedFile()
    for (const mode of [0o000, 0o400]) {
      chmodSync(path, mode)
      expect(await asUser(() => openEventFile({ path, vault: testVault }))).toMatchObject({
        ok: false,
        error: { kind: 'failed', message: expect.stringContaining('this user may not read or write') as string },
      })
    }
  })

  test('is never made over one that is there, nor over keys that are there', async () => {
    const path = await closedFile()
    const before = pictureOf(dirname(path))
    expect(await createEventFile({ path, event: TEST_EVENT, vault: testVault })).toMatchObject({ ok: false, error: { kind: 'exists' } })
    expect(pictureOf(dirname(path))).toEqual(before)
    rmSync(path)
    expect(await createEventFile({ path, event: TEST_EVENT, vault: testVault })).toMatchObject({ ok: false, error: { kind: 'exists' } })
    expect(Object.keys(pictureOf(dirname(path)))).toEqual([`${basename(path)}-keys`])
  })

  test('in a folder that is not there is not made, and neither are its keys', async () => {
    const path = join(testFolder(), 'gone', 'Club.scoretable')
    expect(await createEventFile({ path, event: TEST_EVENT, vault: testVault })).toMatchObject({ ok: false, error: { kind: 'failed' } })
  })
})

test('opening and closing a whole file changes nothing in it', async () => {
  const path = await closedFile()
  const before = pictureOf(dirname(path))
  valueOf(await openEventFile({ path, vault: testVault })).close()
  expect(pictureOf(dirname(path))).toEqual(before)
})

test('settings are kept by name, and the last one saved stands', async () => {
  const file = await fileWith(0)
  expect(file.setting('screens')).toBeNull()
  for (const value of ['', '[]', '[{"name":"Hall"}]']) expect(file.saveSetting('screens', value)).toEqual({ ok: true, value: null })
  file.close()
  const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
  expect(again.setting('screens')).toBe('[{"name":"Hall"}]')
  expect(again.event).toBe(TEST_EVENT)
  again.close()
})
