// The two transports: Electron's IPC where the preload offers it, else a WebSocket to the page's own origin.
import type { Transport } from './connection.ts'

/** What the preload exposes, and nothing else (main/preload.ts). */
declare global {
  interface Window {
    scoretable?: { send(text: string): void; onFrame(listener: (text: string) => void): void }
  }
}

const ipc = (port: NonNullable<Window['scoretable']>): Transport => ({
  start({ onOpen, onFrame }) {
    port.onFrame(onFrame)
    onOpen()
  },
  send: (text) => port.send(text),
})

/** Reconnects after 100 ms, then doubling to 2 s, at random within that: a room full of displays must not knock together. */
function webSocket(path: string): Transport {
  let socket: WebSocket
  return {
    start({ onOpen, onFrame, onLost }) {
      let failures = 0
      const open = () => {
        const url = new URL(path, location.href)
        url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
        socket = new WebSocket(url)
        socket.addEventListener('open', () => {
          failures = 0
          onOpen()
        })
        socket.addEventListener('message', (event) => onFrame(event.data as string))
        socket.addEventListener('close', () => {
          onLost()
          setTimeout(open, Math.random() * Math.min(2000, 100 * 2 ** failures++) + 50)
        })
      }
      open()
    },
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
  }
}

/** The transport this page has. `path` is the WebSocket's: `/operator/socket` or `/display/socket`. */
export const pageTransport = (path: string): Transport => (window.scoretable ? ipc(window.scoretable) : webSocket(path))
