import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchReach } from './reach.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const every100 = (look: () => void) => {
  const timer = setInterval(look, 100)
  return () => clearInterval(timer)
}

/** A remote that is watched every 100 ms, and what was heard of it. */
function watched() {
  const is = { spell: 1 as number | null, well: false, there: false, asked: 0, back: 0 }
  const watch = watchReach(
    {
      spell: () => is.spell,
      isWell: () => is.well,
      ask: () => {
        is.asked++
        return Promise.resolve(is.there)
      },
      onBack: () => is.back++,
    },
    every100,
  )
  return { is, watch, looks: (count: number) => vi.advanceTimersByTimeAsync(100 * count) }
}

test('a remote that could not be reached is told to be back, once, with the first answer', async () => {
  const { is, watch, looks } = watched()
  await looks(5)
  expect([is.asked, is.back, watch.isLost()]).toEqual([5, 0, true])
  is.there = true
  await looks(1)
  expect([is.asked, is.back, watch.isLost()]).toEqual([6, 1, false])
  await looks(10)
  expect([is.asked, is.back]).toEqual([6, 1])
})

test('one that answers, though something failed, is left to the back-off and not asked again until something fails anew', async () => {
  const { is, looks } = watched()
  is.there = true
  await looks(10)
  expect([is.asked, is.back]).toEqual([1, 0])
  is.spell = 2
  await looks(10)
  expect([is.asked, is.back]).toEqual([2, 0])
})

test('one question lost is not yet a network that was gone', async () => {
  const { is, looks } = watched()
  await looks(1)
  is.there = true
  await looks(5)
  expect([is.asked, is.back]).toEqual([2, 0])
})

test('while all is well nobody asks, and what was missed before is forgotten', async () => {
  const { is, watch, looks } = watched()
  await looks(3)
  is.well = true
  is.spell = null
  await looks(5)
  expect([is.asked, watch.isLost()]).toEqual([3, false])
})

test('a question that hangs is the only one, and nothing is said after the end', async () => {
  let answer: (isThere: boolean) => void = () => {}
  let asked = 0
  let back = 0
  const ask = () => {
    asked++
    return new Promise<boolean>((resolve) => (answer = resolve))
  }
  const watch = watchReach({ spell: () => 1, isWell: () => false, ask, onBack: () => back++ }, every100)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toBe(1)
  for (let missed = 0; missed < 2; missed++) {
    answer(false)
    await vi.advanceTimersByTimeAsync(100)
  }
  watch.stop()
  answer(true)
  await vi.advanceTimersByTimeAsync(1000)
  expect([asked, back]).toEqual([3, 0])
})
