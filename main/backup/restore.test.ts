// What is done with a backup: another laptop goes on from it, and a damaged file gets back from it what it lacks.
import { copyFileSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { StationView } from '../../core/contract/contract.ts'
import { TABLE } from '../../core/ids.ts'
import { attempt, cleanUp, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { harm } from './testing/harm.ts'

afterEach(cleanUp)

const SCREEN = 'screen0001'
const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** An event with some results, backed up. */
async function event() {
  const first = await startStation()
  const { station } = first
  const { file } = valueOf(await station.call('event.create', { name: 'Club' }))
  const { groups } = valueOf(await station.call('recovery.show', {}))
  valueOf(await station.call('command', entryList))
  for (const [slot, load] of [1000, 1050, 1100].entries()) valueOf(await station.call('command', attempt('p1', slot, load)))
  // Corrected often enough that the table's log has more than one page.
  for (let time = 0; time < 40; time++) {
    const { seq } = valueOf(await station.call('command', attempt('p2', 0, 1000 + time * 5)))
    if (time < 39) valueOf(await station.call('command', { name: 'entry.void', partition: TABLE, voids: seq, reason: 'typed wrong' }))
  }
  const stick = temporaryFolder()
  valueOf(await station.call('backup.keep', { folder: stick }))
  return { first, file, key: groups.join('-'), stick, path: join(first.events, file) }
}
const standing = (from: TestStation) =>
  from.table().standing.rows.map(({ name, place, cells }) => [name, place, cells.map(({ text }) => text)])
/** An event's file and its keys, copied to a folder. */
function copyTo(folder: string, path: string): string {
  const copy = join(folder, basename(path))
  for (const end of ['', '-keys']) copyFileSync(path + end, copy + end)
  return copy
}
const stationOf = (from: TestStation): StationView => from.view()

describe('a backup', () => {
  test('fault 20: is opened on another laptop with the recovery key, which goes on with the event from there', async () => {
    const { first, stick, key } = await event()
    const second = await startStation()
    const { station } = second
    expect(await station.call('event.bring', { path: stick })).toMatchObject({ ok: false, error: { field: 'key' } })
    expect(stationOf(second).files).toEqual([])
    expect(await station.call('event.bring', { path: stick, key: key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) })).toMatchObject({
      ok: false,
      error: { field: 'key' },
    })
    valueOf(await station.call('event.bring', { path: stick, key }))
    expect(standing(second)).toEqual(standing(first))
    valueOf(await station.call('command', attempt('p2', 1, 1200)))
    expect(stationOf(second)).toMatchObject({ standby: null, damage: null })
  })

  test('is opened on the laptop that made it where its file is gone, and refused where it is here', async () => {
    const { first, file, stick, path } = await event()
    expect(await first.station.call('event.bring', { path: join(stick, file) })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('is here already') },
    })
    const before = standing(first)
    await first.station.call('event.close', {})
    for (const end of ['', '-keys']) rmSync(path + end)
    expect(valueOf(await first.station.call('event.bring', { path: join(stick, file) }))).toEqual({ file })
    expect(standing(first)).toEqual(before)
  })

  test.each([
    ['stick', 'Type the path from its beginning'],
    ['/nowhere/at/all', 'can’t be looked at'],
    ['/tmp/notes.txt', 'can’t be looked at'],
  ])('looked for at %s is not found, in a sentence', async (path, words) => {
    const { station } = await startStation()
    expect(await station.call('event.bring', { path })).toMatchObject({ ok: false, error: { message: expect.stringContaining(words) } })
  })
})

test('fault 29: a file that went back to an earlier state hears of it from the backup that it had, and takes from that what is missing', async () => {
  const { first, file, stick, path } = await event()
  const { station } = first
  const old = [readFileSync(path), readFileSync(`${path}-wal`)] as const
  valueOf(await station.call('command', attempt('p2', 1, 1200)))
  const before = standing(first)
  await station.call('event.close', {})
  writeFileSync(path, old[0])
  writeFileSync(`${path}-wal`, old[1])
  valueOf(await station.call('event.open', { file }))
  expect(standing(first)).not.toEqual(before)
  await expect.poll(() => stationOf(first).backup?.other, { timeout: 10_000 }).toMatch(/-other\.scoretable$/)
  const other = stationOf(first).backup!.other!
  expect(other.startsWith(stick)).toBe(true)
  valueOf(await station.call('event.take', { path: other }))
  expect(standing(first)).toEqual(before)
  valueOf(await station.call('command', attempt('p2', 2, 1250)))
})

