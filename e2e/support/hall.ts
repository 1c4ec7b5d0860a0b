// A hall's network: a line of its own for each device, so that what is at the other end tells them apart as it would their addresses. All of
// them are slow and break at random; any of them is cut and mended. What breaks and when comes from a seed, which the journey prints.
import { createRandom } from '../../core/testing/simulator/random.ts'
import { type FaultProxy, type Line, openFaultProxy, type Passed } from '../../build/fault-proxy.ts'

/** How bad a line is: the round trip in ms, and the shares of requests whose connection dies and whose answer stands still. */
export interface Weather {
  roundTrip: number
  killed: number
  stalled: number
}

export const FINE: Weather = { roundTrip: 0, killed: 0, stalled: 0 }
export const BAD: Weather = { roundTrip: 300, killed: 0.2, stalled: 0.03 }

export interface Hall {
  /** A new line to a port on this computer, in the weather of now. */
  line(to: string): Promise<FaultProxy>
  weather(weather: Weather): void
  /** What the lines have passed and broken since they were opened, in one. */
  passed(): Passed
  close(): Promise<void>
}

/** Sets lines to what each is to do, all at once. */
export const cut = (how: Line, ...lines: FaultProxy[]): Promise<unknown> => Promise.all(lines.map((line) => line.set(how)))

/** An address as it is seen over a line. */
export function over(line: FaultProxy, address: string): string {
  const { pathname, search, hash } = new URL(address)
  return `${line.url}${pathname}${search}${hash}`
}

/** A hall with fine lines. */
export function openHall(seed: number): Hall {
  const random = createRandom(seed).next
  const lines: FaultProxy[] = []
  let now = FINE
  return {
    async line(to) {
      // Every address of 127.0.0.0/8 is this computer; where it isn't, all lines come from one.
      const from = process.platform === 'linux' ? { from: `127.0.1.${lines.length + 1}` } : {}
      const line = Object.assign(await openFaultProxy(Number(new URL(to).port), { random, ...from }), now)
      lines.push(line)
      return line
    },
    weather(weather) {
      now = weather
      for (const line of lines) Object.assign(line, weather)
    },
    passed() {
      const all = lines.map((line) => line.passed())
      const sum = (of: (passed: Passed) => number) => all.reduce((total, passed) => total + of(passed), 0)
      return {
        requests: sum(({ requests }) => requests),
        up: sum(({ up }) => up),
        down: sum(({ down }) => down),
        connections: sum(({ connections }) => connections),
        killed: sum(({ killed }) => killed),
        stalled: sum(({ stalled }) => stalled),
      }
    },
    async close() {
      await Promise.all(lines.map((line) => line.close()))
    },
  }
}
