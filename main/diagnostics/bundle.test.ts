// A diagnostic bundle: what helps to find a fault is in it, and nobody's name, no result and no secret, wherever they had been planted.
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import type { StationView } from '../../core/contract/contract.ts'
import type { DevicesView } from '../../core/contract/hub.ts'
import { type Diary, openDiary } from '../log/diary.ts'
import { writeReport } from '../log/reports.ts'
import { createStation, type Station } from '../station/station.ts'
import { attempt, cleanUp, deviceIn, entryList, temporaryFolder } from '../station/testing/station.ts'

afterEach(async () => {
  await station?.close()
  vi.restoreAllMocks()
  await cleanUp()
})

let station: Station | null = null

/** A station that writes its diary, as a shell starts it. */
async function withDiary(): Promise<{ at: Station; diary: Diary; home: string }> {
  const home = temporaryFolder()
  const diary = openDiary(home, {
    shell: 'browser',
    version: '1.2.3',
    screens: () => [{ width: 1920, height: 1080, scale: 1, internal: true }],
  })
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const made = await createStation({
    folder: join(home, 'events'),
    device: await deviceIn(home),
    version: '1.2.3',
    clock: Date.now,
    random: () => 0.5,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    onFault: diary.faultsOf('station'),
    diary,
  })
  station = diary.begin(made)
  return { at: station, diary, home }
}

async function bundleOf(at: Station): Promise<Record<string, string>> {
  const saved = await at.call('diagnostics.save', {})
  if (!saved.ok) throw new Error(saved.error.message)
  expect(saved.value.name).toMatch(/^scoretable-diagnostics-\d{4}-\d\d-\d\d-\d{4}\.zip$/)
  const files = unzipSync(Buffer.from(saved.value.zip, 'base64'))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

test('none of what was planted in an event, its faults, its calls and its log is in its bundle', async () => {
  const { at, diary, home } = await withDiary()
  const people = ['Ingrid Ångström', 'kwame mensah', 'محمد الفاتح', 'Zoë O’Hara', '大谷 真美子']
  const made = await at.call('event.create', { name: 'Fjordmesterskap', place: 'Åsgårdsstrand' })
  if (!made.ok) throw new Error(made.error.message)
  const rows = people.map((name, index) => ({
    ...entryList.rows[0]!,
    bib: String(index + 11),
    lot: index + 1,
    name,
    team: `Klubb${'abcde'[index]}`,
  }))
  expect(await at.call('command', { ...entryList, rows })).toMatchObject({ ok: true })
  expect(await at.call('command', attempt('p1', 0, 1225))).toMatchObject({ ok: true })
  const shown = await at.call('recovery.show', {})
  if (!shown.ok) throw new Error(shown.error.message)
  await at.call('device.invite', { assignment: { partitions: ['judge-1' as never], contest: 'k1' as never, judge: 1 } })
  const code = (at.view({ topic: 'devices' }) as DevicesView).invitations[0]!.code
  const { event } = at.view({ topic: 'station' }) as StationView
  const slots = JSON.parse(readFileSync(join(home, 'events', `${made.value.file}-keys`), 'utf8')) as { slots: { wrapped: string }[] }
  const key = JSON.parse(readFileSync(join(home, 'device.key'), 'utf8')) as { key: string; signing: string }
  const secrets = [
    key.key,
    key.signing,
    ...slots.slots.map(({ wrapped }) => wrapped),
    code,
    shown.value.groups.join('-'),
    shown.value.groups.join(' '),
  ]

  // They are in faults and in calls, as values that went through the program are.
  for (const planted of [...people, ...secrets, made.value.file, home, 'http://10.0.0.7:4681/j#xyz']) {
    diary.faultsOf('screen')(new Error(`${planted} is not what it was`, { cause: new Error(`for ${planted}`) }))
    await at.call('event.open', { file: `${planted.slice(0, 150)}.scoretable` })
    await at.call('event.recover', { file: made.value.file, key: planted.slice(0, 190) })
    writeReport(diary.folder, { where: 'exception', error: new Error(planted), note: planted }, diary.log.names())
  }
  await at.call('public.connect', { url: 'http://127.0.0.1:1/', code: 'a-registration-code' })
  await new Promise((resolve) => setTimeout(resolve, 400))
  // What an older version may have written down.
  appendFileSync(
    join(diary.folder, 'scoretable.log'),
    `${JSON.stringify({ at: 1, what: 'call', name: people[0], message: `of ${people[1]}` })}\n${people[2]}\n`,
  )

  const files = await bundleOf(at)
  const text = Object.values(files).join('\n')
  const pieces = [
    ...people.flatMap((name) => [name, ...name.split(' ')]),
    'Fjordmesterskap',
    'Åsgårdsstrand',
    'Klubb',
    '122.5',
    'a-registration-code',
    '10.0.0.7',
    home,
    made.value.file,
    ...secrets.flatMap((secret) => [secret, secret.slice(0, 20)]),
    ...shown.value.groups.slice(1).map((group, index) => `${shown.value.groups[index]}-${group}`),
    code,
    code.replace('-', ''),
  ]
  expect(pieces.filter((piece) => text.toLowerCase().includes(piece.toLowerCase()))).toEqual([])

  // And it says what helps.
  const facts = JSON.parse(files['facts.json']!) as Record<string, never>
  expect(facts).toMatchObject({
    version: '1.2.3',
    shell: 'browser',
    screens: [{ width: 1920, height: 1080 }],
    system: { memory: expect.any(Number), freeBytes: expect.any(Number) },
    app: { phase: 'open', competitors: 5, publication: { state: 'off' } },
    event: {
      event: event!.id,
      bytes: expect.any(Number),
      verified: true,
      slots: expect.arrayContaining(['key-file', 'recovery']),
      settings: expect.arrayContaining(['recovery-key']),
      partitions: expect.arrayContaining([
        { partition: 'table-1', epoch: 1, seq: 1, kinds: { 'attempt.recorded': 1 } },
        expect.objectContaining({ partition: 'setup', kinds: expect.objectContaining({ 'competitor.added': 5 }) }),
      ]),
    },
  })
  expect(files['log/scoretable.log']).toContain('"what":"call","call":"event.open","kind":"file"')
  expect(files['log/scoretable.log']).toContain('is not what it was')
  expect(Object.keys(files).filter((name) => name.startsWith('reports/')).length).toBeGreaterThan(0)
  await diary.end()
})

test('what it would hold is told before, in words and by how much', async () => {
  const { at, diary } = await withDiary()
  diary.log.write('call', { call: 'event.open', kind: 'file' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const list = await at.call('diagnostics.list', {})
  if (!list.ok) throw new Error(list.error.message)
  expect(list.value.parts.map(({ name }) => name)).toEqual(['Facts', 'Log'])
  for (const { about, bytes } of list.value.parts) {
    expect(about.length).toBeGreaterThan(40)
    expect(bytes).toBeGreaterThan(0)
  }
  expect(list.value.left.join(' ')).toMatch(/No name of a competitor.*No key.*No event file/)
  const files = await bundleOf(at)
  for (const { about } of list.value.parts) expect(files['about.txt']).toContain(about)
  for (const sentence of list.value.left) expect(files['about.txt']).toContain(sentence)
  await diary.end()
})

test('with no event open, and on a station that writes nothing down, there is one too', async () => {
  const { at, diary } = await withDiary()
  expect(JSON.parse((await bundleOf(at))['facts.json']!)).toMatchObject({ app: { phase: 'welcome' } })
  await diary.end()
})
