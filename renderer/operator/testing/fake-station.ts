// For tests: a station's end of the contract on the core's own decisions, over a transport that can be lost and answers when told to.
import type { Failure, Push, StationView, Topic } from '../../../core/contract/contract.ts'
import { topicKey } from '../../../core/contract/contract.ts'
import type { Command } from '../../../core/decide/command.ts'
import type { ContestId } from '../../../core/ids.ts'
import { err, ok } from '../../../core/outcome.ts'
import type { TestEvent } from '../../../core/testing/build-state.ts'
import type { Called } from '../../../core/views/running-order.ts'
import { eventSummary } from '../../../core/views/summary.ts'
import type { Transport } from '../../client/connection.ts'
import { viewOf } from './meets.ts'

interface Frame {
  id: number
  call: string
  input: unknown
}

export interface FakeStation {
  transport: Transport
  /** Every frame that arrived, in order. */
  frames: Frame[]
  commands(): Command[]
  open(): void
  lose(): void
  /** The next command fails like this, and nothing is recorded. */
  fail(failure: Failure): void
  /** While held, what arrives is done but not answered; `release` answers it all. */
  hold(): void
  release(): void
  /** Pushes the views as they are now to whoever watches. */
  push(): void
  /** Has another event open from now on, by its id; null for none. */
  be(id: string | null): void
}

/** A station over one event; it is connected once `open` is called. */
export function createFakeStation(event: TestEvent): FakeStation {
  const frames: Frame[] = []
  const watched = new Map<string, Topic>()
  let handlers: Parameters<Transport['start']>[0] | null = null
  let connected = false
  let failure: Failure | null = null
  let called: Called | null = null
  let held: Push[] | null = null
  let open: string | null = 'test'

  const post = (push: Push) => {
    if (held) held.push(push)
    else if (connected) handlers?.onFrame(JSON.stringify(push))
  }
  const stationView = (): StationView => {
    const summary = eventSummary(event.state)
    return {
      phase: open === null ? 'welcome' : 'open',
      version: '1.0.0',
      files: [],
      samples: [],
      event: summary && open !== null ? { id: open, competitors: event.state.competitors.size, ...summary } : null,
      focus: open === null ? null : event.contest,
      saved: { at: 1, problem: null },
      publication: { state: 'off', waiting: 0, since: null, at: null, sentence: null, publicUrl: null, parked: 0 },
      recovery: 'none',
      standby: null,
      screens: [],
      displayUrl: null,
    }
  }
  const pushTopic = (topic: Topic) => {
    if (topic.topic === 'table') post({ topic: topicKey(topic), view: open === null ? null : viewOf(event, called) })
    if (topic.topic === 'station') post({ topic: topicKey(topic), view: stationView() })
  }
  const push = () => {
    for (const topic of watched.values()) pushTopic(topic)
  }

  function command(id: number, input: Command): void {
    if (open === null) failure = { kind: 'refused', message: 'No event is open.' }
    if (failure) {
      post({ id, answer: err(failure) })
      failure = null
      return
    }
    const told = event.tell(input)
    post({ id, answer: told.ok ? ok({ seq: told.value.seq, at: 1, already: told.value.already }) : told })
    // As in the station: the answer first, the views in the next turn.
    if (told.ok) push()
  }

  return {
    frames,
    commands: () => frames.filter(({ call }) => call === 'command').map(({ input }) => input as Command),
    transport: {
      start: (given) => void (handlers = given),
      send(text) {
        const frame = JSON.parse(text) as Frame
        frames.push(frame)
        const { id, call, input } = frame
        if (call === 'watch') {
          const topic = input as Topic
          watched.set(topicKey(topic), topic)
          pushTopic(topic)
        } else if (call === 'command') command(id, input as Command)
        else if (call === 'table.focus') {
          const { contest, competitor, slot } = input as { contest: ContestId; competitor?: Called['competitor']; slot?: number }
          event.contest = contest
          called = competitor !== undefined && slot !== undefined ? { competitor, slot } : null
          post({ id, answer: ok(null) })
          push()
        }
      },
    },
    open() {
      connected = true
      handlers?.onOpen()
    },
    lose() {
      connected = false
      watched.clear()
      handlers?.onLost()
    },
    fail: (next) => void (failure = next),
    hold: () => void (held = []),
    release() {
      const pending = held ?? []
      held = null
      for (const one of pending) post(one)
    },
    push,
    be(id) {
      open = id
      push()
    },
  }
}
