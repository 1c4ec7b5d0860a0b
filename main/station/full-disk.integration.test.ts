// The real station on a disk that is really full: the screen says that nothing was saved, and scoring goes on as soon as there is room.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { StationView, Topic } from '../../core/contract/contract.ts'
import type { TableView } from '../../core/views/view.ts'
import { attempt, cleanUp, entryList, openScreen, startStation } from './testing/station.ts'

/** A disk of its own of two megabytes, where this user may mount one. */
function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmdirSync(folder)
    return null
  }
}

const disk = mountSmallDisk()
if (!disk) console.warn('LEFT OUT: the station on a disk that is really full. It needs root on Linux, and the right to mount.')

describe.runIf(disk)('a station whose disk is full', () => {
  const events = disk ?? ''
  const ballast = join(events, 'ballast')
  const takeAllRoom = () => {
    const { bsize, bavail } = statfsSync(events)
    writeFileSync(ballast, new Uint8Array(bsize * bavail))
  }
  afterEach(async () => {
    rmSync(ballast, { force: true })
    await cleanUp()
  })
  afterAll(() => {
    execFileSync('umount', ['-l', events])
    rmdirSync(events)
  })

  const station: Topic = { topic: 'station' }
  const table: Topic = { topic: 'table' }

  test('fault 27: says “not saved”, keeps its state, and records the same entry once there is room', async () => {
    const started = await startStation({ events })
    const screen = openScreen(started.switchboard, 'operator')
    const made = await screen.call('event.create', { name: 'Club' })
    if (!made.ok) throw new Error(made.error.message)
    const rows = Array.from({ length: 40 }, (_, index) => ({
      ...entryList.rows[0]!,
      bib: String(index + 1),
      name: `Competitor ${index + 1}`,
    }))
    await screen.call('command', { ...entryList, rows })
    await screen.call('watch', station)
    await screen.call('watch', table)
    expect(await screen.call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true })

    takeAllRoom()
    // What room is left within the file itself is used up first; each of these is either saved or refused, nothing between.
    let saved = 1
    let refused: Awaited<ReturnType<typeof screen.call<'command'>>> | null = null
    let command = attempt('p1', 0, 1000)
    for (let n = 1; n < 360 && refused === null; n++) {
      command = {
        ...attempt('p1', n % 9, 1000 + n),
        competitor: `p${1 + Math.floor(n / 9)}`,
        values: { load: 1000 + 25 * (n % 9), lights: 'WWW' },
      } as never
      const answer = await screen.call('command', command)
      if (answer.ok) saved++
      else refused = answer
    }
    expect(refused).toMatchObject({ ok: false, error: { kind: 'not-saved', message: expect.stringMatching(/no room left on the disk/) } })
    const problem = await screen.sees<StationView>(station, (view) => view.saved.problem !== null)
    expect(problem.saved.problem).toMatch(/no room left on the disk/)
    expect(started.table().standing.done).toBe(saved)

    // Still full: the same again, and nothing has changed.
    expect(await screen.call('command', command)).toMatchObject({ ok: false, error: { kind: 'not-saved' } })
    expect(started.table().standing.done).toBe(saved)

    rmSync(ballast)
    expect(await screen.call('command', command)).toMatchObject({ ok: true, value: { already: false } })
    await screen.sees<StationView>(station, (view) => view.saved.problem === null)
    await screen.sees<TableView>(table, (view) => view.standing.done === saved + 1)

    await screen.call('event.close', {})
    expect(await screen.call('event.open', { file: made.value.file })).toMatchObject({ ok: true })
    expect(started.table().standing.done).toBe(saved + 1)
    expect(started.faults).toEqual([])
  })

  test('makes no event, leaves nothing of one behind, and keeps the one that is open', async () => {
    const started = await startStation({ events })
    await started.station.call('event.create', { name: 'Before' })
    const files = started.view().files.map(({ file }) => file)
    takeAllRoom()
    for (const answer of [
      await started.station.call('event.create', { name: 'Full' }),
      await started.station.call('event.openSample', { sample: 'ipf-worlds-2022' }),
    ]) {
      expect(answer).toMatchObject({ ok: false })
      expect(answer.ok || answer.error.message).toMatch(/no room left on the disk/)
    }
    expect(started.view().event?.name).toBe('Before')
    await started.station.call('event.close', {})
    expect(
      started
        .view()
        .files.map(({ file }) => file)
        .toSorted(),
    ).toEqual(files.toSorted())
    rmSync(ballast)
    expect(await started.station.call('event.create', { name: 'Room' })).toMatchObject({ ok: true })
  })

  test('with room for the file and not for what is in it takes the beginning away again', async () => {
    const started = await startStation({ events })
    takeAllRoom()
    rmSync(ballast)
    // Enough for an empty event and its grants, not for a whole sample.
    const { bsize, bavail } = statfsSync(events)
    writeFileSync(ballast, new Uint8Array(Math.max(0, bsize * bavail - 220 * 1024)))
    const answer = await started.station.call('event.openSample', { sample: 'ipf-worlds-2022' })
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringMatching(/no room left on the disk/) } })
    await started.station.call('event.close', {})
    expect(started.view().files.filter(({ name }) => name.startsWith('ipf'))).toEqual([])
  })
})
