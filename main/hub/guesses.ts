// Wrong codes, counted: a person mistypes now and then, a program tries thousands. There are 10^10 codes, a few of them good for 15 minutes.
//
// An access point that translates addresses makes a hall one address, and one neighbour's guesses bar all of it. So the table's way out is a new
// code: who may not try is still looked at for a code that was made since, of which there are few, and only so often.

/** Who may not try: for how many seconds still, and since when. */
export interface Bar {
  wait: number
  since: number
}

export interface Guesses {
  /** The bar of an address; null where it may try. */
  barred(address: string, now: number): Bar | null
  /** Whether a try of somebody who is barred may be looked at for a code that was made since. Each is counted. */
  looksAgain(now: number): boolean
  /** A wrong code came from an address. */
  wrong(address: string, now: number): void
}

/**
 * Wrong codes within `window` ms: of one address, and of all together. Against 256 codes at once, as many as there may be, 9,000 tries in a
 * code's 15 minutes hit one with a chance of 1 in 5,000; fewer for all would let a few strangers keep everybody from joining. `again`: tries
 * of all who are barred; were as many codes as there may be all made since, those hit one with a chance of 1 in 13,000.
 */
export const GUESSES = { each: 10, all: 3000, again: 1000, window: 5 * 60_000 }

/** At most so many addresses are remembered. */
const MOST_ADDRESSES = 2000

/** Tries within a window. `since`: when they were as many as there may be. */
interface Tries {
  count: number
  until: number
  since: number
}

/** No guesses yet. */
export function createGuesses({ each, all, again, window } = GUESSES): Guesses {
  const byAddress = new Map<string, Tries>()
  let together: Tries = { count: 0, until: 0, since: 0 }
  let looked: Tries = { count: 0, until: 0, since: 0 }
  const isOver = (tries: Tries, most: number, now: number) => tries.until > now && tries.count >= most
  const barOf = (tries: Tries | undefined, most: number, now: number): Bar | null =>
    tries && isOver(tries, most, now) ? { wait: Math.max(1, Math.ceil((tries.until - now) / 1000)), since: tries.since } : null
  const more = (tries: Tries | undefined, most: number, now: number): Tries => {
    const { count, until, since } = tries && tries.until > now ? tries : { count: 0, until: now + window, since: now }
    return { count: count + 1, until, since: count < most ? now : since }
  }
  return {
    barred: (address, now) => barOf(byAddress.get(address), each, now) ?? barOf(together, all, now),
    looksAgain(now) {
      if (isOver(looked, again, now)) return false
      looked = more(looked, again, now)
      return true
    },
    wrong(address, now) {
      const next = more(byAddress.get(address), each, now)
      // The newest last, so that the oldest goes first where there is no room.
      byAddress.delete(address)
      byAddress.set(address, next)
      const [oldest] = byAddress.keys()
      if (byAddress.size > MOST_ADDRESSES && oldest !== undefined) byAddress.delete(oldest)
      together = more(together, all, now)
    },
  }
}
