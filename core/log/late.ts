// Entries that are kept outside the log: fenced by a later grant, or of another history than the one held. Each is whole and authentic,
// with the hash it follows, so that its chain can be checked and carried on without the log.
//
// Entries hang together in branches: a branch grows from an entry of the log (or from nothing), and ends in a tip. Who holds a tip holds
// all that is below it, so two holders compare what they have by their tips alone.
import { BEFORE_ALL } from '../event/ownership-bodies.ts'
import { type Head, headOf, type SealedEntry } from './chain.ts'

/** An entry kept outside the log. `before` is the hash it follows; {@link BEFORE_ALL} for a partition's first. */
export interface Late extends SealedEntry {
  before: string
}

/** A run of sealed entries as late ones; `before` is the hash that the first follows. */
export function lateOf(entries: readonly SealedEntry[], before: string | null): Late[] {
  let last = before ?? BEFORE_ALL
  return entries.map((entry) => {
    const late = { ...entry, before: last }
    last = entry.hash
    return late
  })
}

/** A late entry as the sealed entry it is. */
export const sealedOf = ({ event, partition, epoch, seq, at, kind, body, hash }: Late): SealedEntry => ({
  event,
  partition,
  epoch,
  seq,
  at,
  kind,
  body,
  hash,
})

/** A name for an entry that no other has. */
export const lateKey = ({ partition, epoch, seq, hash }: Pick<Head, 'partition' | 'epoch' | 'seq' | 'hash'>): string =>
  `${partition}/${epoch}/${seq}/${hash}`

/** The order in which late entries are listed: by partition, seq, epoch, hash. */
export const byPlace = (a: Late, b: Late): number =>
  compare(a.partition, b.partition) || a.seq - b.seq || a.epoch - b.epoch || compare(a.hash, b.hash)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The ends of all branches: entries that no other late entry follows. */
export function tipsOf(late: readonly Late[]): Head[] {
  const followed = new Set(late.map(({ before }) => before))
  return late.filter(({ hash }) => !followed.has(hash)).map(headOf)
}

/** The branch that ends in a hash, from its root on. */
export function branchTo(late: readonly Late[], hash: string): Late[] {
  const byHash = new Map(late.map((entry) => [entry.hash, entry]))
  const branch: Late[] = []
  for (let at = byHash.get(hash); at; at = byHash.get(at.before)) branch.push(at)
  return branch.reverse()
}
