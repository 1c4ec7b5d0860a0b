// Where a log has to be cut for what is granted now: at the first entry that no grant lets stand.
import type { PartitionId } from '../ids.ts'
import type { SealedEntry } from '../log/chain.ts'
import type { Grants } from './grants.ts'

/**
 * The seq after which a partition's log is no log any more, or null where all of it stands. Entries come in order, from the first.
 *   - past the end of its epoch, or before its beginning: cut before it
 *   - where an epoch ends, another entry than its end: this is another history of that epoch; cut where the epoch began
 *   - of an epoch that was another device's when it was taken (`before`), or that nobody owns now: cut before it
 */
export function whereCut(partition: PartitionId, entries: Iterable<SealedEntry>, now: Grants, before: Grants = now): number | null {
  for (const { epoch, seq, hash } of entries) {
    const end = now.endOf(partition, epoch)
    const start = now.startOf(partition, epoch)
    const owner = before.keyOf(partition, epoch)
    if (owner !== null && owner !== now.keyOf(partition, epoch)) return seq - 1
    if ((end && seq > end.seq) || (start && seq <= start.seq)) return seq - 1
    if (end && seq === end.seq && hash !== end.hash) return start?.seq ?? 0
  }
  return null
}
