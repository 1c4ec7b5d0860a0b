import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { ScreenView } from '../../core/contract/contract.ts'
import type { EventId } from '../../core/ids.ts'
import { openEventFile } from '../file/event-file.ts'
import { attempt, cleanUp, deviceIn, entryList, startStation, type TestStation } from './testing/station.ts'

afterEach(cleanUp)

const SCREEN = 'screen0001'

/** A station with an open event; returns its file's name. */
async function withEvent(name = 'Club'): Promise<[TestStation, string]> {
  const started = await startStation()
  const made = await started.station.call('event.create', { name })
  if (!made.ok) throw new Error(made.error.message)
  await started.station.call('command', entryList)
  return [started, made.value.file]
}

/** Writes settings into a closed event's file as an older, newer or mad version would have. */
async function keep({ events, home }: TestStation, file: string, settings: Record<string, string>) {
  const opened = await openEventFile({ path: join(events, file), vault: (await deviceIn(home)).vault })
  if (!opened.ok) throw new Error(opened.error.message)
  for (const [name, value] of Object.entries(settings)) opened.value.saveSetting(name, value)
  opened.value.close()
}

describe('a station', () => {
  test('starts with what is there to open, and nothing open', async () => {
    const { view, station } = await startStation()
    expect(view()).toMatchObject({ phase: 'welcome', event: null, focus: null, files: [], publication: { state: 'off' }, displayUrl: null })
    expect(view().samples.length).toBeGreaterThan(0)
    expect(station.view({ topic: 'formats' })).toMatchObject({
      choices: expect.arrayContaining([expect.objectContaining({ id: 'bouldering' })]) as unknown,
    })
    expect(station.view({ topic: 'table' })).toBeNull()
    expect(station.view({ topic: 'screen', screen: SCREEN })).toMatchObject({ event: null, scene: { kind: 'blank' } })
    station.setDisplayUrl('http://127.0.0.1:4681/')
    expect(view().displayUrl).toBe('http://127.0.0.1:4681/')
  })

  test('without an event refuses what needs one, in a sentence', async () => {
    const { station } = await startStation()
    const answers = [
      await station.call('command', entryList),
      await station.call('table.focus', { contest: 'k1' as never }),
      await station.call('public.connect', { url: 'https://results.example' }),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { kind: 'refused', message: 'No event is open.' } })
    expect(await station.call('public.disconnect', {})).toEqual({ ok: true, value: null })
  })

  test('makes an event, closes it, and opens it as it was, with the desk and the screens', async () => {
    const [{ station, view, table }, file] = await withEvent('Spring Open')
    expect(file).toMatch(/^Spring-Open-[a-z2-7]{6}\.scoretable$/)
    await station.call('command', attempt('p1', 0, 1000))
    await station.call('table.focus', { contest: 'k1' as never, competitor: 'p2' as never, slot: 4 })
    station.screenConnected(SCREEN)
    await station.call('screen.rename', { screen: SCREEN, name: 'Hall' })
    await station.call('screen.steer', { screen: SCREEN, scene: { kind: 'now-next' } })
    const before = [table(), view().event, view().screens]
    expect(table().now).toMatchObject({ id: 'p2', slot: 4 })

    await station.call('event.close', {})
    expect(view()).toMatchObject({ phase: 'welcome', files: [{ file, name: 'Spring Open' }] })
    await station.call('event.open', { file })
    // What the last entry changed was told when it was new.
    expect([{ ...table(), move: before[0] && (before[0] as { move: unknown }).move }, view().event, view().screens]).toEqual(before)
    expect(view().saved).toMatchObject({ problem: null, at: expect.any(Number) })
    expect((station.view({ topic: 'screen', screen: SCREEN }) as ScreenView).scene.kind).toBe('now-next')
  })

  test('calls nobody who is not in the contest', async () => {
    const [{ station, table }] = await withEvent()
    for (const [competitor, slot] of [
      ['p9', 0],
      ['p1', 9],
    ] as const)
      expect(await station.call('table.focus', { contest: 'k1' as never, competitor: competitor as never, slot })).toMatchObject({
        ok: false,
      })
    expect(await station.call('table.focus', { contest: 'k7' as never })).toMatchObject({ ok: false, error: { kind: 'unknown-contest' } })
    expect(table().now).toMatchObject({ id: 'p1', slot: 0 })
  })
})

