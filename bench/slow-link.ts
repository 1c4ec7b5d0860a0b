// A link to a server with a round-trip time, that counts what passes: bytes each way, and requests.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What has passed since the last reset. Bytes are those of TCP's payload, headers of HTTP included. */
export interface Passed {
  requests: number
  up: number
  down: number
}

export interface SlowLink {
  /** Where it is reached. */
  url: string
  /** The time that a question and its answer spend on the way, in ms. */
  roundTrip: number
  passed(): Passed
  reset(): void
  close(): Promise<void>
}

/** Passes everything on after a delay, in order. */
function pass(from: Socket, to: Socket, delay: () => number, seen: (chunk: Buffer) => void): void {
  from.on('data', (chunk: Buffer) => {
    seen(chunk)
    setTimeout(() => to.writable && to.write(chunk), delay())
  })
  from.on('end', () => setTimeout(() => to.end(), delay()))
  from.on('error', () => to.destroy())
  from.on('close', () => setTimeout(() => to.destroy(), delay()))
}

/** A link to a port on this computer. */
export async function openSlowLink(port: number): Promise<SlowLink> {
  let passed: Passed = { requests: 0, up: 0, down: 0 }
  const sockets = new Set<Socket>()
  const link = { roundTrip: 0 }
  const half = () => link.roundTrip / 2
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.once('close', () => sockets.delete(socket))
    }
    pass(near, far, half, (chunk) => {
      passed.up += chunk.length
      if (chunk.subarray(0, 5).toString('latin1') === 'POST ') passed.requests++
    })
    pass(far, near, half, (chunk) => (passed.down += chunk.length))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(link, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => ({ ...passed }),
    reset: () => void (passed = { requests: 0, up: 0, down: 0 }),
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  })
}
