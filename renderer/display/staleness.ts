// When a picture counts as old, and what it then says of itself.

/** A lost line is worth a word after this long, in ms: a short break is nobody's business. */
export const QUIET_MS = 5000

/**
 * Until when a picture was true, in ms by the station's clock: when the station sent it, plus how long the line then held.
 * `receivedAt` and `lostAt` are by this screen's clock, which may be hours off; only their difference is used.
 */
export function trueUntil(asOf: number, receivedAt: number, lostAt: number): number {
  return asOf + Math.max(0, lostAt - receivedAt)
}

/** `As of 14:05`, with the day where it wasn't today. */
export function asOfText(at: number, now: number, zone?: string): string {
  const options = zone === undefined ? {} : { timeZone: zone }
  const day = (time: number) => new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...options })
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', ...options })
  return day(at) === day(now) ? `As of ${time}` : `As of ${day(at)}, ${time}`
}
