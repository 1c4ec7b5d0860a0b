// What every log store checks before it appends: that the entries go on where the partition's log ends.
import type { Head, SealedEntry } from '../log/chain.ts'
import type { StoreFailure } from './port.ts'

/**
 * Why a run of entries can't be appended after a head (null where the partition has none), or null where it can: one partition,
 * seqs without a gap, epochs that don't fall. Hashes are the business of whoever seals (chain.ts) or admits (admit.ts) them.
 */
export function whyNot(head: Head | null, entries: readonly SealedEntry[]): StoreFailure | null {
  let seq = head?.seq ?? 0
  let epoch = head?.epoch ?? 1
  for (const entry of entries) {
    if (entry.partition !== entries[0]?.partition) throw new Error('append takes entries of one partition')
    if (entry.seq !== seq + 1 || entry.epoch < epoch) {
      return { kind: 'moved', message: `Entry ${entry.seq} does not follow entry ${seq} of ${entry.partition}. Nothing was stored.` }
    }
    seq = entry.seq
    epoch = entry.epoch
  }
  if (entries.length === 0) throw new Error('append takes at least one entry')
  return null
}
