// Wrong codes, counted: a person mistypes now and then, a program tries thousands. There are 10^10 codes, a few of them good for 15 minutes.

export interface Guesses {
  /** Seconds for which an address may not try again; null where it may. Of who may not, nothing is looked at, right codes neither. */
  barred(address: string, now: number): number | null
  /** A wrong code came from an address. */
  wrong(address: string, now: number): void
}

/**
 * Wrong codes within `window` ms: of one address, and of all together. Against 256 codes at once, as many as there may be, 9,000 tries in a
 * code's 15 minutes hit one with a chance of 1 in 5,000; fewer for all would let a few strangers keep everybody from joining.
 */
export const GUESSES = { each: 10, all: 3000, window: 5 * 60_000 }

/** At most so many addresses are remembered. */
const MOST_ADDRESSES = 2000

/** No guesses yet. */
export function createGuesses({ each, all, window } = GUESSES): Guesses {
  const byAddress = new Map<string, { count: number; until: number }>()
  let together = { count: 0, until: 0 }
  const left = (tries: { count: number; until: number } | undefined, most: number, now: number) =>
    tries && tries.until > now && tries.count >= most ? Math.max(1, Math.ceil((tries.until - now) / 1000)) : null
  const more = (tries: { count: number; until: number } | undefined, now: number) =>
    tries && tries.until > now ? { ...tries, count: tries.count + 1 } : { count: 1, until: now + window }
  return {
    barred: (address, now) => left(byAddress.get(address), each, now) ?? left(together, all, now),
    wrong(address, now) {
      const next = more(byAddress.get(address), now)
      // The newest last, so that the oldest goes first where there is no room.
      byAddress.delete(address)
      byAddress.set(address, next)
      const [oldest] = byAddress.keys()
      if (byAddress.size > MOST_ADDRESSES && oldest !== undefined) byAddress.delete(oldest)
      together = more(together, now)
    },
  }
}
