import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions, type Hall, mayFetch, mayInstall, nextCheck, QUIET_MS, standingOf } from './policy.ts'

const hours = (count: number) => count * 3_600_000
const hall: fc.Arbitrary<Hall> = fc.record({ isOpen: fc.boolean(), worked: fc.option(fc.integer({ min: 0, max: hours(1e6) })) })
const time = fc.integer({ min: 0, max: hours(1e6) })
const number = fc.integer({ min: 0, max: 20 })
const version = fc.tuple(number, number, number).map((parts) => parts.join('.'))

describe('an event is open', () => {
  test('nothing is fetched and nothing is put in place, whoever asks, whatever the clock says', () => {
    fc.assert(
      fc.property(hall, time, fc.boolean(), (here, now, isAsked) => {
        expect(mayFetch({ ...here, isOpen: true }, now, isAsked)).toBe('open')
        expect(mayInstall({ ...here, isOpen: true })).toBe(false)
      }),
    )
  })
})

describe('no event is open', () => {
  test('a person may always have it', () => {
    fc.assert(
      fc.property(hall, time, (here, now) => {
        expect(mayFetch({ ...here, isOpen: false }, now, true)).toBe('yes')
      }),
    )
    expect(mayInstall({ isOpen: false, worked: 1 })).toBe(true)
  })

  test('unasked, it waits until the hall was quiet for two hours, and never for longer', () => {
    const worked = hours(1000)
    expect(mayFetch({ isOpen: false, worked }, worked + 1, false)).toEqual({ quietIn: QUIET_MS - 1 })
    expect(mayFetch({ isOpen: false, worked }, worked + QUIET_MS, false)).toBe('yes')
    expect(mayFetch({ isOpen: false, worked: null }, worked, false)).toBe('yes')
    fc.assert(
      fc.property(hall, time, (here, now) => {
        const may = mayFetch({ ...here, isOpen: false }, now, false)
        if (may === 'yes') return
        expect(may).toEqual({ quietIn: expect.toSatisfy((ms: number) => ms > 0 && ms <= QUIET_MS) })
        const { quietIn } = may as { quietIn: number }
        // A clock that is behind gets there too, and is never held for more than once around.
        expect(
          [now + quietIn, now + quietIn + 2 * QUIET_MS].some((then) => mayFetch({ ...here, isOpen: false }, then, false) === 'yes'),
        ).toBe(true)
      }),
    )
  })

  test('a clock that was set back by years does not hold it', () => {
    expect(mayFetch({ isOpen: false, worked: hours(100_000) }, hours(10), false)).toBe('yes')
  })
})

test('the feed is asked within minutes of the start, then about daily, and an hour or two after a failure', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
      expect(nextCheck('start', random)).toBeLessThan(hours(0.05))
      expect(nextCheck('answer', random)).toBeGreaterThanOrEqual(hours(22))
      expect(nextCheck('answer', random)).toBeLessThanOrEqual(hours(26))
      expect(nextCheck('failure', random)).toBeGreaterThanOrEqual(hours(1))
      expect(nextCheck('failure', random)).toBeLessThanOrEqual(hours(2))
    }),
  )
  expect(nextCheck('answer', 0.1)).not.toBe(nextCheck('answer', 0.9))
})

describe('which version is taken', () => {
  test('versions are compared as numbers', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0)
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0)
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0)
      }),
    )
  })

  test('only ever a newer one than runs, and none older than the feed had before', () => {
    fc.assert(
      fc.property(version, version, fc.option(version), (offered, current, highest) => {
        const is = standingOf(offered, current, highest)
        expect(is === 'newer').toBe(compareVersions(offered, current) > 0 && (highest === null || compareVersions(offered, highest) >= 0))
        expect(is === 'same').toBe(offered === current)
      }),
    )
    expect(standingOf('0.2.0', '0.3.0', null)).toBe('behind')
    expect(standingOf('0.2.5', '0.2.0', '0.3.0')).toBe('went-back')
  })

  test.for(['1.2', '1.2.3-beta.1', 'v1.2.3', '1.2.3.4', '', '1.2.x'])('“%s” is no version of a release', (text) => {
    expect(() => compareVersions(text, '1.0.0')).toThrow(/no version/)
  })
})
