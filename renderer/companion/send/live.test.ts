// The channel of a phone goes where it is told to, each time anew: to the table, and to who stands by for it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ToPhone } from '../../../core/wire/live.ts'
import { EVENT } from '../testing/table.ts'
import { type Live, openLive } from './live.ts'

const TABLE = 'ws://192.168.1.5:4681/v1/live'
const STANDBY = 'ws://192.168.1.6:4681/v1/live'

/** Every socket that was opened; `takes` are the addresses where somebody answers. */
const net: { opened: FakeSocket[]; takes: Set<string> } = { opened: [], takes: new Set() }

class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  readyState = 0
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    net.opened.push(this)
    setTimeout(() => (net.takes.has(url) ? this.greet() : this.fall(1006)), 1)
  }
  greet(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
    const welcome: ToPhone = { is: 'welcome', event: EVENT, name: 'Club', device: 'd1', title: 'Judge 1' }
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(welcome) }))
  }
  fall(code: number): void {
    this.readyState = 3
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
  send(): void {}
  close(): void {
    this.readyState = 3
  }
}

let live: Live | null = null
let open: boolean
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  net.opened = []
  net.takes = new Set([TABLE])
  open = false
})
afterEach(() => {
  live?.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('with the table lost it is opened at the laptop that stands by, and goes home as soon as there is reason to', async () => {
  let url = TABLE
  live = openLive({
    url: () => url,
    event: EVENT,
    token: 't'.repeat(30),
    status: () => ({ battery: null, charging: null, waiting: 0 }),
    random: () => 0.5,
    clock: () => 0,
    onFrame: () => {},
    onOpen: (is) => (open = is),
    onBarred: () => {},
    onNewer: () => {},
  })
  await vi.advanceTimersByTimeAsync(10)
  expect([live.url(), open]).toEqual([TABLE, true])

  net.takes = new Set([STANDBY])
  net.opened.at(-1)!.fall(1006)
  expect(open).toBe(false)
  url = STANDBY
  await vi.advanceTimersByTimeAsync(5000)
  expect([live.url(), open]).toEqual([STANDBY, true])

  net.takes.add(TABLE)
  const before = net.opened.length
  live.hurry()
  expect(net.opened.length).toBe(before)
  url = TABLE
  live.hurry()
  await vi.advanceTimersByTimeAsync(10)
  expect([live.url(), open]).toEqual([TABLE, true])
})
