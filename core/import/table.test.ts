// The specification of cutting text into rows: which delimiter, which quotes, which line.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from './table.ts'

const known = new Set(['Number', 'Name', 'Club'])
const read = (text: string, max = 100) => readTable(text, (cell) => known.has(cell.trim()), max)
const cells = (text: string) => read(text).rows.map((row) => row.cells)

describe('the delimiter', () => {
  it.each([
    ['\t', 'Number\tName\tClub\n1\tAda\tNorth'],
    [';', 'Number;Name;Club\n1;Ada;North'],
    [',', 'Number,Name,Club\n1,Ada,North'],
    ['|', 'Number|Name|Club\n1|Ada|North'],
  ] as const)('%j is found', (delimiter, text) => {
    expect(read(text).delimiter).toBe(delimiter)
    expect(cells(text)).toEqual([
      ['Number', 'Name', 'Club'],
      ['1', 'Ada', 'North'],
    ])
  })

  it('is the semicolon where commas are decimals or part of names', () => {
    expect(read('Number;Name;Weight\n1;Lovelace, Ada;62,35\n2;Bell, Bea;70,10').delimiter).toBe(';')
    expect(read('1;62,35\n2;70,10\n3;71,20').delimiter).toBe(';')
  })

  it('is the tab where cells hold everything else', () => {
    expect(read('1\tLovelace, Ada; the first\tA|B\n2\tBell, Bea; the second\tC|D').delimiter).toBe('\t')
  })

  it('is found by the headings where a title above has other marks', () => {
    expect(read('Regional championships; men, women\n\nNumber,Name,Club\n1,Ada,North').delimiter).toBe(',')
  })

  it('of a single column leaves names whole as far as one can tell', () => {
    expect(cells('Name\nAda\nBea')).toEqual([['Name'], ['Ada'], ['Bea']])
  })
})

describe('quotes', () => {
  it('hold delimiters, doubled quotes and line breaks', () => {
    const table = read('Number,Name,Club\n1,"Ada ""The First"", Lovelace","two\nlines"\n2,Bea,South')
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['Number', 'Name', 'Club'],
      ['1', 'Ada "The First", Lovelace', 'two\nlines'],
      ['2', 'Bea', 'South'],
    ])
    expect(table.rows.map(({ line }) => line)).toEqual([1, 2, 4])
  })

  it('that are never closed are told on the line where they open', () => {
    const { rows } = read('Number,Name\n1,Ada\n2,"Bea\n3,Cleo\n')
    expect(rows.at(-1)).toMatchObject({ line: 3, quote: 'unclosed' })
  })

  it('that stand where they can’t be read are told', () => {
    expect(read('Number,Name\n1,"Ada" Lovelace\n2,Bea').rows.some(({ quote }) => quote !== undefined)).toBe(true)
  })

  it('inside a cell that does not begin with one are letters like others', () => {
    expect(cells('Number,Name\n1,Ada "The First" Lovelace')[1]).toEqual(['1', 'Ada "The First" Lovelace'])
  })
})

describe('lines', () => {
  it('end in any of three ways and are counted alike', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { rows } = read(['Number,Name', '1,Ada', '', '   ', '2,Bea', ''].join(end))
      expect(rows.map(({ line }) => line)).toEqual([1, 2, 5])
    }
  })

  it('beyond the most are not read, and that is said', () => {
    expect(read('a,b\nc,d\ne,f', 2).cut).toBe(true)
    expect(read('a,b\nc,d', 2).cut).toBe(false)
    expect(read('a,b\nc,d\n', 2).cut).toBe(false)
  })

  it('never make it throw, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', 'a', '1', ' ', '\0', '\ud83d') }), (text) => {
        const { rows } = read(text)
        const lines = text.split(/\r\n?|\n/).length
        for (const { line } of rows) expect(line).toBeLessThanOrEqual(lines)
        expect(rows.map(({ line }) => line)).toEqual(rows.map(({ line }) => line).toSorted((a, b) => a - b))
      }),
      { numRuns: 2000 },
    )
  })

  it('that were written as CSV come back as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'B', '"', ',', '\n', ' ', 'é', '😀', '1') })
    const row = fc.tuple(fc.constant('x'), cell, cell)
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (table) => {
        const csv = table.map((line) => line.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n')
        expect(read(csv).rows.map((line) => line.cells)).toEqual(table)
      }),
    )
  })
})
