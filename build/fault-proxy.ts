// A network between two programs of this computer, with all that a hall's does: a round-trip time, connections that die at random moments,
// answers that stand still, and a line that is cut and mended. It counts what passes and what it broke. For benchmarks and journeys.
//
// One proxy is the line of one device. It speaks TCP and reads no more of what passes than where a request begins.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What has passed since the last reset. Bytes are those of TCP's payload, headers of HTTP included. */
export interface Passed {
  requests: number
  up: number
  down: number
  /** Connections that were made. */
  connections: number
  /** Requests whose connection was made to die, and those whose answer was made to stand still. */
  killed: number
  stalled: number
}

/** What a line does with what comes: passes it; refuses connections and resets those there are; or takes all and lets nothing through. */
export type Line = 'open' | 'refused' | 'silent'

export interface FaultProxy {
  /** Where it is reached. */
  url: string
  /** The time that a question and its answer spend on the way, in ms. */
  roundTrip: number
  /** Of requests on an open line, the share whose connection dies: before it came through, within it, within its answer, or some time after. */
  killed: number
  /** Of requests on an open line, the share whose answer stands still for some seconds. */
  stalled: number
  /** What the line does from now on. Connections from before a cut stay dead after it. */
  set(line: Line): Promise<void>
  passed(): Passed
  reset(): void
  close(): Promise<void>
}

export interface Options {
  /** Decides what breaks, and when. */
  random?: () => number
  /** The address of this computer that its connections come from: the other end counts by address, as it would with devices of their own. */
  from?: string
}

/** How a request's connection dies. */
type Death = 'before' | 'within' | 'answer' | 'after'
const DEATHS: readonly Death[] = ['before', 'within', 'answer', 'after']
/** A connection that lives on after an answer dies within this time; one that stands still does so for as long. Ms. */
const LATER = 8000
const STILL = { least: 1500, most: 4000 }
const REQUEST = /^(POST|GET|OPTIONS) \//

const nothing = (): Passed => ({ requests: 0, up: 0, down: 0, connections: 0, killed: 0, stalled: 0 })

/** One way of a connection: what is sent arrives after a delay and in order. */
function createWay(to: Socket, delay: () => number) {
  let last = 0
  const later = (then: () => void, more = 0) => {
    const now = performance.now()
    last = Math.max(last, now + delay() + more)
    setTimeout(then, last - now)
  }
  return {
    send: (chunk: Buffer, more?: number) => later(() => to.writable && to.write(chunk), more),
    end: () => later(() => to.end()),
    break: () => later(() => to.destroy()),
  }
}

/** A line to a port on this computer, with nothing wrong yet. */
export async function openFaultProxy(port: number, { random = Math.random, from }: Options = {}): Promise<FaultProxy> {
  let passed = nothing()
  let line: Line = 'open'
  const isLine = (which: Line) => line === which
  const sockets = new Set<Socket>()
  const cuts = new Set<(how: Line) => void>()
  const shape = { roundTrip: 0, killed: 0, stalled: 0 }
  const half = () => shape.roundTrip / 2

  function carry(near: Socket): void {
    passed.connections++
    const far = connect({ port, host: '127.0.0.1', ...(from ? { localAddress: from } : {}) })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {}) // `close` follows, and is what counts
      socket.once('close', () => sockets.delete(socket))
    }
    const up = createWay(far, half)
    const down = createWay(near, half)
    let isCut = false
    /** What becomes of the request that is on its way. */
    let death: Death | null = null
    let still = 0
    const die = () => {
      near.destroy()
      up.break()
    }
    const begin = () => {
      passed.requests++
      death = random() < shape.killed ? DEATHS[Math.floor(random() * DEATHS.length)]! : null
      still = random() < shape.stalled ? STILL.least + random() * (STILL.most - STILL.least) : 0
      if (death) passed.killed++
      if (still > 0) passed.stalled++
      if (death === 'after') setTimeout(() => !isCut && die(), random() * LATER)
    }
    near.on('data', (chunk: Buffer) => {
      if (isCut) return
      passed.up += chunk.length
      if (REQUEST.test(chunk.subarray(0, 12).toString('latin1'))) begin()
      if (death === 'before') return void setTimeout(die, half())
      if (death !== 'within') return up.send(chunk)
      up.send(chunk.subarray(0, Math.floor(random() * chunk.length)))
      setTimeout(die, half())
    })
    far.on('data', (chunk: Buffer) => {
      if (isCut) return
      passed.down += chunk.length
      if (death === 'answer') {
        // Half of these lose the whole answer, half break off in it.
        if (random() < 0.5) down.send(chunk.subarray(0, Math.floor(random() * chunk.length)))
        return void setTimeout(die, half())
      }
      down.send(chunk, still)
      still = 0
    })
    // What ends during a silence is heard of when that ends: the other end's system says it again and again.
    const held: (() => void)[] = []
    const tell = (end: () => void) => (isLine('silent') ? held.push(end) : end())
    near.on('end', () => tell(up.end))
    far.on('end', () => tell(down.end))
    near.on('close', () => tell(up.break))
    far.on('close', () => tell(down.break))
    const cut = (how: Line) => {
      if (how === 'open') for (const end of held.splice(0)) end()
      else isCut = true
      if (how === 'refused') for (const socket of [near, far]) socket.destroy()
      if (how !== 'silent' && near.destroyed && far.destroyed) cuts.delete(cut)
    }
    cuts.add(cut)
    for (const socket of [near, far]) socket.once('close', () => !isLine('silent') && near.destroyed && far.destroyed && cuts.delete(cut))
    // The handshake's round trip.
    near.pause()
    setTimeout(() => near.resume(), shape.roundTrip)
  }

  const server = createServer((near) => {
    if (!isLine('silent')) return carry(near)
    near.on('error', () => {}) // nothing was promised to it
    sockets.add(near)
    near.once('close', () => sockets.delete(near))
    near.resume()
  })
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const own = (server.address() as AddressInfo).port
  return Object.assign(shape, {
    url: `http://127.0.0.1:${own}`,
    passed: () => ({ ...passed }),
    reset: () => void (passed = nothing()),
    async set(next: Line) {
      line = next
      for (const cut of cuts) cut(next)
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
