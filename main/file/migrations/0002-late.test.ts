// Version 2: a file of version 1 opens with its log as it was, and holds from then on what is kept outside it.
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { TABLE } from '../../../core/ids.ts'
import { headOf, signHead } from '../../../core/log/chain.ts'
import { lateOf } from '../../../core/log/late.ts'
import { createKeys, readKeys } from '../../keys/key-slots.ts'
import { connect } from '../connection.ts'
import { openEventFile } from '../event-file.ts'
import { APPLICATION_ID, readHeader } from '../header.ts'
import { migrate } from '../migrate.ts'
import { bodiesOf, entriesAfter, logOf, removeTestFolders, TEST_EVENT, testFolder, testVault, valueOf } from '../testing/files.ts'
import { log } from './0001-log.ts'
import { late } from './0002-late.ts'

afterAll(removeTestFolders)

const entries = entriesAfter(null, bodiesOf(6))
const head = signHead(TEST_EVENT, headOf(entries[3]!), new Uint8Array(32).fill(3))
const remote = 'https://results.example'

/** A file as version 1 wrote it, to the letter: its log, a signed head, a mark, a parked batch, a setting. */
async function versionOne(): Promise<string> {
  const path = join(testFolder(), 'Old.scoretable')
  const keys = valueOf(await createKeys(path, TEST_EVENT, testVault))
  const db = connect(path, keys, { create: true })
  chmodSync(path, 0o600)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  migrate(db, [log])
  const bytes = (hex: string) => Buffer.from(hex, 'hex')
  db.prepare('INSERT INTO setting VALUES (?, ?)').run('scoretable.event', TEST_EVENT)
  db.prepare('INSERT INTO setting VALUES (?, ?)').run('desk', '{}')
  for (const { partition, seq, epoch, at, kind, body, hash } of entries)
    db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)').run(partition, seq, epoch, at, kind, JSON.stringify(body), bytes(hash))
  db.prepare('INSERT INTO signed_head VALUES (?, ?, ?, ?, ?)').run(TABLE, 4, 1, bytes(head.hash), bytes(head.sig))
  db.prepare('INSERT INTO mark VALUES (?, ?, ?, ?, ?)').run(remote, TABLE, 1, 4, bytes(head.hash))
  db.prepare('INSERT INTO parked VALUES (?, ?, ?, ?, ?, ?)').run(remote, 0, TABLE, 5, 'fork', 'Another history.')
  db.close()
  return path
}

test('a file of version 1 is upgraded when it is opened, with all that was in it', async () => {
  const path = await versionOne()
  expect(readHeader(path)).toEqual({ ok: true, value: { version: 1 } })
  const file = valueOf(await openEventFile({ path, vault: testVault }))
  expect(readHeader(path).ok).toBe(true)
  expect(await logOf(file)).toEqual(entries)
  expect(await file.signedHead(TABLE, 9)).toEqual(head)
  expect(await file.marks(remote)).toEqual([headOf(entries[3]!)])
  expect(await file.parked(remote)).toMatchObject([{ from: 5, reason: 'fork' }])
  expect(file.setting('desk')).toBe('{}')
  expect(await file.late()).toEqual({ entries: [], signed: [] })
  const grant = entriesAfter(null, [{ granted: true }], 'setup' as never)
  valueOf(await file.fence([{ partition: TABLE, after: 4 }], grant))
  file.close()
  expect(readHeader(path)).toEqual({ ok: true, value: { version: late.version } })
  const again = valueOf(await openEventFile({ path, vault: testVault }))
  expect((await again.late()).entries).toEqual(lateOf(entries.slice(4), entries[3]!.hash))
  again.close()
})

test('a late entry that was altered in the file is damage, and said', async () => {
  const path = await versionOne()
  const file = valueOf(await openEventFile({ path, vault: testVault }))
  valueOf(await file.fence([{ partition: TABLE, after: 4 }], entriesAfter(null, [{ granted: true }], 'setup' as never)))
  file.close()
  const db = connect(path, valueOf(await readKeys(path, testVault)))
  db.prepare("UPDATE late_entry SET body = '{}' WHERE seq = 6").run()
  db.close()
  expect(await openEventFile({ path, vault: testVault })).toMatchObject({
    ok: false,
    error: { kind: 'damaged', message: expect.stringMatching(/entry 6 of table-1, kept outside the log/) },
  })
})
