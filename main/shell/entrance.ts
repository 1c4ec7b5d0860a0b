// The way into the operator app from a browser: a one-time token in the address, turned into a cookie at the first visit.
// Whoever finds the address later (history, a photograph of the terminal) finds it used.
import { timingSafeEqual } from 'node:crypto'

export const COOKIE = 'scoretable-table'

export interface Entrance {
  /** A new one-time token; it replaces one that was not used. */
  issue(): string
  /** Trades a token for a cookie's value; null where it is wrong or used. */
  admit(token: string): string | null
  /** Whether a cookie's value is one that was given here. */
  knows(cookie: string | undefined): boolean
}

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** An entrance with nobody admitted yet. */
export function createEntrance(randomText: () => string): Entrance {
  let token: string | null = null
  const admitted: string[] = []
  return {
    issue() {
      token = randomText()
      return token
    },
    admit(tried) {
      if (token === null || !equal(token, tried)) return null
      token = null
      const cookie = randomText()
      admitted.push(cookie)
      return cookie
    },
    knows: (cookie) => cookie !== undefined && admitted.some((known) => equal(known, cookie)),
  }
}
