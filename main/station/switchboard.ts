// The station's end of the contract: one line a screen, whatever carries it. Parses every frame, holds a display to what a display may do,
// and pushes views. Pushes of the same turn of the event loop are one, and a view that did not change is not sent again.
import { Calls, DISPLAY_CALLS, type Failure, Frame, type Topic, topicKey } from '../../core/contract/contract.ts'
import type { EventId } from '../../core/ids.ts'
import { err, type Outcome } from '../../core/outcome.ts'
import type { SceneView } from '../../core/views/view.ts'
import type { Station } from './station.ts'

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
  /** Whether a frame asks to watch a screen that somebody at the table named or steered. */
  knows(text: string): boolean
}

const refused = (message: string): Outcome<never, Failure> => err({ kind: 'bad-call', message })

/** A fault of this app must not take the table down with it: the screen is told, and everything else goes on. */
const FAULT: Failure = {
  kind: 'refused',
  message: 'This app has a fault there. Everything saved is kept: look at the last entries before you do it again.',
}

/** What nobody waits for goes out when every screen has what changed. */
const LATER: ReadonlySet<Topic['topic']> = new Set(['why', 'needed', 'records', 'referee', 'documents'])

/** A hall of phones always has something to say of itself: the table is told so often and no more, in ms. */
const DEVICES_EVERY = 250

/** When a topic goes out. */
type Turn = 'first' | 'later' | 'devices'
const turnOf = ({ topic }: Topic): Turn => (topic === 'devices' ? 'devices' : LATER.has(topic) ? 'later' : 'first')

/** The scenes' texts: many screens show one. */
const sceneTexts = new WeakMap<SceneView, string>()

/** A view as it is sent, and what of it counts as changed: of a screen all but `asOf`, which moves with every look. */
function frameOf(key: string, view: ReturnType<Station['view']>): { frame: string; content: string } {
  let [text, content] = ['', '']
  if (view && 'asOf' in view) {
    const { asOf, scene, ...rest } = view
    const sceneText = sceneTexts.get(scene) ?? JSON.stringify(scene)
    sceneTexts.set(scene, sceneText)
    content = `${JSON.stringify(rest)}${sceneText}`
    text = `{"asOf":${asOf},"scene":${sceneText},${JSON.stringify(rest).slice(1)}`
  } else content = text = JSON.stringify(view)
  return { frame: `{"topic":${JSON.stringify(key)},"view":${text}}`, content }
}

/** Puts screens through to a station. `onFault` hears of what should never happen. */
export function createSwitchboard(station: Station, onFault: (error: unknown) => void = console.error): Switchboard {
  const pushers = new Set<(which: Turn) => void>()
  const pushAll = (which: Turn) => {
    for (const push of pushers) push(which)
  }
  let scheduled = false
  let devicesDue = false
  let devicesAt = -DEVICES_EVERY
  const devicesSoon = () => {
    if (devicesDue) return
    devicesDue = true
    const wait = Math.max(0, devicesAt + DEVICES_EVERY - performance.now())
    setTimeout(() => {
      devicesDue = false
      devicesAt = performance.now()
      pushAll('devices')
    }, wait).unref()
  }
  station.onChange((what) => {
    devicesSoon()
    if (scheduled || what === 'devices') return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      pushAll('first')
      setImmediate(() => pushAll('later'))
    })
  })

  return {
    knows(text) {
      const frame = text.length > MAX_DISPLAY_FRAME ? null : Frame.safeParse(parseJson(text))
      const topic = frame?.success && frame.data.call === 'watch' ? Calls.watch.safeParse(frame.data.input) : null
      return topic?.success === true && topic.data.topic === 'screen' && station.knowsScreen(topic.data.screen)
    },
    connect(role, send, end) {
      const watched = new Map<string, { topic: Topic; sent: string }>()

      const push = (which?: Turn) => {
        for (const [key, watch] of watched) {
          if (which !== undefined && turnOf(watch.topic) !== which) continue
          try {
            const { frame, content } = frameOf(key, station.view(watch.topic))
            if (content === watch.sent) continue
            watch.sent = content
            send(frame)
          } catch (error) {
            // The screen keeps the last good picture; its other topics, and the other screens, get theirs.
            onFault(error)
          }
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

      async function answer(call: keyof Calls, input: unknown, event?: EventId): Promise<Outcome<unknown, Failure>> {
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
        return station.call(call, parsed.data as never, event)
      }

      return {
        receive(text) {
          if (text.length > (role === 'display' ? MAX_DISPLAY_FRAME : MAX_FRAME)) return end()
          const frame = Frame.safeParse(parseJson(text))
          if (!frame.success) return end()
          const { id, call, input, event } = frame.data
          void answer(call, input, event)
            .catch((error: unknown) => {
              onFault(error)
              return err(FAULT)
            })
            .then((outcome) => send(JSON.stringify({ id, answer: outcome })))
        },
        close() {
          pushers.delete(push)
          for (const { topic } of watched.values()) unwatch(topic)
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
