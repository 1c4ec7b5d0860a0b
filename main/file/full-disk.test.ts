// No room left: said, nothing half-written, and scoring goes on as soon as there is room.
import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { headOf, type SealedEntry, signHead } from '../../core/log/chain.ts'
import type { LogStore } from '../../core/store/port.ts'
import { connect, hold } from './connection.ts'
import { createEventFile, openEventFile } from './event-file.ts'
import { createLogTable } from './log-table.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import {
  bodiesOf,
  crashCopy,
  entriesAfter,
  fileWith,
  logOf,
  removeTestFolders,
  TEST_EVENT,
  testFolder,
  testVault,
  valueOf,
} from './testing/files.ts'
import { verify } from './verify.ts'

afterAll(removeTestFolders)

const big = { note: 'x'.repeat(3000) }

/** Appends until the disk is full; every refusal must leave the head where it was. Returns what was answered for. */
async function fill(store: LogStore, limit: number): Promise<SealedEntry[]> {
  const kept: SealedEntry[] = []
  for (let round = 0; round < limit; round++) {
    const head = await store.head(TABLE)
    const entries = entriesAfter(head, round % 2 ? [big] : [big, big, big])
    const last = headOf(entries.at(-1) as SealedEntry)
    const answer = await store.append(entries, signHead(TEST_EVENT, last, new Uint8Array(32).fill(7)))
    if (answer.ok) {
      kept.push(...entries)
      continue
    }
    expect(answer.error).toMatchObject({ kind: 'full', message: expect.stringContaining('no room left on the disk') })
    expect(await store.head(TABLE)).toEqual(head)
    expect(await store.signedHead(TABLE, last.seq)).toEqual(await store.signedHead(TABLE, head?.seq ?? 0))
    return kept
  }
  throw new Error('the disk never became full')
}

test('fault 27: where the file may not grow, an append is refused whole, and goes through once there is room', async () => {
  const db = connect(join(testFolder(), 'small.db'), { key: '11'.repeat(32), salt: '22'.repeat(16) }, { create: true })
  migrate(db, migrations)
  hold(db)
  db.pragma('max_page_count = 40')
  const store = createLogTable(db, TEST_EVENT, new Map())
  const kept = await fill(store, 100)
  expect(await store.read(TABLE, 1, 1000)).toEqual(kept)
  db.pragma('max_page_count = 400')
  const more = entriesAfter(await store.head(TABLE), bodiesOf(3))
  expect(await store.append(more)).toMatchObject({ ok: true })
  expect(await store.read(TABLE, 1, 1000)).toEqual([...kept, ...more])
  expect(verify(db, TEST_EVENT)).toEqual({ heads: new Map([[TABLE, headOf(more.at(-1) as SealedEntry)]]) })
  db.close()
})

/** A disk of its own of a few megabytes, where this user may mount one. */
function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = testFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    return null
  }
}

const disk = mountSmallDisk()
if (!disk) console.warn('LEFT OUT: the event file on a disk that is really full. It needs root on Linux, and the right to mount.')

describe.runIf(disk)('on a disk that is really full', () => {
  const folder = disk ?? ''
  const ballast = join(folder, 'ballast')
  afterAll(() => execFileSync('umount', ['-l', folder]))

  const takeAllRoom = () => {
    const { bsize, bavail } = statfsSync(folder)
    writeFileSync(ballast, new Uint8Array(bsize * bavail))
    expect(statfsSync(folder).bavail).toBe(0)
  }

  test('an append is refused whole, and goes through once there is room; nothing answered for is missing after', async () => {
    const file = await fileWith(0, join(folder, 'Club.scoretable'))
    writeFileSync(ballast, new Uint8Array(512 * 1024))
    const kept = await fill(file, 1000)
    // Still full: the same again, nothing changes.
    expect(await file.append(entriesAfter(await file.head(TABLE), [big, big, big, big]))).toMatchObject({
      ok: false,
      error: { kind: 'full' },
    })
    expect(file.saveSetting('big', 'x'.repeat(100_000))).toMatchObject({ ok: false, error: { kind: 'full' } })
    expect(await logOf(file)).toEqual(kept)
    rmSync(ballast)
    const more = entriesAfter(await file.head(TABLE), bodiesOf(20))
    expect(await file.append(more)).toMatchObject({ ok: true })
    file.close()
    const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
    expect(await logOf(again)).toEqual([...kept, ...more])
    again.close()
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
  })

  test('an event that a crash left opens without a byte of room', async () => {
    const file = await fileWith(30)
    const left = crashCopy(file)
    for (const end of ['', '-keys', '-wal']) copyFileSync(left + end, join(folder, `Left.scoretable${end}`))
    takeAllRoom()
    const opened = valueOf(await openEventFile({ path: join(folder, 'Left.scoretable'), vault: testVault }))
    expect(await logOf(opened)).toEqual(await logOf(file))
    for (const open of [opened, file]) open.close()
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
  })

  test('a new event is not made, and leaves nothing behind', async () => {
    takeAllRoom()
    const path = join(folder, 'New.scoretable')
    expect(await createEventFile({ path, event: TEST_EVENT, vault: testVault })).toMatchObject({ ok: false, error: { kind: 'full' } })
    expect(readdirSync(folder)).toEqual(['ballast'])
    rmSync(ballast)
    valueOf(await createEventFile({ path, event: TEST_EVENT, vault: testVault })).close()
  })
})
