// A process killed in the middle of scoring, and two processes that want the same file.
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { openEventFile } from './event-file.ts'
import { salvage } from './salvage.ts'
import { startChild } from './testing/child.ts'
import {
  crashCopy,
  entriesAfter,
  bodiesOf,
  fileWith,
  logOf,
  pictureOf,
  removeTestFolders,
  testVault,
  valueOf,
  testFolder,
} from './testing/files.ts'

afterAll(removeTestFolders)

test('fault 26: killed in the middle of appends, ten times over, it holds all that was answered for', { timeout: 60_000 }, async () => {
  const file = await fileWith(5)
  file.close()
  let before = 5
  for (let round = 0; round < 10; round++) {
    const child = startChild('append-forever.ts', file.path)
    await child.firstLine()
    await pause(Math.random() * 60)
    await child.kill()
    // Opening verifies every entry's place in the chain.
    const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
    const head = await again.head(TABLE)
    for (const line of child.lines) {
      const [seq, hash] = line.split(' ')
      expect(await again.hashAt(TABLE, Number(seq))).toBe(hash)
    }
    // At most one run of seven was under way and not yet answered for.
    const acknowledged = Number(child.lines.at(-1)?.split(' ')[0])
    expect(acknowledged).toBeGreaterThan(before)
    expect((head?.seq ?? 0) - acknowledged).toBeLessThanOrEqual(7)
    before = head?.seq ?? 0
    again.close()
  }
})

describe('an event file two processes want', () => {
  test('fault 28: is held by the first; the second says by whom, and disturbs nothing', async () => {
    const file = await fileWith(20)
    file.close()
    const first = startChild('hold-open.ts', file.path)
    expect(JSON.parse(await first.firstLine())).toEqual({ ok: true })
    const before = pictureOf(dirname(file.path))
    const second = await openEventFile({ path: file.path, vault: testVault })
    expect(second).toMatchObject({ ok: false, error: { kind: 'in-use' } })
    if (!second.ok) {
      expect(second.error.message).toContain(`process ${first.process.pid}`)
      expect(second.error.message).toContain(hostname())
    }
    expect(pictureOf(dirname(file.path))).toEqual(before)
    await first.finish()
    expect(existsSync(`${file.path}-open`)).toBe(false)
    valueOf(await openEventFile({ path: file.path, vault: testVault })).close()
  })

  test('in the middle of a write is not disturbed either', async () => {
    const file = await fileWith(5)
    file.close()
    const writer = startChild('append-forever.ts', file.path)
    await writer.firstLine()
    for (let glance = 0; glance < 3; glance++) {
      expect(await openEventFile({ path: file.path, vault: testVault })).toMatchObject({ ok: false, error: { kind: 'in-use' } })
    }
    expect(writer.process.exitCode).toBeNull()
    await writer.kill()
    const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
    expect((await again.head(TABLE))?.seq).toBeGreaterThanOrEqual(Number(writer.lines.at(-1)?.split(' ')[0]))
    again.close()
  })

  test('at the same moment goes to exactly one', async () => {
    const file = await fileWith(20)
    file.close()
    const rivals = Array.from({ length: 3 }, () => startChild('hold-open.ts', file.path))
    const answers = await Promise.all(rivals.map(async (rival) => JSON.parse(await rival.firstLine())))
    await Promise.all(rivals.map((rival) => rival.finish()))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.error.kind).toBe('in-use')
  })
})

describe('a copy of an event file taken while it is open', () => {
  test('with its write-ahead log opens and holds everything', async () => {
    const file = await fileWith(30)
    const copy = valueOf(await openEventFile({ path: crashCopy(file), vault: testVault }))
    expect(await logOf(copy)).toEqual(await logOf(file))
    copy.close()
    valueOf(await file.append(entriesAfter(await file.head(TABLE), bodiesOf(1))))
    file.close()
  })

  test('with a write-ahead log of earlier is the beginning of what was written, or damaged and opened as far as it goes', async () => {
    const file = await fileWith(10)
    const { path } = file
    const stale = testFolder()
    copyFileSync(`${path}-wal`, join(stale, 'wal'))
    const early = await logOf(file)
    valueOf(await file.append(entriesAfter(await file.head(TABLE), bodiesOf(200))))
    const all = await logOf(file)
    file.close()
    for (const [main, beside] of [
      [path, join(stale, 'wal')],
      [path, null],
    ] as const) {
      const copy = join(testFolder(), basename(path))
      for (const end of ['', '-keys']) copyFileSync(main + end, copy + end)
      if (beside !== null) copyFileSync(beside, `${copy}-wal`)
      const opened = await openEventFile({ path: copy, vault: testVault })
      const salvaged = opened.ok ? null : await salvage({ path: copy, vault: testVault })
      if (!opened.ok) expect(opened.error.kind).toBe('damaged')
      const which = opened.ok
        ? opened.value
        : salvaged?.ok
          ? valueOf(await openEventFile({ path: salvaged.value.path, vault: testVault }))
          : null
      if (which === null) {
        expect(salvaged).toMatchObject({ ok: false, error: { kind: 'damaged' } })
        continue
      }
      const log = await logOf(which)
      which.close()
      expect(log.length).toBeGreaterThanOrEqual(beside === null ? all.length : early.length)
      expect(log).toEqual(all.slice(0, log.length))
    }
  })

  test('without it is an earlier state, whole', async () => {
    const file = await fileWith(10)
    const { path } = file
    file.close()
    const reopened = valueOf(await openEventFile({ path, vault: testVault }))
    valueOf(await reopened.append(entriesAfter(await reopened.head(TABLE), bodiesOf(5))))
    const folder = testFolder()
    for (const end of ['', '-keys']) copyFileSync(path + end, join(folder, basename(path) + end))
    expect(readFileSync(`${path}-wal`).length).toBeGreaterThan(0)
    const copy = valueOf(await openEventFile({ path: join(folder, basename(path)), vault: testVault }))
    expect(await logOf(copy)).toEqual((await logOf(reopened)).slice(0, 10))
    copy.close()
    reopened.close()
  })
})
