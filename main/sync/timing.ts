// The times that sending keeps, in ms. Tests shrink them; nothing else changes them.
import { type BackOff, NETWORK, REFUSED } from '../../core/outbox/back-off.ts'

export interface Timing {
  /** How often the vigil looks around. */
  tick: number
  /** How often the remote is asked whether it still holds what it acknowledged, and what is parked is tried again. */
  recheck: number
  /** How often a remote is asked for what others have written, while there are others. */
  poll: number
  /** How often a remote that can't be reached is looked for. */
  reach: number
  /** So long without progress, the transport is built anew. */
  watchdog: number
  /** The shortest wait before the second connection is tried, and the shortest deadline. */
  hedge: number
  deadline: number
  network: BackOff
  refused: BackOff
}

export const TIMING: Timing = {
  tick: 5000,
  recheck: 600_000,
  poll: 5000,
  reach: 1000,
  watchdog: 60_000,
  hedge: 1500,
  deadline: 10_000,
  network: NETWORK,
  refused: REFUSED,
}

const WINDOW = 13 * 1024

/** When to send again on a second connection: after five round trips, and longer where the body itself takes a while on 50 KB/s. */
export const hedgeAfter = ({ hedge }: Timing, rtt: number, bytes: number): number =>
  Math.max(hedge, 5 * rtt) + Math.max(0, bytes - WINDOW) / 50

/** When to give up on a request: never before ten round trips, nor before its bytes could pass at 4 KB/s, up to a minute for these. */
export const deadlineAfter = ({ deadline }: Timing, rtt: number, bytes: number): number =>
  Math.max(10 * rtt, Math.min(60_000, deadline + bytes / 4))
