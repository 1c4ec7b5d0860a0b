import { expect, test } from 'vitest'
import { createDisplayRoom, MOST_DISPLAYS } from './display-room.ts'

test('fault 43: one address that opens displays without end leaves room for those of others, and is told so', () => {
  const room = createDisplayRoom()
  for (let n = 0; n < MOST_DISPLAYS.each; n++) {
    expect(room.refuses('10.0.0.66')).toBeNull()
    room.take('10.0.0.66')
  }
  expect(room.refuses('10.0.0.66')).toContain('in this one place')
  for (let n = 0; n < MOST_DISPLAYS.all - MOST_DISPLAYS.each; n++) {
    expect(room.refuses(`10.0.1.${n}`)).toBeNull()
    room.take(`10.0.1.${n}`)
  }
  expect(room.refuses('10.0.2.1')).toMatch(/^Too many displays are open\. Close one/)
})

test('a display that has gone makes room for one, once', () => {
  const room = createDisplayRoom({ all: 3, each: 2 })
  const [go] = [room.take('a'), room.take('a')]
  expect(room.refuses('a')).not.toBeNull()
  go?.()
  go?.()
  expect(room.refuses('a')).toBeNull()
  room.take('a')
  expect(room.refuses('a')).not.toBeNull()
})

test('what a display is told fits into the close of its line', () => {
  const room = createDisplayRoom({ all: 1, each: 1 })
  room.take('a')
  for (const address of ['a', 'b']) expect(new TextEncoder().encode(room.refuses(address) ?? '').length).toBeLessThanOrEqual(123)
})
