import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import readWorkbook from 'read-excel-file/node'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { type ExportKind, PART } from '../../core/contract/exports.ts'
import { EventDocument } from '../../core/exports/document.ts'
import type { StationView } from '../../core/contract/contract.ts'
import type { TableView } from '../../core/views/view.ts'
import { attempt, cleanUp, deviceIn, entryList, startStation, type TestStation } from '../station/testing/station.ts'
import { isoTime } from './iso-time.ts'
import { sheetNames } from './workbook.ts'

afterEach(cleanUp)

const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
const must = async (at: TestStation, ...[command]: [Parameters<TestStation['station']['call']>[1]]) =>
  valueOf(await at.station.call('command', command as never))

/** An event with an attempt each, one of them corrected. */
async function meet(): Promise<TestStation> {
  const at = await startStation()
  valueOf(await at.station.call('event.create', { name: 'Club Open: 2026', place: 'Hall' }))
  await must(at, entryList)
  await must(at, attempt('p1', 0, 1000))
  await must(at, attempt('p2', 0, 1100))
  await must(at, {
    name: 'attempt.correct',
    partition: 'table-1' as never,
    replaces: 2,
    values: { load: 1125 },
    reason: 'misread',
    confirmed: true,
  } as never)
  return at
}

async function exported(at: TestStation, kind: ExportKind): Promise<{ name: string; bytes: Buffer }> {
  const { file, parts, name, size } = valueOf(await at.station.call('export.make', { kind }))
  const read = []
  for (let part = 0; part < parts; part++)
    read.push(Buffer.from(valueOf(await at.station.call('export.read', { file, part })).bytes, 'base64'))
  const bytes = Buffer.concat(read)
  expect(bytes.length).toBe(size)
  return { name, bytes }
}

async function put(at: TestStation, text: string, upload = 'one') {
  for (let part = 0; part * PART < text.length || part === 0; part++)
    valueOf(await at.station.call('import.put', { upload, part, text: text.slice(part * PART, (part + 1) * PART) }))
}
const bring = async (at: TestStation, text: string, here?: 'open' | 'add') => {
  await put(at, text)
  return at.station.call('event.import', { upload: 'one', ...(here ? { here } : {}) })
}
const standingOf = (at: TestStation) => (at.station.view({ topic: 'table' }) as TableView).standing
const files = (at: TestStation) =>
  readdirSync(at.events)
    .filter((name) => !name.startsWith('.'))
    .toSorted()

test('CSV: a file for each table, in a zip that any system opens', { timeout: 60_000 }, async () => {
  const at = await meet()
  const { name, bytes } = await exported(at, 'csv')
  expect(name).toBe('Club Open: 2026.zip')
  const zip = unzipSync(bytes)
  expect(Object.keys(zip)).toContain('Competitors.csv')
  expect(strFromU8(zip['Competitors.csv']!)).toContain('p1,1,Ada Lovelace,,Open,1,60.00')
  expect(strFromU8(zip['Attempts and marks.csv']!)).toMatch(
    /table-1,3,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d,correction,k1,.*,112\.5,.*misread/,
  )
})

test('XLSX: a sheet a table, numbers as numbers, and a text that begins as a formula stays a text', { timeout: 60_000 }, async () => {
  const at = await meet()
  await must(at, {
    name: 'competitor.change',
    competitor: { competitor: 'p1' as never, division: 'd1' as never, bib: '1', name: '=1+1', lot: 1, attributes: { bodyweight: 6000 } },
    reason: 'a name',
  } as never)
  const { bytes } = await exported(at, 'xlsx')
  const sheets = await readWorkbook(bytes)
  const competitors = sheets.find(({ sheet }) => sheet === 'Competitors')!.data
  expect(competitors[1]).toEqual(['p1', '1', '=1+1', null, 'Open', 1, 60, null])
  expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).toContain('state="frozen"')
  for (const { sheet } of sheets) expect(sheet.length).toBeLessThanOrEqual(31)
})

