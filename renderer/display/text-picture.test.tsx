// The last good picture as plain text says the same as the scene did.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { dive, divers, message, nowNext, screenView, standing } from './testing/views.ts'
import { textLines, TextPicture } from './text-picture.tsx'

describe('a picture as text', () => {
  test('of a board: places, names and results, at most twelve', () => {
    const event = divers(...Array.from({ length: 20 }, (_, i) => `Diver ${i + 1}`))
    dive(event, '3', 0, 60)
    const { title, lines } = textLines(screenView({ kind: 'leaderboard', standing: standing(event) }))
    expect(title).toMatch(/^Open · ./)
    expect(lines[0]).toBe('1  Diver 3  54.00')
    expect(lines[1]).toBe('–  Diver 1  ')
    expect(lines).toHaveLength(12)
  })

  test('of now and next: who is up and who follows', () => {
    const { title, lines } = textLines(screenView({ kind: 'now-next', view: nowNext(divers('Ann', 'Ben', 'Cem', 'Dan')) }))
    expect(title).not.toBe('')
    expect(lines).toEqual(['Ann  Dive 1', 'Ben  Dive 1', 'Cem  Dive 1', 'Dan  Dive 1'])
  })

  test('of a message: its text', () => {
    expect(textLines(message('Break until 14:30'))).toEqual({ title: 'Test event', lines: ['Break until 14:30'] })
  })

  test('says how old it is: the newest could not be drawn', () => {
    expect(renderToStaticMarkup(<TextPicture view={message('Break')} />)).toMatch(/As of \d\d:\d\d/)
  })
})
