import { expect, test } from 'vitest'
import { lifeWords } from './life-words.ts'
import type { StandingLife } from './results-life.ts'

const clock = (at: number) => `${at} o’clock`
const life = (changes: Partial<StandingLife> = {}): StandingLife => ({
  state: 'announced',
  version: 1,
  until: 14,
  changed: false,
  ...changes,
})

test('before anything is announced a standing is provisional', () => {
  expect(lifeWords(undefined, clock, 1)).toEqual({ tone: 'provisional', label: 'Provisional', version: '', more: '' })
})

test('announced results say until when they may be protested; after that nobody has signed off yet', () => {
  expect(lifeWords(life(), clock, 13)).toEqual({ tone: 'protest', label: 'Protest until 14 o’clock', version: '', more: '' })
  expect(lifeWords(life(), clock, 14)).toEqual({
    tone: 'provisional',
    label: 'Provisional',
    version: '',
    more: 'The time for protests is over; nobody has signed off yet.',
  })
  expect(lifeWords(life(), clock, null).label).toBe('Protest until 14 o’clock')
})

test('fault 21: official results are signed; a later version says what it supersedes and why', () => {
  expect(lifeWords(life({ state: 'official', by: 'Ada' }), clock, 20)).toEqual({
    tone: 'official',
    label: 'Official',
    version: '',
    more: 'Signed off by Ada.',
  })
  expect(lifeWords(life({ state: 'official', by: 'Ada', version: 2, supersedes: 1, reason: 'Protest upheld.' }), clock, 20)).toEqual({
    tone: 'official',
    label: 'Official',
    version: 'version 2',
    more: 'Version 2 supersedes version 1: Protest upheld. Signed off by Ada.',
  })
})

test('a standing that moved after it was signed says so before anything else', () => {
  expect(lifeWords(life({ state: 'official', by: 'Ada', changed: true }), clock, 20)).toEqual({
    tone: 'changed',
    label: 'Changed since official',
    version: 'version 1',
    more: 'The standing has changed since version 1. Signed off by Ada.',
  })
})

test('reopened results are provisional, with the reason', () => {
  expect(lifeWords(life({ state: 'provisional', reason: 'Wrong heat' }), clock, 20)).toEqual({
    tone: 'changed',
    label: 'Provisional',
    version: '',
    more: 'Version 1 was official and has been reopened: Wrong heat.',
  })
})
