import { expect, test } from 'vitest'
import { recallMapping, rememberMapping } from './mapping-memory.ts'

const storage = () => {
  const kept = new Map<string, string>()
  return { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) }
}

test('columns are read as they were for the last list with the same heads, and for no other', () => {
  const at = storage()
  rememberMapping(at, ['Code', 'Who', 'Gym'], ['bib', 'name', 'team'])
  expect(recallMapping(at, [' code', 'WHO', 'Gym'])).toEqual(['bib', 'name', 'team'])
  expect(recallMapping(at, ['Code', 'Gym', 'Who'])).toBeNull()
  expect(recallMapping(at, ['Code', 'Who'])).toBeNull()
  rememberMapping(at, ['Code', 'Who', 'Gym'], ['lot', 'name', null])
  expect(recallMapping(at, ['Code', 'Who', 'Gym'])).toEqual(['lot', 'name', null])
})

test('a list without heads, and a storage that is refused, full or of something else, remember nothing and break nothing', () => {
  const at = storage()
  rememberMapping(at, ['', ''], ['bib', 'name'])
  expect(recallMapping(at, ['', ''])).toBeNull()
  const refuses = {
    getItem: (): string => {
      throw new Error('refused')
    },
    setItem: () => {
      throw new Error('full')
    },
  }
  rememberMapping(refuses, ['Name'], ['name'])
  expect(recallMapping(refuses, ['Name'])).toBeNull()
  expect(recallMapping({ getItem: () => '{"a":1}', setItem: () => {} }, ['Name'])).toBeNull()
  expect(recallMapping(null, ['Name'])).toBeNull()
})

test('only the last thirty are kept', () => {
  const at = storage()
  for (let list = 0; list < 40; list++) rememberMapping(at, [`Head ${list}`], ['name'])
  expect(recallMapping(at, ['Head 9'])).toBeNull()
  expect(recallMapping(at, ['Head 10'])).toEqual(['name'])
})
