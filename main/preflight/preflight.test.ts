import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type CheckId, CHECKS } from '../../core/contract/preflight.ts'
import { fine } from '../../core/preflight/say.ts'
import { valueOf } from '../standby/testing/laptop.ts'
import { cleanUp, deviceIn, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { openSession } from '../station/session.ts'
import { createEventFile } from '../file/event-file.ts'
import { preflightCalls } from './calls.ts'

afterEach(cleanUp)

const page = { battery: null }
const check = async ({ station }: TestStation, which: CheckId, battery: { level: number; charging: boolean } | null = null) =>
  valueOf(await station.call('preflight.check', { check: which, page: { battery } }))

async function withEvent(): Promise<TestStation> {
  const at = await startStation()
  valueOf(await at.station.call('event.create', { name: 'Club Open' }))
  valueOf(await at.station.call('command', entryList))
  return at
}

test('every check answers in a sentence, nothing is green that was not measured, and it is kept with the event', async () => {
  const at = await withEvent()
  const found = await Promise.all(CHECKS.map((which) => check(at, which)))
  expect(found.map((each) => each.check)).toEqual([...CHECKS])
  expect(found.every(({ sentence }) => /[.]$/.test(sentence))).toBe(true)
  const state = Object.fromEntries(found.map((each) => [each.check, each.state]))
  expect(state).toMatchObject({
    event: 'ok',
    starters: 'ok',
    orders: 'ok',
    formats: 'ok',
    write: 'ok',
    disk: 'ok',
    parts: 'ok',
    phones: 'ok',
    screens: 'attention',
    backup: 'attention',
    spare: 'attention',
    recovery: 'attention',
    server: 'attention',
    clock: 'unknown',
    power: 'unknown',
    sleep: 'unknown',
    printer: 'unknown',
  })
  const last = valueOf(await at.station.call('preflight.last', {}))
  expect(last).toHaveLength(CHECKS.length)
  await at.station.close()
  const again = await startStation({ home: at.home })
  expect(valueOf(await again.station.call('preflight.last', {})).toSorted((a, b) => a.check.localeCompare(b.check))).toEqual(
    found.toSorted((a, b) => a.check.localeCompare(b.check)),
  )
  expect(at.faults).toEqual([])
})

test('a backup is made and verified for real, and a stick that is gone is told', async () => {
  const at = await withEvent()
  const stick = temporaryFolder()
  valueOf(await at.station.call('backup.keep', { folder: stick }))
  expect(await check(at, 'backup')).toMatchObject({ state: 'ok', sentence: expect.stringContaining('verified just now') })
  expect(await check(at, 'disk')).toMatchObject({ state: 'ok', sentence: expect.stringContaining('for its backups') })
  rmSync(stick, { recursive: true })
  expect(await check(at, 'backup')).toMatchObject({ state: 'attention', remedy: 'backup' })
  expect(await check(at, 'disk')).toMatchObject({ state: 'unknown' })
})

test('an event’s file that was deleted under the table is no green, though writing to it would work', async () => {
  const at = await withEvent()
  expect(await check(at, 'write')).toMatchObject({ state: 'ok' })
  rmSync(join(at.events, at.view().files[0]!.file))
  expect(await check(at, 'write')).toMatchObject({ state: 'attention', sentence: expect.stringContaining('is not there any more') })
})

test('what the desktop app knows of the laptop, and what the page knows of its battery, counts', async () => {
  const at = await withEvent()
  at.station.setLaptop({ keptAwake: () => true, onBattery: () => true, printers: async () => ['Office'] })
  expect(await check(at, 'sleep')).toMatchObject({ state: 'ok' })
  expect(await check(at, 'power', { level: 0.4, charging: false })).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('40 %'),
  })
  expect(await check(at, 'printer')).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('Office') })
})

test('with no event open nothing is checked, and a rehearsal says that it is one and asks no server', async () => {
  const at = await startStation()
  expect(await at.station.call('preflight.check', { check: 'event', page })).toMatchObject({ ok: false })
  expect(await at.station.call('preflight.last', {})).toMatchObject({ ok: false })
  valueOf(await at.station.call('event.rehearse', { sample: at.view().samples[0]!.id }))
  expect(await check(at, 'event')).toMatchObject({ state: 'attention', sentence: expect.stringContaining('rehearsal') })
  expect(await check(at, 'server')).toMatchObject({ state: 'unknown' })
})

test('a check that hangs ends in a sentence while the others go on, and one that fails is no end of the table', async () => {
  const folder = temporaryFolder()
  const device = await deviceIn(folder)
  const file = valueOf(await createEventFile({ path: join(folder, 'a.scoretable'), event: 'a'.repeat(26) as never, vault: device.vault }))
  const session = await openSession(file, Date.now, device)
  const faults: unknown[] = []
  const calls = preflightCalls(
    () => session,
    {
      clock: () => 5,
      onFault: (error) => faults.push(error),
      limit: 50,
      checks: {
        server: () => new Promise(() => {}),
        printer: () => Promise.reject(new Error('broken')),
        clock: () => fine('Right.'),
      },
    },
    () => ({}) as never,
  )
  const [hangs, fails, works] = await Promise.all(
    (['server', 'printer', 'clock'] as const).map(async (which) => valueOf(await calls['preflight.check']({ check: which, page }))),
  )
  expect(hangs).toMatchObject({ check: 'server', state: 'unknown', sentence: expect.stringContaining('no answer within 50 ms') })
  expect(fails).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('a fault in this check') })
  expect(works).toEqual({ check: 'clock', state: 'ok', sentence: 'Right.', at: 5 })
  expect(faults).toHaveLength(1)
  await session.close()
})
