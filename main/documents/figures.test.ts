import { expect, it } from 'vitest'
import { partFigure } from './figures.ts'

it.each([
  ['102.5', '102', '.5'],
  ['98', '98', ''],
  ['1:02.35', '1:02', '.35'],
  ['1,234.5', '1,234', '.5'],
  ['7,25', '7', ',25'],
  ['−3.0*', '−3', '.0*'],
  ['12.5 kg', '12', '.5 kg'],
  ['8 m', '8', ' m'],
])('%s stands on its decimal point', (text, before, after) => {
  expect(partFigure(text)).toEqual({ before, after })
})

it.each(['DNS', '–', ''])('“%s” is no figure', (text) => {
  expect(partFigure(text)).toBeNull()
})
