import { describe, expect, test } from 'vitest'
import type { UpdatesView } from '../../../core/contract/updates.ts'
import { isNews, updateStep, updateWords } from './update-words.ts'

const view = (state: UpdatesView['state'], more: Partial<UpdatesView> = {}): UpdatesView => ({
  state,
  offer: null,
  percent: null,
  checked: null,
  sentence: null,
  news: null,
  ...more,
})
const offer = { version: '0.2.0', notes: null }

test.for<[UpdatesView, string]>([
  [view('off'), 'No updates by itself'],
  [view('idle'), 'Not looked for a newer version yet'],
  [view('idle', { offer }), 'Version 0.2.0 could not be fetched'],
  [view('checking'), 'Looking for a newer version…'],
  [view('current'), 'This is the newest version'],
  [view('waits', { offer }), 'Version 0.2.0 is there'],
  [view('fetching', { offer }), 'Fetching version 0.2.0…'],
  [view('fetching', { offer, percent: 40 }), 'Fetching version 0.2.0: 40 %'],
  [view('ready', { offer }), 'Version 0.2.0 is ready'],
  [view('installing', { offer }), 'Scoretable ends now, and comes back as the new version…'],
])('%o is a line', ([updates, words]) => {
  expect(updateWords(updates)).toBe(words)
})

describe('what can be pressed', () => {
  test('with no event open: to look, to fetch, to put in place, each where it is the next thing', () => {
    expect(updateStep(view('idle'), false)).toBe('check')
    expect(updateStep(view('current'), false)).toBe('check')
    expect(updateStep(view('idle', { offer }), false)).toBe('fetch')
    expect(updateStep(view('waits', { offer }), false)).toBe('fetch')
    expect(updateStep(view('ready', { offer }), false)).toBe('install')
  })

  test('with an event open: to look, and never to fetch or to put in place', () => {
    for (const state of ['idle', 'waits', 'ready', 'fetching', 'current'] as const)
      expect([null, 'check']).toContain(updateStep(view(state, { offer }), true))
  })

  test('where nothing is to be done, nothing', () => {
    for (const state of ['off', 'checking', 'fetching', 'installing'] as const) expect(updateStep(view(state, { offer }), false)).toBeNull()
  })
})

test('the first screen is bothered by what can be pressed or is new, and by nothing else', () => {
  for (const state of ['off', 'idle', 'checking', 'current'] as const) expect(isNews(view(state, { sentence: 'No network.' }))).toBe(false)
  for (const state of ['waits', 'fetching', 'ready'] as const) expect(isNews(view(state, { offer }))).toBe(true)
  expect(isNews(view('current', { news: offer }))).toBe(true)
})
