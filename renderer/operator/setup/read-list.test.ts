import { describe, expect, it } from 'vitest'
import type { PresetChoice } from '../../../core/contract/contract.ts'
import { presetOf } from '../../../core/formats/presets/presets.ts'
import type { DivisionId } from '../../../core/ids.ts'
import { buildEvent } from '../../../core/testing/build-state.ts'
import { choiceOf } from '../../../core/views/format.ts'
import { entriesView } from '../../../core/views/entries.ts'
import { asksOf, nextNumber, noOptions, readList, type Source, usualDivision } from './read-list.ts'

const choice = (id: string): PresetChoice => choiceOf(presetOf(id)!, false)
const presets = [choice('powerlifting'), choice('diving')]
const entries = entriesView(
  buildEvent('diving', [
    { division: 'Women', bib: '7', name: 'Ada' },
    { division: 'Women', bib: 'A9', name: 'Bea' },
  ]).state,
)
const paste = (text: string): Source => ({ from: 'paste', text })
const read = (source: Source | null, options = {}, preset = choice('diving'), among = entries) =>
  readList(source, { ...noOptions, ...options }, preset, presets, among)
const rows = (reading: ReturnType<typeof read>) => (reading?.outcome.ok ? reading.outcome.value.rows.map(({ row }) => row) : null)

describe('the defaults of a list', () => {
  it('is nothing while there is nothing', () => {
    expect(read(null)).toBeNull()
    expect(read(paste(' \n '))).toBeNull()
  })

  it('numbers a list without a column of numbers, after those who are in', () => {
    const reading = read(paste('Name,Class\nCleo,Open\nDora,Open'))
    expect(reading?.numbering).toBe(true)
    expect(rows(reading)?.map((row) => row?.bib)).toEqual(['8', '9'])
  })

  it('does not hide a missing number in a column of numbers', () => {
    const reading = read(paste('Nr,Name,Class\n1,Cleo,Open\n,Dora,Open'))
    expect(reading?.numbering).toBe(false)
    expect(rows(reading)).toEqual([expect.objectContaining({ bib: '1' }), null])
    expect(rows(read(paste('Nr,Name,Class\n1,Cleo,Open\n,Dora,Open'), { numbering: true }))?.[1]).toMatchObject({ bib: '8' })
  })

  it('puts a list without divisions into the event’s only one of that preset, or into a new one', () => {
    expect(read(paste('Nr,Name\n1,Cleo'))?.division).toBe('Women')
    expect(read(paste('Nr,Name\n1,Cleo'), {}, choice('powerlifting'))?.division).toBe('Open')
    expect(rows(read(paste('Nr,Name\n1,Cleo'), { division: 'Men' }))?.[0]).toMatchObject({ division: 'Men' })
  })

  it('leaves a missing division a problem where the list has a column for it, until one is named', () => {
    const list = paste('Nr,Name,Class\n1,Cleo,Open\n2,Dora,')
    expect(read(list)?.division).toBe('')
    expect(rows(read(list))?.[1]).toBeNull()
    expect(rows(read(list, { division: 'Rest' }))?.[1]).toMatchObject({ division: 'Rest' })
  })

  it('keeps lines of a division that is scored otherwise out, with the name of its format', () => {
    const reading = read(paste('Nr,Name,Class,Body weight\n1,Cleo,Women,60'), {}, choice('powerlifting'))
    expect(reading?.outcome.ok && reading.outcome.value.rows[0]?.problems[0]?.message).toContain('is scored as Diving')
  })

  it('reads a file as it reads a paste', () => {
    const bytes = new TextEncoder().encode('Nr;Name;Class\n1;Cleo;Open')
    expect(rows(read({ from: 'file', name: 'list.csv', bytes }))).toEqual(rows(read(paste('Nr;Name;Class\n1;Cleo;Open'))))
  })

  it('an empty file says so', () => {
    expect(read({ from: 'file', name: 'empty.csv', bytes: new Uint8Array() })?.outcome).toMatchObject({
      ok: false,
      error: { kind: 'empty' },
    })
  })
})

it('the next number is after the highest figure; letters do not count', () => {
  expect(nextNumber(entries)).toBe(8)
  expect(nextNumber(null)).toBe(1)
})

