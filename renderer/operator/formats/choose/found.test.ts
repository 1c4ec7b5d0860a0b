import { expect, it } from 'vitest'
import { formatsView } from '../../../../core/views/format.ts'
import { found } from './found.ts'

const { choices } = formatsView(null)
const ids = (query: string) => found(choices, query).flatMap((shelf) => shelf.choices.map(({ id }) => id))

it('finds by name before anything else: an encounter is no count', () => {
  expect(ids('count')[0]).toBe('count')
  expect(ids('count')).toContain('round-robin')
})

it('finds every typed word, wherever it stands, and everything where nothing is typed', () => {
  expect(ids('sports day')).toEqual(['sports-day'])
  expect(ids('no such thing')).toEqual([])
  expect(ids('').length).toBe(choices.length)
})
