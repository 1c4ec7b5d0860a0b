// A screen's end of the contract (core/contract/contract.ts): calls with answers, and watched views, over a WebSocket or Electron's IPC.
//
// A lost connection is normal. Watches are taken up again by themselves; a call that was not answered is sent again under its own id,
// which is safe because the station answers a repeated recording as once. Nothing here knows what is on a screen.
import type { Answers, Calls, Failure, Push, ScreenView, StationView, Topic } from '../../core/contract/contract.ts'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { DocumentsView } from '../../core/views/documents.ts'
import type { FormatsView } from '../../core/views/format.ts'
import type { NeededView } from '../../core/views/needed.ts'
import type { RecordsView } from '../../core/views/records.ts'
import type { RefereeView } from '../../core/views/referee.ts'
import type { EntriesView, TableView } from '../../core/views/view.ts'
import type { WhyView } from '../../core/views/why.ts'

/** Carries frames. `onOpen` is called once it carries, again after each loss; `onLost` with why, where the other end said so. */
export interface Transport {
  start(handlers: { onOpen(): void; onFrame(text: string): void; onLost(why?: string): void }): void
  send(text: string): void
}

/** The view a topic carries. */
export type ViewOf<T extends Topic> = T extends { topic: 'station' }
  ? StationView
  : T extends { topic: 'table' }
    ? TableView | null
    : T extends { topic: 'entries' }
      ? EntriesView | null
      : T extends { topic: 'formats' }
        ? FormatsView
        : T extends { topic: 'why' }
          ? WhyView | null
          : T extends { topic: 'needed' }
            ? NeededView | null
            : T extends { topic: 'records' }
              ? RecordsView | null
              : T extends { topic: 'referee' }
                ? RefereeView | null
                : T extends { topic: 'devices' }
                  ? DevicesView | null
                  : T extends { topic: 'documents' }
                    ? DocumentsView | null
                    : ScreenView

export interface Connection {
  call<C extends keyof Calls>(call: C, input: Calls[C]): Promise<Outcome<Answers[C], Failure>>
  /** Watches a topic until the returned function is called; the last good view stays with the caller while the line is down. */
  watch<T extends Topic>(topic: T, onView: (view: ViewOf<T>) => void): () => void
  /** Tells at once and on each change whether the station can be reached; and why not, where it said so itself. */
  onState(listener: (connected: boolean, why: string | null) => void): () => void
}

const keyOf = (topic: Topic) =>
  topic.topic === 'station' ||
  topic.topic === 'entries' ||
  topic.topic === 'formats' ||
  topic.topic === 'records' ||
  topic.topic === 'devices' ||
  topic.topic === 'documents'
    ? topic.topic
    : topic.topic === 'referee'
      ? `referee:${topic.contest}`
      : topic.topic === 'why' || topic.topic === 'needed'
        ? [topic.topic, topic.contest, topic.competitor].join(':')
        : topic.topic === 'table'
          ? `table:${topic.contest ?? ''}`
          : `screen:${topic.screen}`

/** Bytes of the longest frame a station takes: it hangs up on a longer one, which would then be sent again and again. */
const LONGEST_FRAME = 8 * 1024 * 1024

const isTooLong = (text: string) => text.length * 3 > LONGEST_FRAME && new TextEncoder().encode(text).length > LONGEST_FRAME

const TOO_LONG: Outcome<never, Failure> = {
  ok: false,
  error: { kind: 'bad-call', message: 'This is too much at once. Nothing was sent or changed; do it in smaller parts.' },
}

/** Calls that mean one event, and say which: sent again after a restart, they must not be taken for another that is open by then. */
const OF_ONE_EVENT: ReadonlySet<keyof Calls> = new Set([
  'command',
  'format.read',
  'format.preview',
  'table.focus',
  'document.print',
  'public.connect',
  'public.disconnect',
])

/** Opens a connection over a transport. */
export function createConnection(transport: Transport): Connection {
  let connected = false
  let lastId = 0
  const waiting = new Map<number, { text: string; settle: (answer: never) => void }>()
  const watches = new Map<string, { topic: Topic; listeners: Set<(view: never) => void>; last?: unknown }>()
  const stateListeners = new Set<(connected: boolean, why: string | null) => void>()

  const setConnected = (now: boolean, why: string | null = null) => {
    if (connected === now) return
    connected = now
    for (const listener of stateListeners) listener(now, why)
  }
  const post = (call: keyof Calls, input: unknown, settle: (answer: never) => void) => {
    const id = ++lastId
    const station = watches.get('station')?.last as StationView | undefined
    const text = JSON.stringify({ id, call, input, ...(OF_ONE_EVENT.has(call) && station?.event ? { event: station.event.id } : {}) })
    if (isTooLong(text)) return settle(TOO_LONG as never)
    waiting.set(id, { text, settle })
    if (connected) transport.send(text)
  }

  transport.start({
    onOpen() {
      setConnected(true)
      // Watches first, so that what was missed is on screen before anything new is answered.
      for (const { topic } of watches.values()) transport.send(JSON.stringify({ id: ++lastId, call: 'watch', input: topic }))
      for (const { text } of waiting.values()) transport.send(text)
    },
    onLost: (why) => setConnected(false, why),
    onFrame(text) {
      const push = JSON.parse(text) as Push
      if ('id' in push) {
        waiting.get(push.id)?.settle(push.answer as never)
        waiting.delete(push.id)
        return
      }
      const watch = watches.get(push.topic)
      if (!watch) return
      watch.last = push.view
      for (const listener of watch.listeners) listener(push.view as never)
    },
  })

  return {
    call: (call, input) => new Promise((resolve) => post(call, input, resolve)),
    watch(topic, onView) {
      const key = keyOf(topic)
      let watch = watches.get(key)
      if (!watch) {
        watches.set(key, (watch = { topic, listeners: new Set() }))
        if (connected) transport.send(JSON.stringify({ id: ++lastId, call: 'watch', input: topic }))
      } else if (watch.last !== undefined) onView(watch.last as never)
      watch.listeners.add(onView)
      return () => {
        watch.listeners.delete(onView)
        if (watch.listeners.size > 0) return
        watches.delete(key)
        if (connected) transport.send(JSON.stringify({ id: ++lastId, call: 'unwatch', input: topic }))
      }
    },
    onState(listener) {
      stateListeners.add(listener)
      listener(connected, null)
      return () => stateListeners.delete(listener)
    },
  }
}
