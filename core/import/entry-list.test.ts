// The specification of an entry list: from bytes or a paste to competitors, each line good or with its reasons.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EntryListRow, MAX_COMPETITORS } from '../decide/command.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { buildEvent } from '../testing/build-state.ts'
import type { Target } from './columns.ts'
import { type EntryListOptions, type EntryListPreview, MAX_BYTES, readEntryList } from './entry-list.ts'

const weight = powerlifting.attributes[0]!
const plain: EntryListOptions = { attributes: [], existing: [] }

function preview(source: Uint8Array | string, options: Partial<EntryListOptions> = {}): EntryListPreview {
  const read = readEntryList(source, { ...plain, ...options })
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}
const rows = (source: string, options: Partial<EntryListOptions> = {}) => preview(source, options).rows.map(({ row }) => row)
const problems = (source: string, options: Partial<EntryListOptions> = {}) =>
  preview(source, options).rows.map((row) => row.problems.map(({ message }) => message))
const failure = (source: Uint8Array | string, options: Partial<EntryListOptions> = {}) => {
  const read = readEntryList(source, { ...plain, ...options })
  return read.ok ? null : read.error
}

describe('divisions that differ by capitals or spaces alone', () => {
  it('are one, under the first spelling', () => {
    const list = 'Nr;Name;Class\n1;Ada;Open Men\n2;Bea;open men\n3;Cem; OPEN  MEN \n4;Dan;Ｏｐｅｎ Men\n5;Eve;Open Women'
    expect(rows(list).map((row) => row?.division)).toEqual(['Open Men', 'Open Men', 'Open Men', 'Open Men', 'Open Women'])
    const foreign = new Map([['OPEN MEN', 'Another format']])
    expect(problems(list, { foreign }).flat()).toHaveLength(4)
  })
})

describe('a good list', () => {
  it('comes with every column in its place', () => {
    expect(
      rows('Nr\tName\tClub\tClass\tLot\tBodyweight (kg)\n7\tAda Lovelace\tNorth\tWomen 63 kg\t4\t62,35', { attributes: [weight] }),
    ).toEqual([{ bib: '7', name: 'Ada Lovelace', team: 'North', division: 'Women 63 kg', lot: 4, attributes: { bodyweight: 6235 } }])
  })

  it('goes into an event as it is', () => {
    const list = preview('Nr;Name;Class;Body weight\n8;محمد;Men 83 kg;82.1\n9;<script>alert(1)</script>;Men 83 kg;80', {
      attributes: [weight],
    })
    const event = buildEvent('powerlifting', [{ division: 'Open', bib: '1', name: 'Ada', attributes: { bodyweight: 8000 } }])
    event.must({ name: 'entry-list.import', preset: 'powerlifting', rows: list.rows.flatMap(({ row }) => row ?? []) })
    expect([...event.state.competitors.values()].map(({ name }) => name)).toEqual(['Ada', 'محمد', '<script>alert(1)</script>'])
  })

  it('joins first and last names, in whatever order the columns are', () => {
    expect(rows('Nr,Surname,First name,Class\n1,Lovelace,Ada,Open').map((row) => row?.name)).toEqual(['Ada Lovelace'])
    expect(rows('Nr,Vorname,Name,Klasse\n1,Ada,Lovelace,Offen').map((row) => row?.name)).toEqual(['Ada Lovelace'])
    expect(rows('Nr,Surname,First name,Class\n1,,Ada,Open').map((row) => row?.name)).toEqual(['Ada'])
  })

  it('keeps figures and text apart: a number may have letters and leading zeros', () => {
    expect(rows('No,Name,Class\n007,Ada,1\nA12,Bea,2').map((row) => row?.bib)).toEqual(['007', 'A12'])
  })

  it('may have a title above its headings, which is said and not imported', () => {
    const list = preview('Regional championships 2026\n\nNr,Name,Class\n1,Ada,Open')
    expect(list).toMatchObject({ headerLine: 3, above: [{ line: 1, text: 'Regional championships 2026' }], good: 1, bad: 0 })
    expect(list.rows[0]!.line).toBe(4)
  })

  it('may have no headings: numbers and names are found, the division is asked for', () => {
    const list = preview('1,Ada,North\n2,Bea,South', { division: 'Open' })
    expect(list.headerLine).toBeNull()
    expect(list.columns.map(({ target }) => target)).toEqual(['bib', 'name', null])
    expect(list.rows.map(({ row }) => row?.division)).toEqual(['Open', 'Open'])
  })

  it('says which columns are not imported, and how much is in them', () => {
    const { columns } = preview('Nr,Name,Class,Coach\n1,Ada,Open,X\n2,Bea,Open,')
    expect(columns[3]).toEqual({ index: 3, heading: 'Coach', target: null, filled: 1 })
  })
})

