import { existsSync, readdirSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { ScreenView } from '../../core/contract/contract.ts'
import { SETUP } from '../../core/ids.ts'
import type { SealedEntry } from '../../core/log/chain.ts'
import { isRehearsal } from '../../core/rehearsal/mark.ts'
import { openEventFile } from '../file/event-file.ts'
import { attempt, cleanUp, deviceIn, entryList, startStation, type TestStation } from '../station/testing/station.ts'
import { valueOf } from '../standby/testing/laptop.ts'

afterEach(cleanUp)

/** An event of two competitors with a result, a correction, a second list and a running order; its file's name. */
async function real(at: TestStation): Promise<string> {
  const { file } = valueOf(await at.station.call('event.create', { name: 'Club Open', place: 'Hall 3' }))
  for (const command of [
    entryList,
    { name: 'start-list.set' as const, contest: 'k1' as never, order: ['p2', 'p1'] as never[] },
    attempt('p1', 0, 1000),
    attempt('p2', 0, 1050),
    attempt('p1', 1, 1100, 'RRR'),
  ])
    valueOf(await at.station.call('command', command))
  const { seq } = at.table().recent.find(({ kind }) => kind === 'recorded')!
  valueOf(
    await at.station.call('command', {
      name: 'attempt.correct',
      partition: 'table-1' as never,
      replaces: seq,
      values: { load: 1100, lights: 'WWR' },
      reason: 'The left judge’s light',
    }),
  )
  return file
}

/** Every entry of a file that is closed, as it lies in it. */
async function logOf({ events, home }: TestStation, file: string): Promise<SealedEntry[]> {
  const opened = valueOf(await openEventFile({ path: join(events, file), vault: (await deviceIn(home)).vault }))
  const log = await Promise.all([SETUP, 'table-1' as typeof SETUP, 'rulings' as typeof SETUP].map((each) => opened.read(each, 1, 100_000)))
  opened.close()
  return log.flat()
}

const rehearse = async (at: TestStation, results = false) => valueOf(await at.station.call('event.rehearse', { results })).file

test('a rehearsal begins with everything that was set up and nothing that was scored, says what it is, and leaves the event as it was', async () => {
  const at = await startStation()
  const file = await real(at)
  const before = JSON.stringify([at.table().order, at.table().standing.rows])
  const copy = await rehearse(at)
  expect(copy).not.toBe(file)
  expect(at.view()).toMatchObject({
    rehearsal: { of: 'Club Open', reopened: false },
    event: { name: 'REHEARSAL · Club Open', place: 'Hall 3', competitors: 2 },
    recovery: 'none',
  })
  expect(isRehearsal(at.view().event!.id)).toBe(true)
  expect(at.table().order.map(({ bib }) => bib)).toEqual(['2', '1'])
  expect(at.table().standing.done).toBe(0)
  const whole = await logOf(at, file)

  for (const load of [1000, 1200]) valueOf(await at.station.call('command', attempt('p1', load === 1000 ? 0 : 1, load)))
  valueOf(
    await at.station.call('command', {
      ...entryList,
      rows: [{ division: 'Late', bib: '9', name: 'Cleo Laine', attributes: { bodyweight: 6000 } }],
    }),
  )
  const ended = valueOf(await at.station.call('event.end-rehearsal', { keep: false }))
  expect(ended).toEqual({ file })
  expect(at.view()).toMatchObject({ rehearsal: null, event: { name: 'Club Open', competitors: 2 } })
  expect(JSON.stringify([at.table().order, at.table().standing.rows])).toBe(before)
  expect(at.view().files.map((each) => each.file)).toEqual([file])
  expect(readdirSync(at.events).filter((name) => name.startsWith(basename(copy, '.scoretable')))).toEqual([])
  await at.station.call('event.close', {})
  expect(JSON.stringify(await logOf(at, file))).toBe(JSON.stringify(whole))
  expect(at.faults).toEqual([])
})

test('with the results so far the copy stands exactly as the event does, corrections included', async () => {
  const at = await startStation()
  await real(at)
  const { standing, order } = at.table()
  await rehearse(at, true)
  expect(at.table().standing.rows.map(({ bib, place, results }) => [bib, place, results])).toEqual(
    standing.rows.map(({ bib, place, results }) => [bib, place, results]),
  )
  expect(at.table().order.map(({ bib, slot }) => [bib, slot])).toEqual(order.map(({ bib, slot }) => [bib, slot]))
})

test('a rehearsal that is kept lies among the events and is one for ever: opened again, it is a rehearsal', async () => {
  const at = await startStation()
  const file = await real(at)
  const copy = await rehearse(at)
  valueOf(await at.station.call('command', { name: 'event.describe', event: { name: 'The real thing' } }))
  valueOf(await at.station.call('event.end-rehearsal', { keep: true }))
  expect(
    at
      .view()
      .files.map((each) => each.file)
      .toSorted(),
  ).toEqual([file, copy].toSorted())
  valueOf(await at.station.call('event.open', { file: copy }))
  expect(at.view()).toMatchObject({ rehearsal: { of: 'Club Open' }, event: { name: 'REHEARSAL · The real thing' } })
  expect(valueOf(await at.station.call('export.make', { kind: 'csv' })).name).toBe('REHEARSAL · The real thing.zip')
  const screen = at.station.view({ topic: 'screen', screen: 'aaaaaaaaaaaaaaaa' }) as ScreenView
  expect(screen.event).toEqual({ name: 'REHEARSAL · The real thing', rehearsal: true })
})

test('after a power cut in a rehearsal the rehearsal is open again, and says so; the event is one press away', async () => {
  const at = await startStation()
  const file = await real(at)
  await rehearse(at)
  valueOf(await at.station.call('command', attempt('p2', 0, 900)))
  await at.station.close()
  const again = await startStation({ home: at.home })
  expect(again.view()).toMatchObject({ rehearsal: { of: 'Club Open', reopened: true } })
  expect(again.table().standing.done).toBe(1)
  expect(valueOf(await again.station.call('event.end-rehearsal', { keep: false }))).toEqual({ file })
  expect(again.view()).toMatchObject({ rehearsal: null, event: { name: 'Club Open' } })
})

test('one of the events that is not open, and a sample, are rehearsed from the welcome screen', async () => {
  const at = await startStation()
  const file = await real(at)
  await at.station.call('event.close', {})
  valueOf(await at.station.call('event.rehearse', { file, results: false }))
  expect(at.view()).toMatchObject({ rehearsal: { of: 'Club Open' }, event: { competitors: 2 } })
  valueOf(await at.station.call('event.end-rehearsal', { keep: false }))
  await at.station.call('event.close', {})

  valueOf(await at.station.call('event.rehearse', { sample: at.view().samples[0]!.id }))
  expect(at.view()).toMatchObject({ rehearsal: { of: null, reopened: false } })
  expect(at.view().event!.name).toMatch(/^REHEARSAL · /)
  expect(valueOf(await at.station.call('event.end-rehearsal', { keep: false }))).toEqual({ file: null })
  expect(at.view()).toMatchObject({ phase: 'welcome', rehearsal: null })
  expect(at.view().files).toHaveLength(1)
})

test('where the event can’t be opened the rehearsal goes on and nothing is thrown away; a rehearsal of a rehearsal is refused', async () => {
  const at = await startStation()
  const file = await real(at)
  const copy = await rehearse(at)
  expect(await at.station.call('event.rehearse', { results: false })).toMatchObject({ ok: false, error: { kind: 'refused' } })
  renameSync(join(at.events, file), join(at.events, 'elsewhere'))
  const ended = await at.station.call('event.end-rehearsal', { keep: false })
  expect(ended).toMatchObject({ ok: false, error: { message: expect.stringContaining('the rehearsal is still open') } })
  expect(at.view().rehearsal).toMatchObject({ of: 'Club Open' })
  expect(existsSync(join(at.events, copy))).toBe(true)
  await at.station.call('event.close', {})
  expect(await at.station.call('event.end-rehearsal', { keep: false })).toMatchObject({ ok: false })
})

test('nothing of a rehearsal gets into the event: not its file, and not by a phone’s file', async () => {
  const at = await startStation()
  const file = await real(at)
  const copy = await rehearse(at)
  valueOf(await at.station.call('command', attempt('p1', 0, 2000)))
  valueOf(await at.station.call('event.end-rehearsal', { keep: true }))
  const before = JSON.stringify(at.table().standing)
  expect(await at.station.call('event.take', { path: join(at.events, copy) })).toMatchObject({ ok: false })
  expect(at.view()).toMatchObject({ rehearsal: null, event: { name: 'Club Open' } })
  expect(JSON.stringify(at.table().standing)).toBe(before)
  expect((at.station.view({ topic: 'devices' }) as DevicesView).devices).toEqual([])
  expect(
    at
      .view()
      .files.map((each) => each.file)
      .toSorted(),
  ).toEqual([copy, file].toSorted())
})