describe('a damaged file', () => {
  test('fault 29: is opened as far as it is whole: nothing is entered, no screen shows it, and a backup gives the rest back', async () => {
    const { first, file, stick, path } = await event()
    const { station } = first
    const before = standing(first)
    await station.call('event.close', {})
    await harm(path, first.home)
    const damaged = readFileSync(path)
    expect(await station.call('event.open', { file })).toMatchObject({ ok: false, error: { field: 'damaged' } })
    valueOf(await station.call('event.salvage', { file }))
    expect(readFileSync(path)).toEqual(damaged)
    const { damage } = stationOf(first)
    expect(damage).toMatchObject({ from: file, isWhole: false })
    expect(damage!.missing.length > 0 || damage!.unknown).toBe(true)
    expect(await station.call('command', attempt('p2', 1, 1200))).toMatchObject({ ok: false, error: { kind: 'refused' } })
    expect(station.view({ topic: 'screen', screen: SCREEN })).toMatchObject({ scene: { kind: 'message' } })

    expect(valueOf(await station.call('event.take', { path: stick })).said).toMatch(/missing came from Club/)
    expect(standing(first)).toEqual(before)
    valueOf(await station.call('event.accept', {}))
    expect(stationOf(first).damage).toBeNull()
    valueOf(await station.call('command', attempt('p2', 1, 1200)))
  })

  test('of which the rest is nowhere goes on without it once a person has said so', async () => {
    const { first, file, path } = await event()
    const { station } = first
    await station.call('event.close', {})
    await harm(path, first.home)
    valueOf(await station.call('event.salvage', { file }))
    valueOf(await station.call('event.accept', {}))
    expect(stationOf(first).damage).toBeNull()
    valueOf(await station.call('command', attempt('p2', 1, 1200)))
  })

  test('takes what it lacks also from a backup of before the recovery key was made anew, without asking for a paper', async () => {
    const { first, file, stick, path } = await event()
    const { station } = first
    const before = standing(first)
    const old = copyTo(temporaryFolder(), join(stick, file))
    valueOf(await station.call('event.renew-key', {}))
    valueOf(await station.call('event.close', {}))
    await harm(path, first.home)
    valueOf(await station.call('event.salvage', { file }))
    expect(valueOf(await station.call('event.take', { path: old })).said).toMatch(/missing came from Club/)
    expect(standing(first)).toEqual(before)
  })

  test('on a laptop that never knew the key of such a backup asks for the paper of that time, and says which', async () => {
    const { first, file, key, stick } = await event()
    const before = standing(first)
    const old = copyTo(temporaryFolder(), join(stick, file))
    utimesSync(old, new Date(2026, 10, 25, 12), new Date(2026, 10, 25, 12))
    for (let time = 0; time < 2; time++) valueOf(await first.station.call('event.renew-key', {}))
    const newest = valueOf(await first.station.call('recovery.show', {})).groups.join('-')
    const second = await startStation()
    const { station } = second
    const told = await station.call('event.bring', { path: old, key: newest })
    expect(told).toMatchObject({ ok: false, error: { field: 'key', message: expect.stringContaining('is of 25 Nov 2026: it opens') } })

    const here = copyTo(temporaryFolder(), join(first.events, file))
    await first.station.call('event.close', {})
    copyFileSync(join(first.events, file), here)
    const opened = valueOf(await station.call('event.bring', { path: here, key: newest }))
    await station.call('event.close', {})
    await harm(join(second.events, opened.file), second.home)
    valueOf(await station.call('event.salvage', { file: opened.file }))
    const asked = await station.call('event.take', { path: old })
    const which =
      'is of 25 Nov 2026, when this event had another recovery key. Type the key from a paper that was printed on that day or before'
    expect(asked).toMatchObject({ ok: false, error: { field: 'key', message: expect.stringContaining(which) } })
    expect(await station.call('event.take', { path: old, key: newest })).toMatchObject({ ok: false, error: { field: 'key' } })
    expect(valueOf(await station.call('event.take', { path: old, key })).said).toMatch(/missing came from Club/)
    expect(standing(second)).toEqual(before)
  })

  test('takes nothing from another event’s', async () => {
    const { first, file, path } = await event()
    const other = await event()
    await first.station.call('event.close', {})
    await harm(path, first.home)
    valueOf(await first.station.call('event.salvage', { file }))
    const before = stationOf(first).damage
    expect(await first.station.call('event.take', { path: other.stick })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('is of another event') },
    })
    expect(stationOf(first).damage).toEqual(before)
  })

  test('of which nothing can be read makes room for a backup', async () => {
    const { first, file, stick, path } = await event()
    const before = standing(first)
    await first.station.call('event.close', {})
    const bytes = readFileSync(path)
    bytes.fill(0, 96)
    writeFileSync(path, bytes)
    expect(await first.station.call('event.salvage', { file })).toMatchObject({ ok: false, error: { kind: 'file' } })
    expect(valueOf(await first.station.call('event.bring', { path: stick })).file).toMatch(/^Club-repaired-[a-z2-7]{6}\.scoretable$/)
    expect(standing(first)).toEqual(before)
  })
})
