// A channel that looks open and is dead: found out by the phone's own clock, and opened anew.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeSocket } from '../testing/fake-socket.ts'
import { EVENT } from '../testing/table.ts'
import { type Live, openLive } from './live.ts'

let live: Live
const states: boolean[] = []
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all = []
  states.length = 0
  live = openLive({
    url: () => 'ws://table/v1/live',
    event: EVENT,
    token: 't'.repeat(30),
    status: () => ({ battery: null, charging: null, waiting: 0 }),
    random: () => 0.5,
    clock: () => 0,
    onFrame: () => {},
    onOpen: (open) => states.push(open),
    onBarred: () => {},
    onNewer: () => {},
  })
})
afterEach(() => {
  live.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
const last = () => FakeSocket.all.at(-1)!

describe('a live channel that looks open and says nothing', () => {
  test('fault 51: is given up after a minute without a word, and opened anew, whatever it says of itself', () => {
    last().opens()
    expect(states).toEqual([true])
    vi.advanceTimersByTime(50_000)
    expect(FakeSocket.all).toHaveLength(1)
    vi.advanceTimersByTime(20_000)
    expect(FakeSocket.all).toHaveLength(2)
    expect(FakeSocket.all[0]!.readyState).toBe(3)
    expect(states).toEqual([true, false])
    last().opens()
    expect(states.at(-1)).toBe(true)
  })

  test('fault 51: is opened anew at once when the phone wakes and nothing was heard for a while', () => {
    last().opens()
    vi.advanceTimersByTime(30_000)
    live.hurry()
    expect(FakeSocket.all).toHaveLength(2)
  })

  test('is left alone while the table asks for the time, as it does every twenty seconds', () => {
    last().opens()
    for (let turn = 0; turn < 10; turn++) {
      vi.advanceTimersByTime(20_000)
      last().hears({ is: 'time', id: turn })
      live.hurry()
    }
    expect(FakeSocket.all).toHaveLength(1)
  })
})
