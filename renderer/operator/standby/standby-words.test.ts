import { describe, expect, test } from 'vitest'
import { replaced, standingBy, tookOver } from './standby-words.ts'

const AT = new Date(2026, 10, 26, 14, 2, 11).getTime()

describe('a laptop that stands by', () => {
  test('says up to when everything is here', () => {
    expect(standingBy({ upTo: AT, away: null })).toEqual({
      tone: 'quiet',
      title: 'Standing by: everything up to 14:02:11 is here',
      text: null,
    })
  })
  test('is in red while the table does not answer', () => {
    expect(standingBy({ upTo: AT, away: 'It is away.' })).toMatchObject({ tone: 'bad', text: 'It is away.' })
    expect(standingBy({ upTo: null, away: 'It is away.' }).title).toBe('Standing by: nothing of it has come yet')
  })
})

describe('a laptop that was replaced', () => {
  const by = { by: 'Second laptop', since: AT }
  test.each([
    [0, true, 'Everything that was entered here is there, and nothing was lost.'],
    [1, true, 'One entry from here came after that. It is kept, and waits there for a decision.'],
    [1, false, 'It is kept here, and is offered there as soon as it is reached.'],
    [3, true, '3 entries from here came after that. They are kept, and wait there for a decision.'],
    [3, false, 'They are kept here, and are offered there as soon as it is reached.'],
  ])('with %i late entries, delivered: %s', (late, delivered, words) => {
    const said = replaced({ ...by, late, delivered })
    expect(said.title).toBe('Second laptop is the table since 14:02:11')
    expect(said.text).toContain(words)
  })
})

test('what was taken over is one sentence of what, and up to when', () => {
  const said = tookOver({ upTo: AT, parts: ['Entry list and devices', 'Scoring table'] })
  expect(said).toContain('up to 14:02:11: Entry list and devices, Scoring table.')
  expect(tookOver({ upTo: null, parts: ['Scoring table'] })).toContain('with what had come: Scoring table.')
})
