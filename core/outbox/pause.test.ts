import { expect, test } from 'vitest'
import { NETWORK, REFUSED } from './back-off.ts'
import { createPause } from './pause.ts'

/** A pause by a clock that the test moves; the longest back-off there is. */
function paused() {
  let time = 1000
  const pause = createPause(
    () => time,
    () => 0.999,
  )
  return { ...pause, after: (ms: number) => (time += ms) }
}

test('there is none until something has failed, and it grows with each failure', () => {
  const pause = paused()
  expect(pause.left()).toBe(0)
  pause.begin(1, NETWORK, null)
  const first = pause.left()
  pause.begin(4, NETWORK, null)
  expect(pause.left()).toBeGreaterThan(first)
  pause.after(60_000)
  expect(pause.left()).toBe(0)
})

test('something new shortens it, and a failing remote is hammered by nobody', () => {
  const pause = paused()
  pause.begin(8, REFUSED, null)
  const whole = pause.left()
  pause.shorten()
  expect(pause.left()).toBeLessThan(whole)
  expect(pause.left()).toBeGreaterThanOrEqual(REFUSED.floor)
  pause.shorten()
  expect(pause.left()).toBeGreaterThanOrEqual(REFUSED.floor)
})

test('where it may work again it ends at once, but for what the remote asked for', () => {
  const pause = paused()
  pause.begin(8, NETWORK, null)
  pause.end()
  expect(pause.left()).toBe(0)
  pause.begin(1, NETWORK, 30_000)
  expect(pause.left()).toBeGreaterThan(30_000)
  pause.end()
  expect(pause.left()).toBe(30_000)
  pause.forgive()
  pause.end()
  expect(pause.left()).toBe(0)
})

test('it can be made longer, never shorter, by hand', () => {
  const pause = paused()
  pause.extend(1000)
  expect(pause.left()).toBe(1000)
  pause.extend(10)
  expect(pause.left()).toBe(1000)
})
