// When may what happen: the rules by which an update is looked for, fetched and put in place. Nothing else decides it, and nothing here knows
// of a network, a disk or a clock.
//
//   ask the feed      at the start and once a day, at a random time around it; it is one small file
//   fetch             never while an event is open. Unasked only where no event has been open for two hours: a pause is no end of a competition
//   put in place      never while an event is open, and only when a person says so
//   which version     one that is newer than what runs, and not older than what the feed has had before

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long no event may have been open before an update is fetched unasked. */
export const QUIET_MS = 2 * HOUR

/** What the hall is at. `worked`: when an event was last open or written to, in ms by the same clock as now; null where none ever was. */
export interface Hall {
  isOpen: boolean
  worked: number | null
}

/** Whether an update may be fetched; or what it waits for, and for how long, where time alone ends that. */
export function mayFetch({ isOpen, worked }: Hall, now: number, isAsked: boolean): 'yes' | 'open' | { quietIn: number } {
  if (isOpen) return 'open'
  // A clock that was set back since is no reason to wait for years.
  const since = worked === null ? QUIET_MS : Math.abs(now - worked)
  return isAsked || since >= QUIET_MS ? 'yes' : { quietIn: QUIET_MS - since }
}

/** Whether an update may be put in place, which only ever happens when a person asks for it. */
export const mayInstall = ({ isOpen }: Hall): boolean => !isOpen

/**
 * In how many ms the feed is asked again. `random` is a number in [0, 1): a thousand laptops that were switched on at eight must not ask at once.
 * After a try that failed for want of a network it is sooner than after one that was answered, or answered with something to refuse.
 */
export function nextCheck(after: 'start' | 'answer' | 'failure', random: number): number {
  if (after === 'start') return 10 * 1000 + random * 2 * MINUTE
  if (after === 'failure') return HOUR + random * HOUR
  return DAY - 2 * HOUR + random * 4 * HOUR
}

/** Compares two versions of the form 1.2.3: below 0 where the first is older. Of anything else it knows nothing and throws. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)]
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** Three numbers with points between; a release has no other name. */
export const VERSION = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/

function numbersOf(version: string): [number, number, number] {
  const match = VERSION.exec(version)
  if (!match) throw new Error(`“${version}” is no version of the form 1.2.3`)
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

/**
 * What a version in the feed is to a copy that runs `current` and has seen up to `highest` there. `behind`: it would be a step back from what
 * runs; `went-back`: it would be a step forward, but the feed has had a newer one, and who sends old versions may want their holes.
 */
export function standingOf(offered: string, current: string, highest: string | null): 'newer' | 'same' | 'behind' | 'went-back' {
  const step = compareVersions(offered, current)
  if (step === 0) return 'same'
  if (step < 0) return 'behind'
  return highest !== null && compareVersions(offered, highest) < 0 ? 'went-back' : 'newer'
}
