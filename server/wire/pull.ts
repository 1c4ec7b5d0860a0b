// What a sender lacks: entries past what it says it has, in batches that end where their owner has signed.
import type { PartitionId } from '../../core/ids.ts'
import type { SealedEntry, SignedHead } from '../../core/log/chain.ts'
import { toBatches } from '../../core/wire/batch.ts'
import { type Batch, MAX_REQUEST_ENTRIES, type SyncRequest } from '../../core/wire/sync.ts'
import type { Session } from '../live/session.ts'

/** The next so many entries that a sender lacks, of all partitions together. Batches were taken in at most this size, so one always fits. */
export async function lacking(session: Session, have: SyncRequest['have']): Promise<Batch[]> {
  const batches: Batch[] = []
  let room = MAX_REQUEST_ENTRIES
  for (const { partition, seq } of session.heads.values()) {
    const from = (have[partition]?.[1] ?? 0) + 1
    if (from > seq) continue
    if (batches.length >= 63 || (batches.length > 0 && seq - from >= room)) break
    const entries = await session.store.read(partition, from, room)
    const next = toBatches(entries, await headsIn(session, partition, entries))
    batches.push(...next)
    room -= next.reduce((sum, batch) => sum + batch.entries.length, 0)
    if (room <= 0) break
  }
  return batches.slice(0, 64)
}

/** The newest signed head of each epoch in a run. */
async function headsIn({ store }: Session, partition: PartitionId, entries: readonly SealedEntry[]): Promise<SignedHead[]> {
  const ends = entries.filter((entry, index) => entries[index + 1]?.epoch !== entry.epoch)
  const heads = await Promise.all(ends.map(({ seq }) => store.signedHead(partition, seq)))
  return heads.filter((head) => head !== null)
}
