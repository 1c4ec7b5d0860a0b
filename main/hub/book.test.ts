// Who is known to the hub, at its limits: nobody who was let in is forgotten in silence.
import { expect, test } from 'vitest'
import { type Book, EMPTY_BOOK, hasRoom, invited, joined, MOST_DEVICES, MOST_INVITATIONS, removed } from './book.ts'

const NOW = 1_790_000_000_000
const keyOf = (n: number) => n.toString(16).padStart(64, '0')
const LETTERS = 'BCDFGHJKMN'
const made = (n: number) => ({
  id: `i${n}`,
  code: Array.from(String(n).padStart(8, '0'), (digit) => LETTERS[Number(digit)]).join(''),
  assignment: { partitions: [] },
})

/** A book with so many devices, the first `gone` of them removed one after another. */
function bookOf(devices: number, gone = 0): Book {
  let book: Book = EMPTY_BOOK
  for (let n = 0; n < devices; n++) {
    book = invited(book, made(n), NOW)!
    book = joined(book, book.invitations.at(-1)!, { id: `d${n}`, key: keyOf(n), name: `Phone ${n}`, tokenHash: keyOf(n) }, NOW)
    book = { ...book, invitations: [] }
  }
  for (let n = 0; n < gone; n++) book = removed(book, `d${n}`, NOW + n)!
  return book
}

test('a full book takes no further device, and knows each that it has when it comes again', () => {
  const full = bookOf(MOST_DEVICES)
  expect(full.devices).toHaveLength(MOST_DEVICES)
  expect(hasRoom(full, keyOf(MOST_DEVICES))).toBe(false)
  expect(hasRoom(full, keyOf(0))).toBe(true)
})

test('where devices were removed, the one removed longest ago makes room', () => {
  const book = invited(bookOf(MOST_DEVICES, 2), made(MOST_DEVICES), NOW)!
  const key = keyOf(MOST_DEVICES)
  expect(hasRoom(book, key)).toBe(true)
  const next = joined(book, book.invitations[0]!, { id: 'new', key, name: 'New', tokenHash: key }, NOW)
  expect(next.devices).toHaveLength(MOST_DEVICES)
  expect(next.devices.some(({ id }) => id === 'd0')).toBe(false)
  expect(next.devices.some(({ id }) => id === 'd1')).toBe(true)
})

test('two hundred codes can wait at once, and not without end', () => {
  let book: Book | null = EMPTY_BOOK
  let count = 0
  for (; book; count++) book = invited(book, made(count), NOW)
  expect(count - 1).toBe(MOST_INVITATIONS)
  expect(MOST_INVITATIONS).toBeGreaterThanOrEqual(200)
})
