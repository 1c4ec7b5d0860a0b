import { expect, test } from 'vitest'
import type { NeededView } from '../../../core/views/needed.ts'
import { neededWords } from './needed-words.ts'

const view = (changes: Partial<NeededView>): NeededView => ({
  contest: 'k1' as NeededView['contest'],
  person: { id: 'p1' as NeededView['person']['id'], bib: '1', name: 'Ada' },
  attempt: { slot: 8, name: 'Round 9' },
  place: 4,
  untold: null,
  of: 'Load',
  places: [
    { place: 2, tied: false, text: '215.0 kg', least: false },
    { place: 1, tied: false, text: '222.5 kg', least: false },
  ],
  announced: null,
  safe: 4,
  best: 1,
  isOut: false,
  ...changes,
})
const line = (changes: Partial<NeededView>) =>
  neededWords(view(changes), 8)
    .map(({ strong, rest }) => `${strong} ${rest}`)
    .join(' · ')

test('the values that bring a place, the easiest first, and what is safe', () => {
  expect(line({})).toBe('215.0 kg for 2nd · 222.5 kg for 1st · 4th is safe')
})

test('of many places the next one up and the best', () => {
  const places = [7, 6, 5, 4, 3, 2, 1].map((place) => ({ place, tied: place === 1, text: `${300 - place} kg`, least: place === 7 }))
  expect(line({ places, place: 8, safe: null })).toBe('Any for 7th · 297 kg for 3rd · 298 kg for 2nd · 299 kg shares 1st')
  expect(line({ places, place: 8, announced: { place: 6, tied: false } })).toBe(
    'If good for 6th · Any for 7th · 299 kg shares 1st · 4th is safe',
  )
})

test('what is announced is told where it changes the place', () => {
  expect(line({ announced: { place: 4, tied: false }, safe: null })).toBe('215.0 kg for 2nd · 222.5 kg for 1st')
  expect(line({ announced: { place: 2, tied: true }, safe: null })).toBe('If good shares 2nd · 215.0 kg for 2nd · 222.5 kg for 1st')
})

test('what is certain; that the last place is safe is no news', () => {
  expect(line({ places: [], safe: 3, best: 3 })).toBe('3rd for certain')
  expect(line({ places: [], safe: 8, best: 2 })).toBe('2nd at best')
})

test('nothing where nothing can be told, and no place where none can be reached', () => {
  expect(line({ untold: 'Places here come from matches.' })).toBe('')
  expect(line({ attempt: null })).toBe('')
  expect(line({ places: [], place: null, safe: null, best: null, isOut: true })).toBe('No place can be reached any more')
})