test('JSON: a laptop that lost the file imports what it exported, owns what it owned, and scores on', { timeout: 60_000 }, async () => {
  const at = await meet()
  const before = standingOf(at)
  const { bytes } = await exported(at, 'json')
  expect(EventDocument.safeParse(JSON.parse(bytes.toString())).success).toBe(true)
  await at.station.close()
  const again = await startStation({ home: at.home, events: join(at.home, 'new-folder') })
  const { said } = valueOf(await bring(again, bytes.toString()))
  expect(said).toBe('Club Open: 2026 is imported. No recovery key opens it here yet: make one, at the key in the top bar.')
  expect(standingOf(again)).toEqual(before)
  expect((again.station.view({ topic: 'station' }) as StationView).standby).toBeNull()
  await must(again, attempt('p1', 1, 1050))
  expect(files(again).filter((name) => name.includes('importing'))).toEqual([])
})

test(
  'JSON: an imported event asks for a recovery key as a new one does, and its preflight says so until it is on paper',
  { timeout: 60_000 },
  async () => {
    const at = await meet()
    const { bytes } = await exported(at, 'json')
    await at.station.close()
    const again = await startStation({ home: at.home, events: join(at.home, 'new-folder') })
    const call = again.station.call
    const checked = async () => valueOf(await call('preflight.check', { check: 'recovery', page: { battery: null } }))
    valueOf(await bring(again, bytes.toString()))
    const before = standingOf(again)
    expect(again.view().recovery).toBe('missing')
    expect(await checked()).toMatchObject({ state: 'attention', remedy: 'recovery', sentence: expect.stringContaining('it was imported') })
    valueOf(await call('event.renew-key', {}))
    expect(again.view().recovery).toBe('to-confirm')
    expect(await checked()).toMatchObject({ state: 'attention', sentence: expect.stringContaining('not on paper yet') })
    const { groups, ask } = valueOf(await call('recovery.show', {}))
    valueOf(await call('recovery.confirm', { typed: [groups[ask[0] - 1]!, groups[ask[1] - 1]!] }))
    expect(again.view().recovery).toBe('confirmed')
    expect(await checked()).toMatchObject({ state: 'ok' })
    expect(standingOf(again)).toEqual(before)

    // The paper opens what this laptop holds, on one that never saw it.
    const path = join(
      again.events,
      files(again).find((name) => name.endsWith('.scoretable'))!,
    )
    await again.station.close()
    const other = await startStation()
    valueOf(await other.station.call('event.bring', { path, key: groups.join('-') }))
    expect(standingOf(other)).toEqual(before)
  },
)

test(
  'JSON: on another laptop it is looked at and not entered into, until it is taken over with the recovery key',
  { timeout: 60_000 },
  async () => {
    const at = await meet()
    const { groups } = valueOf(await at.station.call('recovery.show', {}))
    const { bytes } = await exported(at, 'json')
    const other = await startStation()
    valueOf(await bring(other, bytes.toString()))
    expect(standingOf(other)).toEqual(standingOf(at))
    expect(other.view().standby).toEqual({ role: 'elsewhere', cannot: null })
    for (const command of [attempt('p1', 1, 1050), { name: 'ruling.status', contest: 'k1', competitor: 'p1', status: 'DQ', reason: 'x' }])
      expect(await other.station.call('command', command as never)).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('belongs to another laptop') },
      })
    valueOf(await other.station.call('standby.take-over', { key: groups.join('-') }))
    expect(other.view().standby).toBeNull()
    await must(other, attempt('p1', 1, 1050))
  },
)

