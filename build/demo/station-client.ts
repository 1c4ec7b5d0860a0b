// The operator app's end of the contract without a page: admitted by the printed address like a browser, then the very same calls.
import { WebSocket } from 'ws'
import type { StationView } from '../../core/contract/contract.ts'
import type { EntriesView } from '../../core/views/view.ts'
import { type Connection, createConnection, type Transport } from '../../renderer/client/connection.ts'

/** A connection, the views a script waits for, and what hangs it up. */
export interface StationClient extends Connection {
  /** The first view of the station that is as wanted. */
  when(wanted: (view: StationView) => boolean): Promise<StationView>
  /** The open event's entry list. */
  entries(): Promise<EntriesView>
  close(): void
}

/** Uses up a one-time address for a cookie. Throws where it was used already. */
async function admit(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' })
  const [cookie] = answer.headers.getSetCookie()
  if (cookie === undefined) throw new Error(`${new URL(address).origin} did not let this program in (${answer.status})`)
  return cookie.split(';')[0] ?? ''
}

/** Opens the contract at a station's printed address. */
export async function connectToStation(address: string): Promise<StationClient> {
  const cookie = await admit(address)
  const url = new URL('/operator/socket', address)
  const { origin } = url
  url.protocol = 'ws:'
  const socket = new WebSocket(url, { headers: { cookie, origin } })
  const transport: Transport = {
    start({ onOpen, onFrame, onLost }) {
      socket.on('open', onOpen)
      socket.on('message', (data: Buffer) => onFrame(data.toString('utf8')))
      socket.on('close', onLost)
      socket.on('error', onLost)
    },
    send: (text) => socket.send(text),
  }
  const connection = createConnection(transport)
  const first = <V>(watch: (listener: (view: V) => void) => () => void, wanted: (view: V) => boolean) =>
    new Promise<V>((resolve) => {
      const stop = watch((view) => {
        if (!wanted(view)) return
        resolve(view)
        // The listener may be called before `watch` has given back what ends it.
        queueMicrotask(() => stop())
      })
    })
  return {
    ...connection,
    when: (wanted) => first<StationView>((listener) => connection.watch({ topic: 'station' }, listener), wanted),
    entries: async () =>
      (await first<EntriesView | null>(
        (listener) => connection.watch({ topic: 'entries' }, listener),
        (view) => view !== null,
      ))!,
    close: () => socket.close(),
  }
}
