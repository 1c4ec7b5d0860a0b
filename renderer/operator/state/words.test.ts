import { describe, expect, it } from 'vitest'
import type { PublicationView, ScreenSummary } from '../../../core/contract/contract.ts'
import { contestTitle, progressWords } from './contest-title.ts'
import { backupWords, clock, ordinal, publicWords, savedWords, sceneWords, screenWords, shortClock, waitingWords } from './words.ts'

const at = new Date(2026, 5, 1, 14, 2, 11).getTime()
const publication = (changes: Partial<PublicationView>): PublicationView => ({
  state: 'public',
  waiting: 0,
  since: null,
  at,
  sentence: null,
  publicUrl: null,
  parked: 0,
  ...changes,
})
const screen = (connected: boolean): ScreenSummary => ({ id: 'abcdefgh', name: 'Screen 1', scene: { kind: 'blank' }, connected })

describe('saved', () => {
  it('says when, and that nothing was entered', () => {
    expect(savedWords({ at, problem: null }, null)).toEqual({ tone: 'good', text: 'Saved 14:02:11' })
    expect(savedWords({ at: null, problem: null }, null)).toEqual({ tone: 'quiet', text: 'Nothing entered yet' })
  })

  it('is red for the station’s own problem and for a line that came back', () => {
    expect(savedWords({ at, problem: 'The disk is full.' }, null)).toEqual({ tone: 'bad', text: 'Not saved', detail: 'The disk is full.' })
    expect(savedWords({ at, problem: null }, 'Not saved.')).toMatchObject({ tone: 'bad', text: 'Not saved' })
  })
})

describe('a backup', () => {
  it('fault 33: says when it was made, and where there is no newer one since when and why, and that the old one is whole', () => {
    expect(backupWords({ at, problem: null })).toEqual({ tone: 'good', text: 'Backed up 14:02, verified' })
    expect(backupWords({ at, problem: 'The folder /media/stick is not there.' })).toEqual({
      tone: 'warn',
      text: 'No backup since 14:02',
      detail:
        'No backup since 14:02. The folder /media/stick is not there. The one from then is whole. Scoring goes on, and it is tried again by itself.',
    })
    expect(backupWords({ at: null, problem: 'It is full.' }).detail).not.toContain('from then')
    expect(backupWords({ at, problem: null, other: '/media/stick/Club-other.scoretable' })).toMatchObject({
      tone: 'warn',
      text: 'A backup holds more',
    })
  })
})

describe('public', () => {
  it.each([
    [publication({ state: 'off' }), 'quiet', 'Not published'],
    [publication({}), 'good', 'Public 14:02:11'],
    [publication({ at: null }), 'good', 'Public'],
    [publication({ state: 'waiting', waiting: 3, since: at }), 'warn', '3 not public since 14:02'],
    [publication({ state: 'sending', waiting: 3, since: at }), 'quiet', '3 not public since 14:02'],
    [publication({ state: 'problem', waiting: 3, since: at }), 'bad', '3 not public since 14:02'],
    [publication({ state: 'problem' }), 'bad', 'Publishing has a problem'],
    [publication({ parked: 2 }), 'bad', '2 refused by the server'],
  ])('%#: %s', (view, tone, text) => {
    expect(publicWords(view)).toEqual({ tone, text })
  })

  it('fault 11: counts what waits and what was refused', () => {
    expect(waitingWords({ waiting: 0, parked: 0 })).toBeNull()
    expect(waitingWords({ waiting: 1, parked: 0 })).toBe('1 entry waits here, saved, and will be sent in order.')
    expect(waitingWords({ waiting: 2, parked: 1 })).toMatch(/^2 entries wait here.* 1 entry was refused/)
  })
})

describe('screens', () => {
  it('counts those that are there', () => {
    expect(screenWords([])).toEqual({ tone: 'quiet', text: 'No screens' })
    expect(screenWords([screen(true), screen(true)])).toEqual({ tone: 'good', text: 'Screens 2/2' })
    expect(screenWords([screen(true), screen(false)])).toEqual({ tone: 'warn', text: 'Screens 1/2' })
  })

  it('names every scene', () => {
    expect(sceneWords({ kind: 'leaderboard' })).toBe('Leaderboard')
    expect(sceneWords({ kind: 'now-next' })).toBe('Now and next')
    expect(sceneWords({ kind: 'blank' })).toBe('Blank')
    expect(sceneWords({ kind: 'message', text: 'Back at two' })).toBe('Message: Back at two')
  })
})

describe('small words', () => {
  it('times, with every digit', () => {
    const early = new Date(2026, 0, 1, 3, 4, 5).getTime()
    expect(clock(early)).toBe('03:04:05')
    expect(shortClock(early)).toBe('03:04')
  })

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [111, '111th'],
    [122, '122nd'],
  ])('%i is %s', (place, text) => {
    expect(ordinal(place)).toBe(text)
  })

  it('a contest is told by its division', () => {
    expect(contestTitle({ name: 'Diving', formatName: 'Diving', division: 'Women' })).toBe('Women')
    expect(contestTitle({ contestName: 'Final', formatName: 'Diving', division: 'Women' })).toBe('Women · Final')
    expect(contestTitle({ name: 'Women’s final', formatName: 'Diving', division: 'Women' })).toBe('Women’s final')
    expect(contestTitle({ name: 'Final', formatName: 'Diving', division: '' })).toBe('Final')
    const two = [{ division: 'Women' }, { division: 'Men' }, { division: 'Women' }]
    expect(contestTitle({ name: 'Diving', formatName: 'Diving', division: 'Women' }, two)).toBe('Women · Diving')
    expect(contestTitle({ name: 'Diving', formatName: 'Diving', division: 'Men' }, two)).toBe('Men')
  })

  it('an empty contest is not complete', () => {
    expect(progressWords({ done: 0, total: 0 })).toBe('0 of 0')
    expect(progressWords({ done: 3, total: 3 })).toBe('complete')
  })
})