describe('the formats of an event', () => {
  test('are read by id or by contest, and what another one would do is shown before it is done', async () => {
    const [{ station, table }] = await withEvent()
    const read = await station.call('format.read', { contest: 'k1' as never })
    if (!read.ok) throw new Error(read.error.message)
    const ours = {
      ...read.value.format,
      id: 'own-club',
      name: 'Club rules',
      groups: read.value.format.groups.map((group) => ({ ...group, attempts: 1 })),
    }
    expect(await station.call('command', { name: 'format.keep', format: ours })).toMatchObject({ ok: true })
    expect(station.view({ topic: 'formats' })).toMatchObject({
      choices: expect.arrayContaining([expect.objectContaining({ id: 'own-club', own: true })]) as unknown,
    })
    expect(await station.call('format.read', { id: 'own-club' })).toEqual({ ok: true, value: { format: ours } })
    expect(await station.call('format.preview', { contest: 'k1' as never, format: ours })).toMatchObject({
      ok: true,
      value: { begun: false, fault: null, to: 'Club rules' },
    })
    await station.call('command', { name: 'contest.reformat', contest: 'k1' as never, format: ours, reason: 'agreed before the start' })
    expect(table()).toMatchObject({ formatName: 'Club rules', reformatted: [{ reason: 'agreed before the start' }] })

    expect(await station.call('format.read', { id: 'gone' })).toMatchObject({ ok: false, error: { kind: 'refused' } })
    expect(await station.call('format.preview', { contest: 'k9' as never, format: ours })).toMatchObject({
      ok: false,
      error: { kind: 'unknown-contest' },
    })
  })
})

describe('a screen of a contest that is taken out of the event', () => {
  test('follows the table instead of going dark', async () => {
    const [{ station }] = await withEvent()
    await station.call('command', { ...entryList, rows: [{ ...entryList.rows[0]!, division: 'Guests', bib: '9' }] })
    station.screenConnected(SCREEN)
    await station.call('screen.steer', { screen: SCREEN, scene: { kind: 'leaderboard', contest: 'k2' as never } })
    const shown = () => (station.view({ topic: 'screen', screen: SCREEN }) as ScreenView).scene
    expect(shown()).toMatchObject({ kind: 'leaderboard', standing: { division: 'Guests' } })
    await station.call('command', { name: 'competitor.remove', competitors: ['p3' as never], reason: 'Entered by mistake' })
    expect(shown()).toMatchObject({ kind: 'leaderboard', standing: { division: 'Open' } })
  })
})

describe('opening another event', () => {
  test('that can’t be opened leaves the table where it is, still recording', async () => {
    const [{ station, view }, file] = await withEvent()
    for (const name of ['gone.scoretable', '../etc/passwd', 'x'])
      expect(await station.call('event.open', { file: name })).toMatchObject({ ok: false, error: { kind: 'file' } })
    expect(view().event?.name).toBe('Club')
    expect(await station.call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true })
    expect(await station.call('event.open', { file })).toEqual({ ok: true, value: { file } })
    expect(await station.call('command', attempt('p1', 1, 1000))).toMatchObject({ ok: true, value: { seq: 2 } })
  })

  test('ends the one before, and frees its file', async () => {
    const [first, file] = await withEvent()
    await first.station.call('event.create', { name: 'Other' })
    expect(first.view().event?.name).toBe('Other')
    expect(readdirSync(first.events)).not.toContain(`${file}-open`)
    await keep(first, file, {})
  })

  test('in many windows at once leaves exactly one open, and all files whole', async () => {
    const [started] = await withEvent()
    const { station, view, events } = started
    const answers = await Promise.all([
      station.call('event.create', { name: 'A' }),
      station.call('event.openSample', { sample: 'seoul-2025-boulder' }),
      station.call('event.close', {}),
      station.call('event.create', { name: 'B' }),
      station.call('event.create', { name: 'C' }),
    ])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(view().event?.name).toBe('C')
    expect(readdirSync(events).filter((name) => name.endsWith('-open'))).toHaveLength(1)
    expect(view().files).toHaveLength(5)
    for (const { file } of view().files.filter(({ name }) => name !== 'c'))
      expect(await station.call('event.open', { file })).toMatchObject({ ok: true })
  })

  test('fault 28: that another station has open says who has it', async () => {
    const [first, file] = await withEvent()
    const second = await startStation({ home: first.home })
    expect(await second.station.call('event.open', { file })).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/already open/) },
    })
    expect(await first.station.call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true })
  })

  test('while somebody records loses nothing that was answered for', async () => {
    const [started, file] = await withEvent()
    const { station } = started
    const commands = Array.from({ length: 9 }, (_, slot) => station.call('command', attempt('p1', slot, 1000 + slot * 25)))
    const closing = station.call('event.close', {})
    const late = Array.from({ length: 9 }, (_, slot) => station.call('command', attempt('p2', slot, 1000 + slot * 25)))
    const answers = await Promise.all([...commands, ...late])
    await closing
    const saved = answers.filter((answer) => answer.ok)
    for (const answer of answers) if (!answer.ok) expect(answer.error.kind).toBe('refused')
    await station.call('event.open', { file })
    expect(started.table().standing.done).toBe(saved.length)
  })
})

