// What has really happened in a run, as nobody in it can know: every entry that its owner wrote, and who has promised to hold what.
import { BEFORE_ALL } from '../../event/ownership-bodies.ts'
import type { PartitionId } from '../../ids.ts'
import type { SealedEntry } from '../../log/chain.ts'
import { lateOf } from '../../log/late.ts'

/** An entry, the hash it follows, and the machine that wrote it. */
export interface Written {
  entry: SealedEntry
  before: string
  by: string
}

/** The truth about one run. Entries are named by their hashes. */
export interface Truth {
  readonly written: ReadonlyMap<string, Written>
  /** Takes note of what a machine is about to write after a hash; whether it comes to that, its disk decides. */
  write(by: string, entries: readonly SealedEntry[], before: string | null): void
  /** A machine has told somebody that it holds this entry, and with it all that comes before. */
  promise(machine: string, hash: string, why: string): void
  /** All that a machine has promised to hold, with why. */
  promised(machine: string): ReadonlyMap<string, string>
  /** A machine is no longer held to what it has lost by no fault of its own. */
  release(machine: string, hashes: Iterable<string>): void
  /** The entry of a partition at a seq that a hash goes back to. */
  isBelow(hash: string, partition: PartitionId, seq: number): string | null
}

/** Of a run in which nothing has happened yet. */
export function createTruth(): Truth {
  const written = new Map<string, Written>()
  const promises = new Map<string, Map<string, string>>()
  const of = (machine: string) => {
    let own = promises.get(machine)
    if (!own) promises.set(machine, (own = new Map()))
    return own
  }
  return {
    written,
    write(by, entries, before) {
      for (const { before: previous, ...entry } of lateOf(entries, before))
        if (!written.has(entry.hash)) written.set(entry.hash, { entry, before: previous, by })
    },
    promise(machine, hash, why) {
      const own = of(machine)
      for (let at = hash; at !== BEFORE_ALL && !own.has(at); at = written.get(at)?.before ?? BEFORE_ALL) own.set(at, why)
    },
    promised: of,
    release(machine, hashes) {
      for (const hash of hashes) of(machine).delete(hash)
    },
    isBelow(hash, partition, seq) {
      let at = written.get(hash)
      while (at && at.entry.seq > seq) at = written.get(at.before)
      return at && at.entry.partition === partition && at.entry.seq === seq ? at.entry.hash : null
    },
  }
}
