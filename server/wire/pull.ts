// What a sender lacks: entries past what it says it has, in batches that end where their owner has signed.
import type { PartitionId } from '../../core/ids.ts'
import type { SealedEntry, SignedHead } from '../../core/log/chain.ts'
import { toBatches } from '../../core/wire/batch.ts'
import { type Batch, MAX_REQUEST_ENTRIES, type SyncRequest } from '../../core/wire/sync.ts'
import type { Session } from '../live/session.ts'

/** So many bytes of batches are enough for one answer: a sender that lacks more asks again, and reads no answer without end. */
const ENOUGH_BYTES = 512 * 1024

/** The wire's own bound on batches in one answer. */
const MAX_BATCHES = 64

/**
 * The next entries that a sender lacks, of all partitions together, as far as is enough. Batches were taken in at most
 * MAX_REQUEST_ENTRIES, so in so many entries there is always a signed head to end at.
 */
export async function lacking(session: Session, have: SyncRequest['have']): Promise<Batch[]> {
  const batches: Batch[] = []
  let room = ENOUGH_BYTES
  for (const { partition, seq } of session.heads.values()) {
    const from = (have[partition]?.[1] ?? 0) + 1
    if (from > seq) continue
    const entries = await session.store.read(partition, from, MAX_REQUEST_ENTRIES)
    // Up to where there is room if a signature ends there; else as far as it takes to reach one.
    const fitting = toBatches(entries, await headsIn(session, partition, within(entries, room)))
    const next = fitting.length > 0 ? fitting : batches.length > 0 ? [] : toBatches(entries, await headsIn(session, partition, entries))
    if (batches.length + next.length > MAX_BATCHES) break
    batches.push(...next)
    room -= sizeOf(next)
    if (room <= 0 || next.length === 0) break
  }
  return batches
}

const sizeOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(part))

/** The first entries of a run that have room; at least one. */
function within(entries: readonly SealedEntry[], room: number): readonly SealedEntry[] {
  let size = 0
  const end = entries.findIndex(({ body, kind }) => (size += sizeOf(body) + kind.length + 12) > room)
  return end === -1 ? entries : entries.slice(0, Math.max(1, end))
}

/** The newest signed head of each epoch in a run. */
async function headsIn({ store }: Session, partition: PartitionId, entries: readonly SealedEntry[]): Promise<SignedHead[]> {
  const ends = entries.filter((entry, index) => entries[index + 1]?.epoch !== entry.epoch)
  const heads = await Promise.all(ends.map(({ seq }) => store.signedHead(partition, seq)))
  return heads.filter((head) => head !== null)
}