it('the usual division is Open where there are several, or none', () => {
  expect(usualDivision(null, 'diving')).toBe('Open')
  const [division] = entries.divisions
  expect(usualDivision({ ...entries, divisions: [division!, { ...division!, name: 'Men' }] }, 'diving')).toBe('Open')
})

describe('a division of several contests', () => {
  const event = buildEvent('time', [{ division: 'Open', bib: '1', name: 'Ada', attributes: { bodyweight: 7000 } }])
  event.must({ name: 'contest.add', division: 'd1' as DivisionId, format: 'powerlifting' })
  const both = entriesView(event.state)

  it('has what any of them asks to know read from a list', () => {
    const asked = asksOf(choice('time'), both)
    expect(asked.attributes.map(({ id, required }) => [id, required])).toEqual([
      ['bodyweight', false],
      ['sex', false],
    ])
    expect(rows(read(paste('Name,Body weight\nBea,81.5'), {}, asked, both))).toMatchObject([
      { name: 'Bea', attributes: { bodyweight: 8150 } },
    ])
  })

  it('changes nothing for a format that no division has', () => {
    expect(asksOf(choice('diving'), both)).toEqual(choice('diving'))
    expect(asksOf(choice('diving'), null)).toEqual(choice('diving'))
  })
})

describe('a list against those who are in', () => {
  const merged = paste('Nr,Name,Club,Class\n7,Ada,North,Women\n12,Cleo,,Women')

  it('is merged where anybody in it is here already, and says what becomes of each line', () => {
    const reading = read(merged)
    expect(reading?.plan?.lines.map(({ is }) => is)).toEqual(['changed', 'new'])
    expect(reading?.plan?.onlyHere.map(({ name }) => name)).toEqual(['Bea'])
    expect(rows(reading)?.every((row) => row !== null)).toBe(true)
  })

  it('is read as another list where a person says so: then a number that is taken is a problem', () => {
    const reading = read(merged, { merge: false })
    expect(reading?.plan).toBeNull()
    expect(rows(reading)?.[0]).toBeNull()
  })

  it('of strangers alone is another list, unless a person says otherwise', () => {
    const strangers = paste('Nr,Name,Class\n12,Cleo,Women')
    expect(read(strangers)).toMatchObject({ plan: null, canMerge: true })
    expect(read(strangers, { merge: true })?.plan?.lines).toMatchObject([{ is: 'new' }])
  })

  it('shows what collides among the lines with problems', () => {
    const reading = read(paste('Nr,Name,Class\n7,Somebody,Women\nA9,Bea,Women'))
    expect(reading?.outcome.ok && reading.outcome.value).toMatchObject({
      bad: 1,
      rows: [{ row: null, problems: [{ message: 'Number 7 is Ada here, and Somebody in the list.' }] }, {}],
    })
  })
})

it('columns are read as a list with these heads was read before, which is said, and not where the headings say the same', () => {
  const source = paste('Code,Who,Class\n1,Cleo,Open')
  const recall = (heads: readonly string[]) => (heads[0] === 'Code' ? (['bib', 'name', 'division'] as const) : null)
  const reading = (options: object) => readList(source, { ...noOptions, ...options }, choice('diving'), presets, null, recall)
  expect(reading({})).toMatchObject({ recalled: true })
  expect(rows(reading({}))).toMatchObject([{ bib: '1', name: 'Cleo' }])
  expect(reading({ recall: false })).toMatchObject({ recalled: false })
  expect(reading({ mapping: [null, 'name', null] })).toMatchObject({ recalled: false })
})

it('a workbook is read by the sheet that is chosen, and one that can’t be read says why', () => {
  const sheets = [
    { name: 'A', text: 'Nr\tName\tClass\n1\tCleo\tOpen' },
    { name: 'B', text: 'Nr\tName\tClass\n2\tDora\tOpen' },
  ]
  const workbook = { from: 'workbook' as const, name: 'x.xlsx', size: 10, sheets, at: 1, problem: null }
  expect(rows(read(workbook))).toMatchObject([{ bib: '2', name: 'Dora' }])
  expect(read({ ...workbook, sheets: [], problem: 'Broken.' })?.outcome).toMatchObject({ ok: false, error: { message: 'Broken.' } })
})
