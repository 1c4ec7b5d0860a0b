// The ways of a phone: where it may send to besides the hub that it joined at.
//
// A phone sends by every way that it has, and whichever answers counts: entries are tied to their owner by a signature, and who holds one
// already says so. So a judge without the hall's network reaches the results by the mobile one, and the table fetches them from there.
import { z } from 'zod'

/**
 * A place a device may send to besides the hub it joined at. `standby`: another laptop's hub at the same venue, that knows the same tokens;
 * `server`: the results server, which gives a token of its own to whoever owns anything in the event. `url` ends in a slash.
 */
export const Way = z.strictObject({ kind: z.enum(['standby', 'server']), url: z.url().max(300) })
export type Way = z.infer<typeof Way>

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/

/** Whether an address is this computer's own, which means another one to whoever it is told. */
export function isLoopback(url: string): boolean {
  try {
    return LOOPBACK.test(new URL(url).hostname)
  } catch {
    return false
  }
}
