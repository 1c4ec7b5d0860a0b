import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntryListRow } from '../decide/command.ts'
import { guardText, unguardText } from '../import/formula-guard.ts'
import { readEntryList } from '../import/entry-list.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { RULINGS, TABLE } from '../ids.ts'
import { presets } from '../formats/presets/presets.ts'
import { anyEvent, fold } from '../testing/any-event.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { partitionsView } from '../views/devices.ts'
import { cellText } from './cell-text.ts'
import { csvFiles, csvText } from './csv.ts'
import type { ExportSource, ExportTable } from './table.ts'
import { exportTables } from './tables.ts'

const ROWS: EntryListRow[] = [
  { division: 'Open', bib: '1', name: 'Ada Lovelace', team: 'Analytical', lot: 1, attributes: { bodyweight: 6000 } },
  { division: 'Open', bib: '2', name: '=HYPERLINK("http://evil","Bea")', team: '@SUM(A1)', lot: 2, attributes: { bodyweight: 6150 } },
  { division: 'Open', bib: '-3', name: 'مها، "اسم"', team: '李小龍', lot: 3, attributes: { bodyweight: 6100 } },
]

const sourceOf = ({ state, entries }: Pick<TestEvent, 'state' | 'entries'>): ExportSource => ({
  state,
  logs: entries,
  parts: partitionsView(state, { heads: new Map(), late: [], key: null }),
})

function meet(): TestEvent {
  const event = buildEvent('powerlifting', ROWS)
  const { must, contest } = event
  const [ada, bea] = [event.competitor('1'), event.competitor('2')]
  must({ name: 'attempt.record', contest, competitor: ada, slot: 0, values: { load: 1000, lights: 'WWW' }, confirmed: true })
  const wrong = must({ name: 'attempt.record', contest, competitor: bea, slot: 0, values: { load: 1100, lights: 'WWW' }, confirmed: true })
  must({ name: 'attempt.correct', partition: TABLE, replaces: wrong, values: { load: 1125 }, reason: 'misread', confirmed: true })
  const twice = must({ name: 'attempt.record', contest, competitor: ada, slot: 1, values: { load: 1050, lights: 'RRR' }, confirmed: true })
  must({ name: 'entry.void', partition: TABLE, voids: twice, reason: 'bar was misloaded' })
  must({ name: 'ruling.status', contest, competitor: bea, status: 'DQ', reason: 'unsporting' })
  must({
    name: 'competitor.change',
    competitor: {
      competitor: ada,
      division: 'd1' as never,
      bib: '1',
      name: 'Ada King',
      team: 'Analytical',
      lot: 1,
      attributes: { bodyweight: 6000 },
    },
    reason: 'married',
  })
  return event
}

const utc = (at: number) => `at ${at}`
const named = (tables: readonly ExportTable[], name: string) => tables.find((table) => table.name.startsWith(name))!
/** A table's rows by head, as texts. */
const read = (table: ExportTable) =>
  table.rows.map((row) => Object.fromEntries(row.map((cell, index) => [table.heads[index]!, cellText(cell, utc)])))

test('every attempt is there with who, when, and what became of it', () => {
  const rows = read(named(exportTables(sourceOf(meet())), 'Attempts'))
  const load = Object.keys(rows[0]!).find((head) => head.endsWith('(kg)'))!
  expect(
    rows.map((row) => [row['Number'], row['What'], row['Attempt'], row[load], row['Stands'], row['Reason'], row['Replaced because']]),
  ).toEqual([
    ['1', 'attempt', 'Squat 1', '100.0', 'yes', '', ''],
    ['2', 'attempt', 'Squat 1', '110.0', 'no', '', 'misread'],
    ['2', 'correction', 'Squat 1', '112.5', 'yes', 'misread', ''],
    ['1', 'attempt', 'Squat 2', '105.0', 'no', '', 'bar was misloaded'],
    ['1', 'void', 'Squat 2', '', 'no', 'bar was misloaded', ''],
  ])
  expect(rows[1]!['Replaced by']).toBe(rows[2]!['Entry'])
  expect(rows[0]!['When']).toMatch(/^at 178\d{10}$/)
})

