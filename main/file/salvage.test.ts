// Damaged files are opened as far as they are whole: what is there is right, what is missing is told, and a backup gives it back.
import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { headOf, type SealedEntry, signHead } from '../../core/log/chain.ts'
import { readKeys } from '../keys/key-slots.ts'
import { connect } from './connection.ts'
import { lacking, readDamage } from './damage.ts'
import { type EventFile, openEventFile } from './event-file.ts'
import { readReadable } from './readable.ts'
import { fillFrom, salvage } from './salvage.ts'
import {
  bodiesOf,
  crashCopy,
  entriesAfter,
  fileWith,
  pictureOf,
  removeTestFolders,
  TEST_EVENT,
  testFolder,
  testVault,
  valueOf,
} from './testing/files.ts'

afterAll(removeTestFolders)

const JUDGE = 'judge-1' as PartitionId
const PARTS = [SETUP, TABLE, JUDGE]
const ENDS = ['', '-wal', '-keys', '-open']
const NAME = 'Club-abcdef.scoretable'

/** How many corruptions are tried: 1,000 with `CORRUPTIONS=1000`. */
const RUNS = Number(process.env['CORRUPTIONS'] ?? 60)

type Logs = Record<string, SealedEntry[]>
const logsOf = async (file: EventFile): Promise<Logs> =>
  Object.fromEntries(await Promise.all(PARTS.map(async (part) => [part, await file.read(part, 1, Number.MAX_SAFE_INTEGER)] as const)))

async function add(file: EventFile, partition: PartitionId, count: number) {
  const entries = entriesAfter(await file.head(partition), bodiesOf(count), partition)
  const signed = signHead(TEST_EVENT, headOf(entries.at(-1)!), new Uint8Array(32).fill(3))
  valueOf(await file.append(entries, partition === JUDGE ? signed : undefined))
}

/** Copies the files of an event into a folder of their own. */
function copyOf(path: string, ends = ENDS): string {
  const to = join(testFolder(), NAME)
  for (const end of ends) if (existsSync(path + end)) copyFileSync(path + end, to + end)
  return to
}

let written: Logs
/** The event closed, as after a crash, and as after an earlier crash; and a backup of all of it. */
let closed: string
let crashed: string
let earlier: string
beforeAll(async () => {
  const file = await fileWith(0, join(testFolder(), NAME))
  await add(file, SETUP, 40)
  await add(file, TABLE, 60)
  await add(file, JUDGE, 60)
  earlier = crashCopy(file)
  for (let round = 0; round < 10; round++) {
    await add(file, SETUP, 1)
    await add(file, TABLE, 6)
    await add(file, JUDGE, 3)
  }
  valueOf(file.saveSetting('desk', '{"some":"desk"}'))
  // The note beside the file is written within half a second.
  await vi.waitUntil(() => readFileSync(`${file.path}-open`, 'utf8').includes('"entries":260'), 5000)
  crashed = crashCopy(file)
  written = await logsOf(file)
  file.close()
  closed = file.path
}, 60_000)

type Harm = { how: 'flip' | 'zero' | 'cut'; at: number; bit: number } | { how: 'swap'; one: number; other: number } | { how: 'stale' }
/** A place in a file, anywhere alike: doubles would be near its beginning most of the time. */
const part = fc.nat(999_999).map((at) => at / 1_000_000)
const harms: fc.Arbitrary<Harm> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ how: fc.constantFrom('flip' as const, 'zero' as const), at: part, bit: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('cut' as const), at: part, bit: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('swap' as const), one: part, other: part }) },
  { weight: 1, arbitrary: fc.constant({ how: 'stale' as const }) },
)
const cases = fc.record({
  ends: fc.constantFrom('closing' as const, 'a crash' as const),
  what: fc.constantFrom('' as const, '-wal' as const, '-keys' as const),
  harm: fc.array(harms, { minLength: 1, maxLength: 3 }),
})

function harm(path: string, what: string, one: Harm): void {
  if (one.how === 'stale')
    return existsSync(path + what) && existsSync(earlier + what) ? copyFileSync(earlier + what, path + what) : undefined
  const file = existsSync(path + what) ? path + what : path
  const bytes = readFileSync(file)
  if (one.how === 'swap') {
    const page = (where: number) => Math.floor((where * bytes.length) / 4096) * 4096
    const [a, b] = [page(one.one), page(one.other)]
    const kept = Buffer.from(bytes.subarray(a, a + 4096))
    bytes.copyWithin(a, b, b + 4096)
    kept.copy(bytes, b)
    return writeFileSync(file, bytes)
  }
  const place = Math.floor(one.at * bytes.length)
  if (one.how === 'cut') return truncateSync(file, place)
  if (one.how === 'zero') bytes.fill(0, place, Math.min(place + 512, bytes.length))
  else bytes[place] = (bytes[place] as number) ^ (1 << one.bit)
  writeFileSync(file, bytes)
}

const isPrefix = (logs: Logs) =>
  PARTS.every((partition) => expect(logs[partition]).toEqual(written[partition]!.slice(0, logs[partition]!.length)))
const isAll = (logs: Logs) => PARTS.every((partition) => logs[partition]!.length === written[partition]!.length)

