// A link to a server with a round-trip time, that counts what passes: bytes each way, and requests.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What has passed since the last reset. Bytes are those of TCP's payload, headers of HTTP included. */
export interface Passed {
  requests: number
  up: number
  down: number
  /** Connections that were made. */
  connections: number
}

/** What a line does with what comes: passes it; refuses connections and resets those there are; or takes all and lets nothing through. */
export type Line = 'open' | 'refused' | 'silent'

export interface SlowLink {
  /** Where it is reached. */
  url: string
  /** The time that a question and its answer spend on the way, in ms. */
  roundTrip: number
  /** What the line does from now on. Connections from before a cut stay dead after it. */
  set(line: Line): Promise<void>
  /** Of new connections on an open line, the share that breaks: half of them before anything is through, half before the answer is. */
  killed: number
  passed(): Passed
  reset(): void
  close(): Promise<void>
}

/** Passes everything on after a delay, in order. */
function pass(from: Socket, to: Socket, delay: () => number, seen: (chunk: Buffer) => boolean): void {
  from.on('data', (chunk: Buffer) => {
    if (!seen(chunk)) return
    setTimeout(() => to.writable && to.write(chunk), delay())
  })
  from.on('end', () => setTimeout(() => to.end(), delay()))
  from.on('error', () => to.destroy())
  from.on('close', () => setTimeout(() => to.destroy(), delay()))
}

/** A link to a port on this computer. */
export async function openSlowLink(port: number): Promise<SlowLink> {
  let passed: Passed = { requests: 0, up: 0, down: 0, connections: 0 }
  let line: Line = 'open'
  const sockets = new Set<Socket>()
  const link = { roundTrip: 0, killed: 0 }
  const deaths = new Set<(how: Line) => void>()
  const half = () => link.roundTrip / 2
  const server = createServer((near) => {
    near.on('error', () => {})
    if (line === 'silent') {
      sockets.add(near)
      near.once('close', () => sockets.delete(near))
      return void near.resume()
    }
    passed.connections++
    let isOpen = true
    const kill = Math.random() < link.killed ? (Math.random() < 0.5 ? 'up' : 'down') : null
    const breaks = (way: 'up' | 'down') => {
      if (kill === way) setTimeout(() => near.destroy(), half())
      return isOpen && kill !== way
    }
    const dies = (how: Line) => {
      isOpen = false
      if (how === 'refused') near.destroy()
    }
    deaths.add(dies)
    near.once('close', () => deaths.delete(dies))
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.once('close', () => sockets.delete(socket))
    }
    pass(near, far, half, (chunk) => {
      if (!isOpen) return false
      passed.up += chunk.length
      if (/^(POST|GET) /.test(chunk.subarray(0, 5).toString('latin1'))) passed.requests++
      return breaks('up')
    })
    pass(far, near, half, (chunk) => {
      if (isOpen) passed.down += chunk.length
      return breaks('down')
    })
    // The handshake's round trip.
    near.pause()
    setTimeout(() => near.resume(), link.roundTrip)
  })
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const own = (server.address() as AddressInfo).port
  return Object.assign(link, {
    url: `http://127.0.0.1:${own}`,
    passed: () => ({ ...passed }),
    reset: () => void (passed = { requests: 0, up: 0, down: 0, connections: 0 }),
    async set(next: Line) {
      line = next
      if (next !== 'open') for (const dead of deaths) dead(next)
      if (next === 'refused') server.close()
      else if (!server.listening) await listen(own)
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  })
}