// Windows lets nobody move or delete a file that is open.
describe.runIf(process.platform !== 'win32')('a folder that is taken away while its event is open', () => {
  test('is noticed before anything more is called saved, and scoring goes on when it is back', async () => {
    const [{ station, table, events, view }] = await withEvent()
    await station.call('command', attempt('p1', 0, 1000))
    renameSync(events, `${events}-gone`)
    // Where the file lies is looked at once in a tenth of a second (main/file/in-place.ts): nobody enters two results in one.
    await new Promise((resolve) => setTimeout(resolve, 150))
    const answer = await station.call('command', attempt('p2', 0, 1000))
    expect(answer).toMatchObject({ ok: false, error: { kind: 'not-saved', message: expect.stringContaining('moved or deleted') } })
    expect(table().standing.done).toBe(1)
    expect(view().saved.problem).toContain('moved or deleted')
    renameSync(`${events}-gone`, events)
    expect(await station.call('command', attempt('p2', 0, 1000))).toMatchObject({ ok: true })
    expect(view().saved.problem).toBeNull()
  })

  test('for good: the event can be closed, and another one made', async () => {
    const [{ station, events, view, faults }] = await withEvent()
    rmSync(events, { recursive: true })
    expect(await station.call('event.close', {})).toEqual({ ok: true, value: null })
    expect(view()).toMatchObject({ phase: 'welcome', files: [] })
    expect(await station.call('event.create', { name: 'Other' })).toMatchObject({ ok: true })
    expect(await station.call('command', entryList)).toMatchObject({ ok: true })
    expect(faults).toEqual([])
  })
})

describe('a station that is started again', () => {
  test('goes on with the event that was open, and who waits is answered', async () => {
    const [first] = await withEvent()
    await first.station.call('command', attempt('p1', 0, 1000))
    await first.station.close()
    const second = await startStation({ home: first.home })
    expect(second.view()).toMatchObject({ phase: 'open', event: { name: 'Club' } })
    expect(await second.station.call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true, value: { already: true } })
  })

  test('does not where a person had closed it, nor where it can’t be opened', async () => {
    const [first, file] = await withEvent()
    const inUse = await startStation({ home: first.home })
    expect(inUse.view().phase).toBe('welcome')
    await inUse.station.close()
    await first.station.call('event.close', {})
    await first.station.close()
    expect((await startStation({ home: first.home })).view().phase).toBe('welcome')
    for (const left of [file.slice(1), '../device.json', '', '\u0000', 'x'.repeat(5000)]) {
      writeFileSync(join(first.events, 'last-event'), left)
      const again = await startStation({ home: first.home })
      expect(again.view().phase).toBe('welcome')
      expect(again.faults).toEqual([])
    }
  })
})

describe('a call that was made for another event', () => {
  test('is refused with a sentence, and records nothing in the one that is open', async () => {
    const [{ station, view, table }] = await withEvent()
    const before = view().event!.id as EventId
    await station.call('event.create', { name: 'Other' })
    await station.call('command', entryList)
    const late = await station.call('command', attempt('p1', 0, 1000), before)
    expect(late).toMatchObject({ ok: false, error: { kind: 'refused', message: expect.stringContaining('not open any more') } })
    expect(table().standing.done).toBe(0)
    expect(await station.call('command', attempt('p1', 0, 1000), view().event!.id as EventId)).toMatchObject({ ok: true })
  })
})

describe('what is kept beside the log', () => {
  const mad = { desk: '{"contest":', screens: '[{"id":1}]', publication: '{"url":"here","token":7}' }

  test.each([
    ['is not readable', mad],
    [
      'is of a newer version',
      { desk: '{"contest":"k1","called":null,"mode":"relay"}', screens: '{"v":2,"screens":[]}', publication: '{"v":2}' },
    ],
    ['is empty', { desk: '', screens: '', publication: '' }],
    ['names what is gone', { desk: '{"contest":"k77","called":{"competitor":"p77","slot":3}}', screens: '[]', publication: 'null' }],
  ])('and %s keeps no event from opening', async (_, settings) => {
    const [started, file] = await withEvent()
    const { station, view, table } = started
    await station.call('command', attempt('p1', 0, 1000))
    await station.call('event.close', {})
    await keep(started, file, settings)
    expect(await station.call('event.open', { file })).toEqual({ ok: true, value: { file } })
    expect(view()).toMatchObject({ phase: 'open', focus: 'k1', publication: { state: 'off' } })
    expect(table().standing.done).toBe(1)
    expect(await station.call('command', attempt('p1', 1, 1000))).toMatchObject({ ok: true, value: { seq: 2 } })
    expect(started.faults).toEqual([])
  })
})
