// How long something is still open, in words. A file of its own: a screen that says it needs nothing of what decides.

/** Whole minutes up to a time, rounded up, in words. */
export function minutesLeft(until: number, now: number): string {
  const minutes = Math.ceil((until - now) / 60_000)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
