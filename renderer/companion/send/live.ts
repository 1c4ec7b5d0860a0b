// The phone's end of the live channel (core/wire/live.ts): whom it judges, how far its entries have come, and that there is more to ask for.
// It comes again by itself after whatever happens, but where a person has to do something first. Nothing that has to last travels here.
import type { EventId } from '../../../core/ids.ts'
import { CLOSED, ToPhone } from '../../../core/wire/live.ts'

/** What the phone tells of itself. */
export interface Status {
  battery: number | null
  charging: boolean | null
  waiting: number
}

/** Why the channel does not come again by itself. */
export type Barred = { error: 'unknown' | 'removed' | 'other-event'; message: string }

export interface Live {
  /** Something of the phone's own changed. */
  tell(): void
  /** The network or the page is back. */
  hurry(): void
  renew(token: string): void
  /** Where the channel is open, or was last tried. */
  url(): string
  stop(): void
}

export interface Options {
  /** Where it is to be opened, asked anew each time. */
  url: () => string
  event: EventId
  token: string
  status: () => Status
  random: () => number
  clock: () => number
  onFrame: (frame: Exclude<ToPhone, { is: 'time' | 'refused' }>) => void
  /** Whether the table is in reach over this channel. */
  onOpen: (open: boolean) => void
  onBarred: (why: Barred | null) => void
  /** The table said something that this page does not know: it is newer. */
  onNewer: () => void
}

const SILENT = 60_000
/** So long without a word is odd enough to open anew where there is a reason to hurry. */
const QUIET = 25_000
const STATUS_EVERY = 60_000
const CONNECT = 10_000
const LONGEST = 15_000
const BARRED_AGAIN = 120_000
const BARRED: Readonly<Record<number, Barred['error']>> = {
  [CLOSED.unknown[0]]: 'unknown',
  [CLOSED.removed[0]]: 'removed',
  [CLOSED['other-event'][0]]: 'other-event',
}

/** Opens the channel and keeps it open. */
export function openLive(options: Options): Live {
  const { event, status, random, clock, onFrame, onOpen, onBarred } = options
  let token = options.token
  let url = options.url()
  let socket: WebSocket | null = null
  let failures = 0
  let heard = 0
  let told = ''
  let stopped = false
  let again: ReturnType<typeof setTimeout> | undefined

  const say = (frame: object) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame))

  function open(): void {
    clearTimeout(again)
    if (stopped || socket) return
    url = options.url()
    const mine = (socket = new WebSocket(url))
    let isWelcome = false
    heard = performance.now()
    const giveUp = setTimeout(() => mine.readyState === WebSocket.CONNECTING && lose(0), CONNECT)
    const lose = (code: number) => {
      clearTimeout(giveUp)
      if (socket !== mine) return
      socket = null
      mine.close()
      onOpen(false)
      const barred = BARRED[code]
      if (barred) onBarred({ error: barred, message: Object.values(CLOSED).find(([each]) => each === code)?.[1] ?? '' })
      failures = isWelcome ? 1 : failures + 1
      // Full jitter: a hall of phones comes back one after another.
      const wait = barred ? BARRED_AGAIN : 200 + random() * Math.min(LONGEST, 500 * 2 ** Math.min(10, failures))
      if (!stopped) again = setTimeout(open, wait)
    }
    mine.addEventListener('open', () => {
      told = JSON.stringify(status())
      say({ is: 'hello', v: 1, token, event, ...status() })
    })
    mine.addEventListener('message', ({ data }) => {
      heard = performance.now()
      const frame = ToPhone.safeParse(parseJson(String(data)))
      if (!frame.success) return options.onNewer()
      if (frame.data.is === 'time') return void say({ is: 'time', id: frame.data.id, clock: clock() })
      if (frame.data.is === 'refused') return lose(frame.data.code)
      if (frame.data.is === 'welcome') {
        isWelcome = true
        failures = 0
        onBarred(null)
        onOpen(true)
      }
      onFrame(frame.data)
    })
    mine.addEventListener('close', ({ code }) => lose(code))
  }

  function reopen(): void {
    const dead = socket
    socket = null
    dead?.close()
    onOpen(false)
    open()
  }

  // A socket that was open when the phone slept may look open and be dead: the hub asks for the time every 20 s.
  const pulse = setInterval(() => {
    if (socket && performance.now() - heard > SILENT) reopen()
  }, 5000)
  const reports = setInterval(() => say({ is: 'status', ...status() }), STATUS_EVERY)
  open()

  const live: Live = {
    tell() {
      const text = JSON.stringify(status())
      if (text === told || !socket) return
      told = text
      say({ is: 'status', ...status() })
    },
    hurry() {
      failures = 0
      if (socket && (performance.now() - heard > QUIET || options.url() !== url)) reopen()
      else if (!socket) open()
    },
    renew(next) {
      token = next
      failures = 0
      reopen()
    },
    url: () => url,
    stop() {
      stopped = true
      clearTimeout(again)
      clearInterval(pulse)
      clearInterval(reports)
      const old = socket
      socket = null
      old?.close()
    },
  }
  return live
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
