// How long to wait before the next try: exponential with full jitter, so that a hall of devices does not come back in one moment.

/** Waits in ms: `base` doubles with each failure up to `cap`; no wait is shorter than `floor`, whatever the jitter says. */
export interface BackOff {
  base: number
  cap: number
  floor: number
}

/** For faults of the network, which end by themselves. */
export const NETWORK: BackOff = { base: 1000, cap: 60_000, floor: 200 }

/** For refusals that a person has to resolve: asked again now and then, in case somebody did. */
export const REFUSED: BackOff = { base: 15_000, cap: 300_000, floor: 5000 }

/** A remote that asks for a longer pause than ten minutes is asked again after ten. */
export const LONGEST_RETRY_AFTER = 600_000

const ceiling = (failures: number, { base, cap }: BackOff) => Math.min(cap, base * 2 ** Math.min(30, Math.max(0, failures - 1)))

/** The wait after so many failures in a row (from 1), in ms. `random` is in [0, 1). */
export function backOff(failures: number, random: number, shape: BackOff): number {
  return Math.max(shape.floor, Math.floor(random * ceiling(failures, shape)))
}

/** The shortest wait that a new entry or another reason to hurry may cut a back-off to, in ms: soon, but never a hot loop. */
export function hurried(failures: number, shape: BackOff): number {
  return Math.max(shape.floor, Math.min(5000, ceiling(failures, shape) / 4))
}

/**
 * The pause a `Retry-After` header asks for, in ms; null where there is none that can be trusted. A date is read against the answer's own
 * `Date`, never against this device's clock, which may be an hour off.
 */
export function retryAfter(header: string | null, date: string | null): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Math.min(LONGEST_RETRY_AFTER, Number(text) * 1000)
  // Date.parse takes much that is no HTTP date: `-5` is a month to it.
  if (!/GMT$|^[A-Z][a-z]{2} /.test(text)) return null
  // oxlint-disable-next-line no-restricted-globals -- two texts are compared; no clock is asked
  const [until, asked] = [text, date ?? ''].map((each) => Date.parse(each)) as [number, number]
  const pause = until - asked
  return Number.isNaN(pause) ? null : Math.min(LONGEST_RETRY_AFTER, Math.max(0, pause))
}
