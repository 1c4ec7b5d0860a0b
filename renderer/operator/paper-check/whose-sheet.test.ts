import { expect, test } from 'vitest'
import type { TableView } from '../../../core/views/view.ts'
import { whoseSheet } from './whose-sheet.ts'

type Given = Parameters<typeof whoseSheet>[0]
const rows = [
  { id: 'p1', bib: '12' },
  { id: 'p2', bib: 'A7' },
] as TableView['standing']['rows']
const attempts = { contest: 'k2', takes: 'attempts', standing: { rows } } as Given

test('a start number of the contest on the table is its competitor’s sheet; anything else is a code', () => {
  expect(whoseSheet(attempts, ' a7 ')).toEqual({ contest: 'k2', competitor: 'p2' })
  expect(whoseSheet(attempts, 'K7P-4MX2')).toEqual({ code: 'K7P-4MX2' })
  expect(whoseSheet(null, '12')).toEqual({ code: '12' })
})

test('where competitors meet, a number is a match’s', () => {
  const table = { ...attempts, takes: 'matches', matches: { rounds: [{ matches: [{ match: 12 }] }] } } as unknown as Given
  expect(whoseSheet(table, '12')).toEqual({ contest: 'k2', match: 12 })
  expect(whoseSheet(table, '13')).toEqual({ code: '13' })
})
