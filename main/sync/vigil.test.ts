// A laptop that slept, moved to another network, or whose queue stands still: found out by looking, since nothing tells it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hasWoken, keepVigil } from './vigil.ts'

const heard: string[] = []
let [network, isStuck] = ['hall', false]
let end = () => {}
beforeEach(() => {
  vi.useFakeTimers({ now: 1_790_000_000_000 })
  heard.length = 0
  network = 'hall'
  isStuck = false
  const say = (what: string) => () => void heard.push(what)
  end = keepVigil({ stuck: () => isStuck, onStuck: say('stuck'), onNetwork: say('network'), onSleep: say('sleep') }, 5000, () => network)
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

test('fault 19: a lid that was closed for an hour is noticed at the first tick after, and everything connects anew', () => {
  vi.advanceTimersByTime(20_000)
  expect(heard).toEqual([])
  // Timers stand still in sleep; the clock does not.
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(5000)
  expect(heard).toEqual(['sleep'])
  vi.advanceTimersByTime(60_000)
  expect(heard).toEqual(['sleep'])
})

test('fault 19: where the system says that it woke, everything connects anew at once, and only once', () => {
  vi.setSystemTime(Date.now() + 3_600_000)
  hasWoken()
  expect(heard).toEqual(['sleep'])
  vi.advanceTimersByTime(20_000)
  expect(heard).toEqual(['sleep'])
  end()
  hasWoken()
  expect(heard).toEqual(['sleep'])
})

test('fault 50: another network is noticed within a tick; none is no network to try', () => {
  network = ''
  vi.advanceTimersByTime(10_000)
  expect(heard).toEqual([])
  network = 'phone'
  vi.advanceTimersByTime(10_000)
  expect(heard).toEqual(['network'])
})

test('fault 48: a queue that stands still is looked for at every tick', () => {
  isStuck = true
  vi.advanceTimersByTime(5000)
  expect(heard).toEqual(['stuck'])
})