describe('what the person says goes before what was found', () => {
  it('headings that are a line of the list', () => {
    expect(preview('Nr,Name,Class\n1,Ada,Open', { header: false }).rows).toHaveLength(2)
    expect(preview('x,y\n1,Ada', { header: true }).columns.map(({ heading }) => heading)).toEqual(['x', 'y'])
  })

  it('columns', () => {
    const mapping: (Target | null)[] = ['name', 'bib', 'division']
    expect(rows('Ada,1,Open\nBea,2,Open', { mapping })[1]).toEqual({ name: 'Bea', bib: '2', division: 'Open' })
  })

  it('a column of an attribute that this format does not have is not imported', () => {
    const mapping: (Target | null)[] = ['bib', 'name', 'division', 'attribute:bodyweight']
    expect(preview('1,Ada,Open,60', { mapping }).columns[3]!.target).toBeNull()
  })

  it('two columns for one thing: the first counts, and that is said', () => {
    const list = preview('1,Ada,Open,Bea', { mapping: ['bib', 'name', 'division', 'name'] })
    expect(list.rows[0]!.row?.name).toBe('Ada')
    expect(list.problems).toContain('Two columns are chosen for the same thing; the first of them is taken.')
  })
})

describe('numbers', () => {
  it('twice in the list: both lines are told of the other', () => {
    expect(problems('Nr,Name,Class\n1,Ada,Open\n2,Bea,Open\n1,Cleo,Open')).toEqual([
      ['Number 1 is also on line 4.'],
      [],
      ['Number 1 is also on line 2.'],
    ])
  })

  it('taken in the event: the line says by whom', () => {
    expect(problems('Nr,Name,Class\n1,Bea,Open', { existing: [{ bib: '1', name: 'Ada' }] })).toEqual([
      ['Number 1 is already in this event: Ada.'],
    ])
  })

  it('missing here and there are problems, until they are given', () => {
    const list = 'Nr,Name,Class\n1,Ada,Open\n,Bea,Open\n3,Cleo,Open\n,Dora,Open'
    expect(preview(list)).toMatchObject({ good: 2, bad: 2, offersNumbering: true })
    expect(rows(list, { numberFrom: 1, existing: [{ bib: '2', name: 'Zoe' }] }).map((row) => row?.bib)).toEqual(['1', '4', '3', '5'])
  })

  it('missing for all are offered, and given in the order of the list', () => {
    const list = preview('Name,Class\nAda,Open\nBea,Open')
    expect(list).toMatchObject({ good: 0, offersNumbering: true })
    expect(list.problems[0]).toMatch(/No column is the number/)
    expect(rows('Name,Class\nAda,Open\nBea,Open', { numberFrom: 10 }).map((row) => row?.bib)).toEqual(['10', '11'])
  })

  it('too long are refused', () => {
    expect(problems('Nr,Name,Class\n1234567890123,Ada,Open')).toEqual([['Number “1234567890123” is 13 characters long; at most 12 fit.']])
  })
})

describe('lines with problems', () => {
  it('say everything that is wrong with them, and where', () => {
    const [row] = preview('Nr,Name,Class,Body weight\n,,,-5', { attributes: [weight] }).rows
    expect(row!.row).toBeNull()
    expect(row!.problems.map(({ column, message }) => [column, message])).toEqual([
      [0, 'The number is missing.'],
      [1, 'The name is missing.'],
      [2, 'The division is missing.'],
      [3, 'Body weight “-5” must be between 15.00 and 350.00 kg.'],
    ])
  })

  it.each(['0', '-60', '1e308', '62.355', 'sixty'])('a body weight of %s keeps its line out', (text) => {
    expect(rows(`Nr,Name,Class,Body weight\n1,Ada,Open,${text}`, { attributes: [weight] })).toEqual([null])
  })

  it('a division that is scored in another format keeps its line out, with both names', () => {
    const foreign = new Map([['Open', 'Another format']])
    expect(problems('Nr,Name,Class\n1,Ada,Open\n2,Bea,New', { foreign })).toEqual([
      ['The division “Open” of this event is scored as Another format.'],
      [],
    ])
  })

  it('a quotation mark that is never closed keeps its line out, not those before it', () => {
    const list = preview('Nr,Name,Class\n1,Ada,Open\n2,"Bea,Open\n3,Cleo,Open')
    expect(list.rows.map(({ line, row }) => [line, row !== null])).toEqual([
      [2, true],
      [3, false],
    ])
    expect(list.rows[1]!.problems[0]!.message).toMatch(/quotation mark opens on this line and is never closed/)
  })

  it('a name with a NUL or half a character keeps its line out', () => {
    expect(problems('Nr,Name,Class\n1,A\0da,Open\n2,Be\ud83da,Open').map(([message]) => message)).toEqual([
      'Name “A�da” has characters that cannot be printed.',
      'Name has a broken character.',
    ])
  })

  it('a line too short is told what is missing; one too long has its rest in a column of its own', () => {
    const list = preview('Nr,Name,Class\n1\n2,Bea,Open,left over')
    expect(list.rows[0]!.problems.map(({ message }) => message)).toEqual(['The name is missing.', 'The division is missing.'])
    expect(list.columns[3]).toMatchObject({ heading: '', target: null, filled: 1 })
    expect(list.rows[1]!.row).toMatchObject({ name: 'Bea' })
  })

  it('keep their cells as they were, however long', () => {
    const long = 'x'.repeat(5000)
    expect(preview(`Nr,Name,Class\n1,${long},Open`).rows[0]!.cells[1]).toBe(long)
  })
})

