// The two transports: Electron's IPC where the preload offers it, else a WebSocket to the page's own origin.
import type { Transport } from './connection.ts'

/** What the preload exposes, and nothing else (main/preload.ts). */
declare global {
  interface Window {
    scoretable?: { send(text: string): void; onFrame(listener: (text: string) => void): void }
  }
}

/** A page's transport. `renew` takes a line that looks open and doesn't answer for lost, and opens another. */
export interface PageTransport extends Transport {
  renew(): void
}

const ipc = (port: NonNullable<Window['scoretable']>): PageTransport => ({
  start({ onOpen, onFrame }) {
    port.onFrame(onFrame)
    onOpen()
  },
  send: (text) => port.send(text),
  // No network lies between: there is no other line to open.
  renew: () => undefined,
})

const CONNECT_MS = 10_000

/** The other end has no room now (code 1013): its sentence says why, and it is left alone for a while. */
const CROWDED = 1013
const CROWDED_MS = 5000

/** Reconnects after 100 ms, then doubling to 2 s, at random within that: a room full of displays must not knock together. */
function webSocket(path: string): PageTransport {
  let socket: WebSocket
  let lose = () => {}
  return {
    start({ onOpen, onFrame, onLost }) {
      let failures = 0
      const open = () => {
        const url = new URL(path, location.href)
        url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
        const mine = (socket = new WebSocket(url))
        // A line that was given up may still say something later.
        let over = false
        const give = (longest: number, why?: string) => {
          if (over) return
          over = true
          mine.close()
          onLost(why)
          setTimeout(open, Math.random() * longest + (why === undefined ? 50 : CROWDED_MS))
        }
        lose = () => give(Math.min(2000, 100 * 2 ** failures++))
        mine.addEventListener('open', () => {
          if (over) return
          failures = 0
          onOpen()
        })
        mine.addEventListener('message', (event) => over || onFrame(event.data as string))
        mine.addEventListener('close', ({ code, reason }) => (code === CROWDED && reason ? give(CROWDED_MS, reason) : lose()))
        // On a network that swallows packets a browser would wait for minutes, and miss its return.
        setTimeout(() => mine.readyState === WebSocket.CONNECTING && lose(), CONNECT_MS)
      }
      open()
    },
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    renew: () => lose(),
  }
}

/** The transport this page has. `path` is the WebSocket's: `/operator/socket` or `/display/socket`. */
export const pageTransport = (path: string): PageTransport => (window.scoretable ? ipc(window.scoretable) : webSocket(path))