test(
  'fault 29: after random corruptions each file is whole, or opened in part with what is missing told and given back by a backup, or refused with a sentence',
  { timeout: 3000 * RUNS + 60_000 },
  async () => {
    const seen = { whole: 0, part: 0, refused: 0 }
    const keys = valueOf(await readKeys(closed, testVault))
    const backup = readReadable(closed, keys)!
    await fc.assert(
      fc.asyncProperty(cases, async ({ ends, what, harm: all }) => {
        const path = copyOf(ends === 'closing' ? closed : crashed)
        // A whole older file in place of one that was closed in order is no damage: by itself nothing tells it. Server, phones and backups do.
        for (const each of all) if (each.how !== 'stale' || what !== '' || ends !== 'closing') harm(path, what, each)
        const before = pictureOf(join(path, '..'))
        const opened = await openEventFile({ path, vault: testVault })
        if (opened.ok) {
          const logs = await logsOf(opened.value)
          opened.value.close()
          // Shown as right: so it is all that was written.
          isPrefix(logs)
          expect(isAll(logs)).toBe(true)
          seen.whole++
          return
        }
        expect(opened.error.message).toMatch(/^.{20,}\.$/)
        if (opened.error.kind !== 'damaged') return void seen.refused++
        const saved = await salvage({ path, vault: testVault })
        // An empty log, of which nothing is lost, SQLite takes away.
        const after = pictureOf(join(path, '..'))
        for (const [name, picture] of Object.entries(before)) if (picture.bytes !== '') expect(after[name]).toEqual(picture)
        if (!saved.ok) {
          expect(saved.error.message).toMatch(/^.{20,}\.$/)
          return void seen.refused++
        }
        const file = valueOf(await openEventFile({ path: saved.value.path, vault: testVault }))
        const logs = await logsOf(file)
        isPrefix(logs)
        const damage = readDamage(file)!
        const heads = new Map((await file.heads()).map((head) => [head.partition, head]))
        file.close()
        const { missing, more, unknown } = lacking(damage, heads, 0)
        expect(isAll(logs) || missing.length > 0 || more > 0 || unknown).toBe(true)
        valueOf(await fillFrom({ path: saved.value.path, vault: testVault }, [backup]))
        const full = valueOf(await openEventFile({ path: saved.value.path, vault: testVault }))
        expect(await logsOf(full)).toEqual(written)
        full.close()
        seen.part++
      }),
      { numRuns: RUNS },
    )
    expect(seen.part).toBeGreaterThan(0)
    expect(seen.refused).toBeGreaterThan(0)
  },
)

describe('a damaged file', () => {
  /** One bit of the page that holds an entry of a partition is wrong. */
  async function damagedAt(partition: PartitionId, seq: number): Promise<string> {
    const keys = valueOf(await readKeys(closed, testVault))
    const bytes = readFileSync(closed)
    for (let page = 1; page * 4096 < bytes.length; page++) {
      const path = copyOf(closed, ['', '-keys'])
      const harmed = Buffer.from(bytes)
      harmed[page * 4096 + 100] = (harmed[page * 4096 + 100] as number) ^ 1
      writeFileSync(path, harmed)
      const db = connect(path, keys, { readonly: true })
      try {
        db.prepare('SELECT body FROM entry WHERE partition = ? AND seq = ?').get(partition, seq)
        db.prepare('SELECT body FROM entry WHERE partition = ? AND seq = 1').get(SETUP)
        db.prepare('SELECT * FROM setting').all()
      } catch {
        const first = () => db.prepare('SELECT body FROM entry WHERE partition = ? AND seq = 1').get(SETUP)
        const others = () => db.prepare('SELECT * FROM setting').all()
        if (works(first) && works(others)) return path
      } finally {
        db.close()
      }
    }
    throw new Error('no page holds that entry alone')
  }
  const works = (doIt: () => unknown) => {
    try {
      doIt()
      return true
    } catch {
      return false
    }
  }

  test('goes on in a new file with what was set beside the log; the damaged one gives back the rest once the gap is filled', async () => {
    const path = await damagedAt(TABLE, 30)
    const saved = valueOf(await salvage({ path, vault: testVault }))
    expect(basename(saved.path)).toBe('Club-repaired-abcdef.scoretable')
    const file = valueOf(await openEventFile({ path: saved.path, vault: testVault }))
    const has = (await file.head(TABLE))!.seq
    expect(has).toBeLessThan(30)
    expect(file.setting('desk')).toBe('{"some":"desk"}')
    expect(readDamage(file)).toMatchObject({ from: NAME, isSettled: false, isOpen: false })
    file.close()
    // An old backup has the gap, and not the newest; the damaged file has those.
    const keys = valueOf(await readKeys(closed, testVault))
    const old = readReadable(earlier, keys)!
    const rest = readReadable(path, keys)!
    valueOf(await fillFrom({ path: saved.path, vault: testVault }, [rest, old]))
    const full = valueOf(await openEventFile({ path: saved.path, vault: testVault }))
    expect(await logsOf(full)).toEqual(written)
    full.close()
  })

  test('is made into a second new file under a number; one that is whole is opened as it is', async () => {
    const path = await damagedAt(JUDGE, 40)
    valueOf(await salvage({ path, vault: testVault }))
    expect(basename(valueOf(await salvage({ path, vault: testVault })).path)).toBe('Club-repaired-2-abcdef.scoretable')
    expect(await salvage({ path: copyOf(closed, ['', '-keys']), vault: testVault })).toMatchObject({ ok: false, error: { kind: 'exists' } })
  })

  test('fault 29: a file that went back to an earlier state is told from one that is whole, by the note beside it', async () => {
    const path = copyOf(crashed)
    copyFileSync(earlier, path)
    copyFileSync(`${earlier}-wal`, `${path}-wal`)
    expect(await openEventFile({ path, vault: testVault })).toMatchObject({
      ok: false,
      error: { kind: 'damaged', message: expect.stringContaining('its newest 100 entries are missing') },
    })
    const saved = valueOf(await salvage({ path, vault: testVault }))
    expect(lacking(saved.damage, new Map(), 160)).toMatchObject({ more: expect.any(Number) as number })
  })
})
