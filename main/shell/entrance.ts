// The way into the operator app from a browser: a one-time token in the address, turned into a cookie at the first visit.
// Whoever finds the address later (history, a photograph of the terminal) finds it used. A browser that was let in stays so when the
// station is started again, or the tab that a crash interrupted would stand before a closed door: its cookie is known by its hash alone.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** So many browsers are remembered, the newest. */
const MOST = 16

export interface Entrance {
  /** The one-time token: the one that waits to be used, or else a new one. */
  issue(): string
  /** Whether the newest token was not used yet: whoever is turned away can be sent to the address that is shown already. */
  readonly waits: boolean
  /** Trades a token for a cookie's value; null where it is wrong or used. */
  admit(token: string): string | null
  /** Whether a cookie's value is one that was given here. */
  knows(cookie: string | undefined): boolean
}

/** Where the hashes (hex) of admitted browsers' cookies are kept from one start to the next. */
export interface Admitted {
  load(): string[]
  save(hashes: readonly string[]): void
}

/** Cookies do not know ports: two stations on one computer would take each other's without a name for each. */
export const cookieName = ({ host }: IncomingHttpHeaders): string => `scoretable-table-${/:(\d+)$/.exec(host ?? '')?.[1] ?? '80'}`

const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** An entrance; `admitted` for what outlives this process. */
export function createEntrance(randomText: () => string, admitted: Admitted = { load: () => [], save: () => {} }): Entrance {
  let token: string | null = null
  let known = admitted.load().map((hash) => Buffer.from(hash, 'hex'))
  return {
    issue: () => (token ??= randomText()),
    get waits() {
      return token !== null
    },
    admit(tried) {
      // Hashes, so that the comparison takes as long whatever was tried, and however long that is.
      if (token === null || !timingSafeEqual(hashOf(token), hashOf(tried))) return null
      token = null
      const cookie = randomText()
      known = [...known, hashOf(cookie)].slice(-MOST)
      admitted.save(known.map((hash) => hash.toString('hex')))
      return cookie
    },
    knows(cookie) {
      if (cookie === undefined) return false
      const hash = hashOf(cookie)
      return known.reduce((found, each) => timingSafeEqual(each, hash) || found, false)
    },
  }
}
