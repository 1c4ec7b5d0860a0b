// Plays the requests of a seed against what runs, so many at a time, and counts what became of each.
import { connect } from 'node:net'
import { exchange, type Reply } from './exchange.ts'
import type { Fixtures } from './fixtures.ts'
import { type Request, requestOf } from './request.ts'
import { faultIn, isOverload, type Secret } from './verdict.ts'

export interface Fault {
  number: number
  aim: string
  why: string
}

export interface Tally {
  done: number
  /** By endpoint, by status; `cut` where the line was ended without an answer, `quiet` where we ended it. */
  statuses: Map<string, Map<string, number>>
  /** Told to come again later, by 503. */
  overloads: number
  slowest: { ms: number; number: number; aim: string }
  faults: Fault[]
}

export interface Plan {
  seed: number
  from: number
  requests: number
  atOnce: number
  fixtures: Fixtures
  secrets: readonly Secret[]
  /** Whether each comes from an address of its own. */
  addresses: boolean
  /** Hears of each fault as it is seen. */
  onFault?: (fault: Fault) => void
}

const MOST_FAULTS = 20

/** Whether this machine lets a program call from any address of its loopback. */
export const hasAddresses = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, localAddress: '127.9.9.9' })
    const tell = (can: boolean) => {
      socket.destroy()
      resolve(can)
    }
    socket.once('connect', () => tell(true))
    socket.once('error', () => tell(false))
  })

function note(tally: Tally, number: number, request: Request, reply: Reply): void {
  // What came before the answer (100, go on) is none.
  const status = reply.statuses.find((each) => each >= 101)
  const what = status === undefined ? (reply.ended === 'quiet' ? 'quiet' : 'cut') : String(status)
  const counts = tally.statuses.get(request.aim) ?? new Map<string, number>()
  tally.statuses.set(request.aim, counts.set(what, (counts.get(what) ?? 0) + 1))
  tally.overloads += Number(status !== undefined && isOverload(status, reply.head))
  if (request.whole && reply.ms > tally.slowest.ms) tally.slowest = { ms: reply.ms, number, aim: request.aim }
  tally.done++
}

/** Plays; `tally` grows as it goes. Ends early where too much is wrong. */
export async function play(plan: Plan, tally: Tally = noTally()): Promise<Tally> {
  const { seed, from, requests, atOnce, fixtures, secrets, addresses, onFault = () => {} } = plan
  let next = from
  const caller = async () => {
    while (next < from + requests && tally.faults.length < MOST_FAULTS) {
      const number = next++
      const request = requestOf(seed, number, fixtures)
      const reply = await exchange(request, fixtures.ports[request.app], addresses)
      const why = faultIn(request, reply, secrets)
      if (why !== null) {
        const fault = { number, aim: request.aim, why }
        tally.faults.push(fault)
        onFault(fault)
      }
      note(tally, number, request, reply)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  return tally
}

export const noTally = (): Tally => ({
  done: 0,
  statuses: new Map(),
  overloads: 0,
  slowest: { ms: 0, number: 0, aim: '' },
  faults: [],
})