test('the standing has every column, hidden ones too, in exact numbers', () => {
  const table = named(exportTables(sourceOf(meet())), 'Standing')
  expect(table.name).toBe(`Standing k1 Open ${powerlifting.name}`)
  for (const { name } of powerlifting.results) expect(table.heads.some((head) => head.startsWith(name))).toBe(true)
  expect(new Set(table.heads).size).toBe(table.heads.length)
  const rows = read(table)
  expect(rows.find((row) => row['Number'] === '2')).toMatchObject({ Place: '', Status: 'DQ' })
  expect(rows.find((row) => row['Number'] === '1')).toMatchObject({ Name: 'Ada King', 'Body weight (kg)': '60.00', 'Squat 1': '100.0' })
})

test('corrections say what was and what is; rulings and parts are told', () => {
  const tables = exportTables(sourceOf(meet()))
  const changes = read(named(tables, 'Corrections'))
  expect(changes.map((row) => [row['What'], row['Is'], row['Reason']])).toEqual([
    ['entry changed', expect.stringContaining('Ada King'), 'married'],
    ['correction', expect.stringContaining('112.5'), 'misread'],
    ['void', 'taken back', 'bar was misloaded'],
  ])
  expect(changes[1]!['Was']).toContain('110.0')
  expect(read(named(tables, 'Rulings'))).toMatchObject([{ Number: '2', Reason: 'unsporting', Counts: 'yes' }])
  const logs = new Map([[RULINGS, []]])
  expect(read(named(exportTables({ ...sourceOf(meet()), logs }), 'Attempts'))).toEqual([])
})

test('where there are sessions, every table of contests and results says them; where there are none, none does', () => {
  const event = meet()
  const heads = () => exportTables(sourceOf(event)).filter((table) => table.heads.includes('Session'))
  expect(heads()).toEqual([])
  event.must({ name: 'sessions.set', sessions: [{ name: '=Morning', contests: [event.contest] }] })
  const names = heads().map(({ name }) => name.split(' ')[0])
  expect(names).toEqual(expect.arrayContaining(['Start', 'Standing', 'Teams', 'Attempts', 'Rulings', 'Corrections']))
  const rows = read(named(exportTables(sourceOf(event)), 'Standing'))
  expect(rows.map((row) => row.Session)).toEqual(rows.map(() => '=Morning'))
})

test('every table of any event is as wide as its heads, whatever the sport', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...presets).chain((format) => anyEvent(format, 8)),
      ({ setup, table }) => {
        const state = fold([...setup, ...table])
        for (const { heads, rows } of exportTables({ state, logs: new Map(), parts: [] }))
          for (const row of rows) expect(row.length).toBe(heads.length)
      },
    ),
    { numRuns: 60 },
  )
})

test('no cell of a CSV file begins as a formula does, and the import here reads its list back unharmed', () => {
  const event = buildEvent('powerlifting', ROWS)
  const text = csvText(named(exportTables(sourceOf(event)), 'Competitors'), utc)
  expect(text.startsWith('\uFEFFId,Number,Name,Team,Division,Lot,')).toBe(true)
  expect(text).toContain(`"'=HYPERLINK(""http://evil"",""Bea"")",'@SUM(A1)`)
  expect(text).toContain("'-3")
  const outcome = readEntryList(new TextEncoder().encode(text), { attributes: powerlifting.attributes, existing: [] })
  expect(outcome.ok && outcome.value.rows.map(({ row }) => row)).toEqual(ROWS)
})

test('a guard that is put on and taken off changes nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom("'", '=', '-', '@', '＝', 'a', '\t') })),
      (text) => {
        expect(unguardText(guardText(text))).toBe(text)
        expect(guardText(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)
      },
    ),
  )
})

test('the files of an archive are told apart, and each is CSV with its mark', () => {
  const table = (name: string): ExportTable => ({ name, heads: ['A'], rows: [[{ scaled: -55, decimals: 1 }]] })
  const files = csvFiles([table('Open: 1/2'), table('open- 1-2'), table('决赛')], utc)
  expect(files.map(({ name }) => name)).toEqual(['Open- 1-2.csv', 'open- 1-2 2.csv', '决赛.csv'])
  expect(files[2]!.text).toBe('\uFEFFA\r\n-5.5\r\n')
})