test(
  'JSON: an event that is here already is never written over; it is opened, or what it lacks is added',
  { timeout: 60_000 },
  async () => {
    const at = await meet()
    const early = (await exported(at, 'json')).bytes.toString()
    await must(at, attempt('p1', 1, 1050))
    const late = (await exported(at, 'json')).bytes.toString()
    const before = standingOf(at)
    const there = files(at)
    expect(await bring(at, early)).toMatchObject({
      ok: false,
      error: { field: 'here', message: expect.stringContaining('is here already') },
    })
    expect(valueOf(await bring(at, early, 'add')).said).toBe('The file holds nothing that was missing here.')
    expect(standingOf(at)).toEqual(before)
    expect(files(at).filter((name) => !there.includes(name))).toEqual([])

    await at.station.close()
    const other = await startStation()
    valueOf(await bring(other, early))
    valueOf(await other.station.call('event.close', {}))
    expect(await bring(other, late)).toMatchObject({ error: { field: 'here' } })
    valueOf(await bring(other, late, 'open'))
    expect(standingOf(other)).not.toEqual(before)
    expect(valueOf(await bring(other, late, 'add')).said).toBe('One entry that was missing came from the file.')
    expect(standingOf(other)).toEqual(before)
  },
)

test('JSON: a changed, cut or foreign file is refused in a sentence, and nothing is left behind', { timeout: 60_000 }, async () => {
  const at = await meet()
  const text = (await exported(at, 'json')).bytes.toString()
  const other = await startStation()
  for (const bad of [text.replace('Ada Lovelace', 'Ada Lovelaced'), text.slice(0, -100), 'Name,Number\nAda,1', '']) {
    const refused = await bring(other, bad)
    expect(refused).toMatchObject({ ok: false, error: { field: 'file', message: expect.stringContaining('Nothing was imported.') } })
  }
  expect(await other.station.call('event.import', { upload: 'another' })).toMatchObject({ ok: false, error: { field: 'file' } })
  expect(files(other)).toEqual([])
})

test('an import that was stopped in its middle is taken away by the next', { timeout: 60_000 }, async () => {
  const at = await meet()
  const text = (await exported(at, 'json')).bytes.toString()
  const other = await startStation()
  writeFileSync(join(other.events, 'Club-abc.scoretable-importing-1234'), 'half')
  expect(other.view().files).toEqual([])
  valueOf(await bring(other, text))
  expect(files(other).filter((name) => name.includes('importing'))).toEqual([])
})

test('no key, recovery key, token or path of the laptop is in any export', { timeout: 60_000 }, async () => {
  const at = await meet()
  const { groups } = valueOf(await at.station.call('recovery.show', {}))
  // Who wrote an entry is no secret: its log names the public key.
  const { publicKey } = await deviceIn(at.home)
  const secrets = readdirSync(at.home, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !entry.name.endsWith('.scoretable') && !entry.name.endsWith('-wal') && !entry.name.endsWith('-shm'),
    )
    .flatMap((entry) =>
      [...readFileSync(join(entry.parentPath, entry.name), 'latin1').matchAll(/[A-Za-z0-9+/_=-]{32,}/g)].map(([found]) => found),
    )
    .filter((found) => !found.startsWith(at.view().event!.id) && found !== publicKey)
  expect(secrets.length).toBeGreaterThan(1)
  for (const kind of ['csv', 'xlsx', 'json'] as const) {
    const { bytes } = await exported(at, kind)
    const texts = kind === 'json' ? [bytes.toString()] : Object.values(unzipSync(bytes)).map((file) => strFromU8(file))
    for (const text of texts) {
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(text).not.toContain(groups.join('-'))
      expect(text).not.toContain(groups.join(''))
      expect(text).not.toContain(at.home)
    }
  }
})

test('sheet names are as spreadsheets allow them, and no two are alike', () => {
  const long = 'Standing k1 Women up to 63 kg and over Classic Powerlifting'
  const names = sheetNames([long, `${long} again`, "'a'", 'a', 'A', 'x/y:z', 'History', '決勝'.repeat(20), ''])
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(31)
    expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/)
    expect(name).not.toBe('')
  }
})

test('moments are told with the offset of the venue', () => {
  expect(isoTime(Date.UTC(2026, 10, 27, 13, 2, 5), 60)).toBe('2026-11-27T14:02:05+01:00')
  expect(isoTime(Date.UTC(2026, 10, 27, 1, 2, 5), -210)).toBe('2026-11-26T21:32:05-03:30')
})
