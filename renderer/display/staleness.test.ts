// What an old picture says of itself, by the station's clock.
import { describe, expect, test } from 'vitest'
import { asOfText, trueUntil } from './staleness.ts'

const at = Date.UTC(2026, 10, 22, 14, 5, 59)

describe('as of', () => {
  test('says the minute, never one that is yet to come', () => {
    expect(asOfText(at, at + 60_000, 'UTC')).toBe('As of 14:05')
  })

  test('is in the time of the room', () => {
    expect(asOfText(at, at, 'Asia/Tokyo')).toBe('As of 23:05')
  })

  test('says the day where it was not today', () => {
    expect(asOfText(at, at + 24 * 3600_000, 'UTC')).toBe('As of 22 Nov, 14:05')
  })
})

describe('until when a picture was true', () => {
  test('it stays true for as long as the line holds', () => {
    expect(trueUntil(at, 1000, 61_000)).toBe(at + 60_000)
  })

  test('a screen whose clock is a year off, or jumped back, says the same', () => {
    const year = 365 * 24 * 3600_000
    expect(trueUntil(at, 1000 + year, 61_000 + year)).toBe(at + 60_000)
    expect(trueUntil(at, 61_000, 1000)).toBe(at)
  })
})
