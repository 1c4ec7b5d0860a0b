// What a stranger may have picked up before: addresses, what went over the air in clear, and tokens that are no good, or not for this.
import type { App } from './endpoints.ts'

export interface Fixtures {
  /** Ports on 127.0.0.1. */
  ports: Record<App, number>
  event: string
  /** Another event on the same server, whose token the stranger has. */
  other: string
  contest: string
  tokens: {
    /** Of phones that have joined, listened to on the air. They let one ask in a phone's name, and write nothing. */
    overheard: string[]
    /** Ended at the table. */
    ended: string
    /** The server's, for the other event. */
    foreign: string
  }
  /** Requests and frames that others sent, word for word. */
  heard: { joins: string[]; syncs: string[]; publishes: string[]; registrations: string[]; devices: string[]; hellos: string[] }
}
