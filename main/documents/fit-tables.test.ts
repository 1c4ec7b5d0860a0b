// How tables find their place on a page, by a typeface in which every letter is half an em wide.
import { describe, expect, test } from 'vitest'
import type { PaperColumn, PaperTable } from '../../core/documents/paper.ts'
import { columnWidths, needsOf } from './column-widths.ts'
import { isLandscape } from './fit-tables.ts'
import type { Shaped, Shaper } from './shape.ts'

const shaper: Shaper = {
  shape: (text) => ({ width: text.length * 0.5 }) as Shaped,
  missing: () => new Set(),
}
const words = (title: string, share: number): PaperColumn => ({ title, align: 'start', share })
const figure = (title: string): PaperColumn => ({ title, align: 'end', share: 0 })

const attempts = '312.5  315.0  ×320.0'
const best = ['Squat', 'Bench', 'Dead']
const columns = [
  figure('No.'),
  words('Name', 3),
  words('Club', 2),
  ...best.map((lift) => words(lift, 1)),
  ...best.map(figure),
  figure('Total'),
]
const row = (name: string) => ({ cells: ['12', name, 'Berliner TSC', attempts, attempts, attempts, '320.0', '180.0', '320.0', '1220.5'] })
const rows = Array.from({ length: 30 }, () => row('Ada Lovelace'))
const table = (of: PaperTable['rows'], its = columns): PaperTable => ({ part: 'table', columns: its, rows: of, empty: '' })

describe('a table of attempts', () => {
  test('lies where its figures would be stacked upright, and stands where one line, or two, are enough', () => {
    expect(isLandscape(shaper, [table(rows)], 'a4')).toBe(true)
    const few = [figure('No.'), words('Name', 3), words('Squat', 1), figure('Total')]
    expect(
      isLandscape(
        shaper,
        [
          table(
            rows.map(({ cells }) => ({ cells: [cells[0]!, cells[1]!, attempts, cells.at(-1)!] })),
            few,
          ),
        ],
        'a4',
      ),
    ).toBe(false)
    expect(isLandscape(shaper, [table([])], 'a4')).toBe(false)
  })

  test('gives its figures a line each before a single long name gets one', () => {
    const long = row('Maximiliane-Charlotte von Hohenstein-Wiedenbrück zu Oberlahnstein')
    const needs = needsOf(shaper, columns, [...rows, long])
    const widths = columnWidths(columns, needs, 84)
    for (const column of [3, 4, 5]) expect(widths[column]).toBeGreaterThanOrEqual(attempts.length * 0.5)
    expect(widths[1]).toBeGreaterThanOrEqual('Hohenstein-'.length * 0.5)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(84)
  })

  test('never makes a column narrower than its longest word', () => {
    const greek = row('Ελένη Παπαδοπούλου')
    const needs = needsOf(shaper, columns, [...rows, greek])
    expect(columnWidths(columns, needs, 84)[1]).toBeGreaterThanOrEqual('Παπαδοπούλου'.length * 0.5)
  })
})