describe('what is no list', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n\t\n', 'empty'],
    ['headings alone', 'Nr,Name,Class\n', 'empty'],
    ['more than 10 MB', 'x'.repeat(MAX_BYTES + 1), 'too-large'],
    ['more than 10 MB of bytes', new Uint8Array(MAX_BYTES + 1), 'too-large'],
    ['a workbook', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0]), 'spreadsheet'],
    ['too many cells in a line', `Nr,Name${',x'.repeat(500)}\n1,Ada`, 'not-a-list'],
    ['too many lines', 'x\n'.repeat(30_000), 'too-many'],
    ['too many competitors', `Nr,Name\n${Array.from({ length: MAX_COMPETITORS + 1 }, (_, n) => `${n},Ada`).join('\n')}`, 'too-many'],
  ])('%s: one sentence that says what to do', (_, source, kind) => {
    const refused = failure(source)
    expect(refused?.kind).toBe(kind)
    expect(refused?.message).toMatch(/^[A-Z].+\.$/s)
  })

  it('a list that no longer fits into the event says how many are in', () => {
    const existing = Array.from({ length: 4999 }, (_, n) => ({ bib: `x${n}`, name: 'A' }))
    expect(failure('Nr,Name,Class\n1,Ada,Open\n2,Bea,Open', { existing })?.message).toContain('4,999 are already in')
  })

  it('a file just below 10 MB is read: it has lines, or it says what it is', () => {
    const line = '1,Ada Lovelace,Open,some more text to fill the line\n'
    const text = line.repeat(Math.floor(MAX_BYTES / line.length))
    expect(failure(text)?.kind).toBe('too-many')
  })
})

describe('whatever comes', () => {
  const attributes = [weight]
  const delimited = fc
    .array(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('Ada', '1', '2', '62.5', 'Open', '"', '\0', '\ud83d', '😀', '-1')), { maxLength: 6 }),
      {
        maxLength: 12,
      },
    )
    .chain((table) =>
      fc
        .constantFrom(',', ';', '\t', '|')
        .map((between) => `Nr,Name,Class,Body weight\n${table.map((row) => row.join(between)).join('\n')}`),
    )
  const source = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    delimited,
    fc.uint8Array({ maxLength: 400 }),
    delimited.map((text) => new TextEncoder().encode(text)),
  )
  const options = fc.record(
    {
      header: fc.boolean(),
      numberFrom: fc.oneof(fc.integer(), fc.double()),
      division: fc.constantFrom('Open', 'x'.repeat(200), '\0', '', '  ', 'x'.repeat(300), '\ud83d'),
      mapping: fc.array(
        fc.constantFrom<Target | null>(
          'name',
          'first-name',
          'last-name',
          'bib',
          'team',
          'division',
          'lot',
          'attribute:bodyweight',
          'attribute:none',
          null,
        ),
        { maxLength: 8 },
      ),
    },
    { requiredKeys: [] },
  )

  it('never throws; a line is good and passes the command’s own schema, or has its reasons', () => {
    fc.assert(
      fc.property(source, options, (input, chosen) => {
        const read = readEntryList(input, { attributes, existing: [{ bib: '2', name: 'Taken' }], ...chosen })
        if (!read.ok) {
          expect(read.error.message.length).toBeGreaterThan(10)
          return
        }
        const { rows: lines, good, bad } = read.value
        expect(good + bad).toBe(lines.length)
        for (const { row, problems: reasons } of lines) {
          expect(row === null).toBe(reasons.length > 0)
          if (row) expect(EntryListRow.safeParse(row)).toMatchObject({ success: true, data: row })
          for (const { message } of reasons) expect(message).toMatch(/\.$/)
        }
        const bibs = lines.flatMap(({ row }) => row?.bib ?? [])
        expect(new Set([...bibs, '2']).size).toBe(bibs.length + 1)
      }),
      { numRuns: 1000 },
    )
  })

  it('and what is good goes into an event, all of it', () => {
    fc.assert(
      fc.property(delimited, (text) => {
        const event = buildEvent('powerlifting', [{ division: 'First', bib: '2', name: 'Taken', attributes: { bodyweight: 8000 } }])
        const list = readEntryList(text, { attributes, existing: [{ bib: '2', name: 'Taken' }], division: 'Open', numberFrom: 1 })
        const good = list.ok ? list.value.rows.flatMap(({ row }) => row ?? []) : []
        if (good.length === 0) return
        event.must({ name: 'entry-list.import', preset: 'powerlifting', rows: good })
        expect(event.state.competitors.size).toBe(good.length + 1)
      }),
      { numRuns: 300 },
    )
  })
})
