import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backOff, hurried, LONGEST_RETRY_AFTER, NETWORK, REFUSED, retryAfter } from './back-off.ts'

describe('the wait after a failure', () => {
  test('fault 9: doubles from a second to a minute, with full jitter', () => {
    expect([1, 2, 3, 6, 7, 50].map((failures) => backOff(failures, 0.5, NETWORK))).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000])
  })

  test('fault 50: is never a hot loop and never past its cap, whatever the dice say', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.constantFrom(NETWORK, REFUSED),
        (failures, dice, shape) => {
          const wait = backOff(failures, dice, shape)
          expect(wait).toBeGreaterThanOrEqual(shape.floor)
          expect(wait).toBeLessThanOrEqual(shape.cap)
          expect(hurried(failures, shape)).toBeGreaterThanOrEqual(shape.floor)
          expect(hurried(failures, shape)).toBeLessThanOrEqual(5000)
        },
      ),
    )
  })
})

describe('Retry-After', () => {
  const date = 'Sat, 02 May 2026 10:00:00 GMT'
  test('in seconds', () => {
    expect(retryAfter('7', null)).toBe(7000)
    expect(retryAfter(' 0 ', null)).toBe(0)
  })
  test('fault 18: as a date counts from the answer’s own date, so that a clock an hour off does not matter', () => {
    expect(retryAfter('Sat, 02 May 2026 10:00:30 GMT', date)).toBe(30_000)
    expect(retryAfter('Sat, 02 May 2026 09:00:00 GMT', date)).toBe(0)
    expect(retryAfter('Sat, 02 May 2026 10:00:30 GMT', null)).toBeNull()
  })
  test('of a day is ten minutes', () => {
    expect(retryAfter('86400', null)).toBe(LONGEST_RETRY_AFTER)
  })
  test('that says nothing is none', () => {
    for (const header of [null, '', 'soon', '-5', '1.5', '1e9', 'NaN', '99999999999999']) expect(retryAfter(header, date)).toBeNull()
  })
})
