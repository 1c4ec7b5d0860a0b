// The station's end of the contract: one line a screen, whatever carries it. Parses every frame, holds a display to what a display may do,
// and pushes views. Pushes of the same turn of the event loop are one, and a view that did not change is not sent again.
import { Calls, DISPLAY_CALLS, type Failure, Frame, Topic, topicKey } from '../../core/contract/contract.ts'
import { err, type Outcome } from '../../core/outcome.ts'
import type { Station, StationCall } from './station.ts'

/** Frames are at most so many characters; the longest real one is an entry list of 5,000 rows. */
export const MAX_FRAME = 8 * 1024 * 1024

/** A display watches its own screen and nothing else. */
const MAX_DISPLAY_FRAME = 1024

export type Role = 'operator' | 'display'

/** One screen's line. */
export interface Line {
  /** Takes a frame from the screen. Never throws: what can't be read is answered or, where there is no id to answer to, ends the line. */
  receive(text: string): void
  /** The screen has gone. */
  close(): void
}

export interface Switchboard {
  /** Opens a line. `send` posts a frame; `end` hangs up on a screen that does not speak the contract. */
  connect(role: Role, send: (text: string) => void, end: () => void): Line
}

const refused = (message: string): Outcome<never, Failure> => err({ kind: 'bad-call', message })

/** Puts screens through to a station. */
export function createSwitchboard(station: Station): Switchboard {
  const pushers = new Set<() => void>()
  let scheduled = false
  station.onChange(() => {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      for (const push of pushers) push()
    })
  })

  return {
    connect(role, send, end) {
      const watched = new Map<string, { topic: Topic; sent: string }>()

      const push = () => {
        for (const [key, watch] of watched) {
          const view = station.view(watch.topic)
          // `asOf` moves with every look; what counts as changed is the rest.
          const content = JSON.stringify(view, (name, value: unknown) => (name === 'asOf' ? undefined : value))
          if (content === watch.sent) continue
          watch.sent = content
          send(JSON.stringify({ topic: key, view }))
        }
      }
      pushers.add(push)

      const watch = (topic: Topic) => {
        const key = topicKey(topic)
        if (watched.has(key)) watched.get(key)!.sent = ''
        else {
          watched.set(key, { topic, sent: '' })
          if (topic.topic === 'screen' && role === 'display') station.screenConnected(topic.screen)
        }
        push()
      }
      const unwatch = (topic: Topic) => {
        const key = topicKey(topic)
        if (watched.delete(key) && topic.topic === 'screen' && role === 'display') station.screenGone(topic.screen)
      }

      async function answer(call: keyof Calls, input: unknown): Promise<Outcome<unknown, Failure>> {
        if (role === 'display' && !DISPLAY_CALLS.includes(call)) return refused('A display can only watch.')
        const parsed = Calls[call].safeParse(input)
        if (!parsed.success)
          return refused(`That was not understood: ${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`)
        if (call === 'watch' || call === 'unwatch') {
          const topic = parsed.data as Topic
          const other = topic.topic !== 'screen' || (watched.size > 0 && !watched.has(topicKey(topic)))
          if (role === 'display' && other) return refused('A display watches its own screen.')
          if (call === 'watch') watch(topic)
          else unwatch(topic)
          return { ok: true, value: null }
        }
        return station.call(call as StationCall, parsed.data as never)
      }

      return {
        receive(text) {
          if (text.length > (role === 'display' ? MAX_DISPLAY_FRAME : MAX_FRAME)) return end()
          const frame = Frame.safeParse(parseJson(text))
          if (!frame.success) return end()
          const { id, call, input } = frame.data
          void answer(call, input).then((outcome) => send(JSON.stringify({ id, answer: outcome })))
        },
        close() {
          pushers.delete(push)
          for (const { topic } of [...watched.values()]) unwatch(topic)
        },
      }
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
