// A connection whose station is the test: it answers, pushes, goes away and comes back when told.
import type { ScreenView } from '../../../core/contract/contract.ts'
import { ok } from '../../../core/outcome.ts'
import type { Connection } from '../../client/connection.ts'

export interface FakeConnection extends Connection {
  /** What was asked of the station, in order. */
  asked: string[]
  /** Whether the station answers what it is asked. */
  answers: boolean
  push(view: ScreenView | null): void
  setConnected(connected: boolean, why?: string): void
}

/** Not connected yet. */
export function createFakeConnection(): FakeConnection {
  let connected = false
  let last: ScreenView | null = null
  const states = new Set<(connected: boolean, why: string | null) => void>()
  const views = new Set<(view: never) => void>()
  const fake: FakeConnection = {
    asked: [],
    answers: true,
    call(call) {
      fake.asked.push(call)
      // Whoever watches gets the newest view.
      if (fake.answers && last) fake.push({ ...last, asOf: Date.now() })
      return fake.answers ? Promise.resolve(ok(null as never)) : new Promise(() => {})
    },
    watch(_topic, onView) {
      views.add(onView)
      return () => views.delete(onView)
    },
    onState(listener) {
      states.add(listener)
      listener(connected, null)
      return () => states.delete(listener)
    },
    push(view) {
      last = view ?? last
      for (const listener of views) listener(view as never)
    },
    setConnected(now, why) {
      connected = now
      for (const listener of states) listener(now, why ?? null)
    },
  }
  return fake
}
