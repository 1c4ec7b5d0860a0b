// The life of a contest's results: provisional, announced with a time for protests, official; and again, as another version.
//
// Times are what the referee's table's clock said. What has run out by now is the view's to say: nothing here knows the time.
import type { Fact } from '../event/entry.ts'

/** A fact of a results' life. */
export type LifeFact = Extract<Fact, { kind: 'ruling.reopened' | 'results.announced' | 'results.official' }>

/** One version that was made public. */
export interface ResultsVersion {
  version: number
  /** When it was announced, and until when it may be protested, in ms. */
  at: number
  until: number
  /** The digest of what was announced. */
  standing: string
  supersedes: number | null
  reason: string | null
  official: { by: string; at: number } | null
  reopened: { reason: string; at: number } | null
}

/** The versions of a contest's results, oldest first; the last is the one that holds. */
export interface ContestLife {
  versions: ResultsVersion[]
}

/** Applies a fact of a results' life. False where it means nothing after what was there before; all of them are of one partition, in order. */
export function applyLife(life: ContestLife, fact: LifeFact, at: number): boolean {
  const last = life.versions.at(-1)
  switch (fact.kind) {
    case 'results.announced': {
      const { version, protest, standing, supersedes = null, reason = null } = fact.body
      if (version !== (last?.version ?? 0) + 1) return false
      if (last && (supersedes !== last.version || reason === null)) return false
      life.versions.push({ version, at, until: at + protest * 60_000, standing, supersedes, reason, official: null, reopened: null })
      return true
    }
    case 'results.official':
      if (!last || last.version !== fact.body.version || last.official) return false
      last.official = { by: fact.body.by, at }
      return true
    case 'ruling.reopened':
      if (!last?.official || last.reopened) return false
      last.reopened = { reason: fact.body.reason, at }
      return true
  }
}
