// What a sender lacks: entries past what it says it has, in batches that end where their owner has signed.
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { PartitionId } from '../ids.ts'
import { type Head, type SealedEntry, type SignedHead, VOUCHED } from '../log/chain.ts'
import type { KeptLate, LogStore } from '../store/port.ts'
import { asItWasSigned } from './as-signed.ts'
import { toBatches } from './batch.ts'
import type { Grants } from './grants.ts'
import { type Batch, MAX_REQUEST_ENTRIES, type SyncRequest } from './sync.ts'

/** So many bytes of batches are enough for one answer: a sender that lacks more asks again, and reads no answer without end. */
const ENOUGH_BYTES = 512 * 1024

/** The wire's own bound on batches in one answer. */
const MAX_BATCHES = 64

/** Where entries lie, how far each partition goes, what is kept outside the logs, and where epochs end. */
interface Held {
  store: LogStore
  heads: ReadonlyMap<PartitionId, Head>
  late: KeptLate
  grants: Pick<Grants, 'endOf'>
}

/**
 * The next entries that a sender lacks, of all partitions together, as far as is enough. Batches were taken in at most
 * MAX_REQUEST_ENTRIES, so in so many entries there is always a signed head to end at. `sign`: for the holder's own entries, which nobody
 * has signed yet.
 */
export async function lacking(
  held: Held,
  have: SyncRequest['have'],
  sign: (head: Head) => SignedHead | null = () => null,
): Promise<Batch[]> {
  const batches: Batch[] = []
  let room = ENOUGH_BYTES
  for (const { partition, seq } of held.heads.values()) {
    const [epoch, theirs] = (Object.hasOwn(have, partition) && have[partition]) || [0, 0]
    // What they hold past the end of its epoch is no part of the log, and must not hide what stands there now.
    const from = Math.min(theirs, held.grants.endOf(partition, epoch)?.seq ?? theirs) + 1
    if (from > seq) continue
    const entries = await held.store.read(partition, from, MAX_REQUEST_ENTRIES)
    // Up to where there is room if a signature ends there; else as far as it takes to reach one.
    const part = within(entries, room)
    const fitting = toBatches(entries, await headsIn(held, partition, part, sign))
    const next = fitting.length > 0 ? fitting : batches.length > 0 ? [] : toBatches(entries, await headsIn(held, partition, entries, sign))
    if (batches.length + next.length > MAX_BATCHES) break
    batches.push(...next.map((batch) => asItWasSigned(held.late, batch, entries)))
    room -= sizeOf(next)
    if (room <= 0 || (next.length === 0 && part.length < entries.length)) break
  }
  return batches
}

const sizeOf = (part: unknown): number => utf8ToBytes(JSON.stringify(part)).length

/** The first entries of a run that have room; at least one. */
function within(entries: readonly SealedEntry[], room: number): readonly SealedEntry[] {
  let size = 0
  const end = entries.findIndex(({ body, kind }) => (size += sizeOf(body) + kind.length + 12) > room)
  return end === -1 ? entries : entries.slice(0, Math.max(1, end))
}

/** The newest signed head of each epoch in a run; the holder's own signature where it can give one. */
async function headsIn(
  { store }: Held,
  partition: PartitionId,
  entries: readonly SealedEntry[],
  sign: (head: Head) => SignedHead | null,
): Promise<SignedHead[]> {
  const ends = entries.filter((entry, index) => entries[index + 1]?.epoch !== entry.epoch)
  const heads = await Promise.all(
    ends.map(async ({ epoch, seq, hash }) => {
      const known = await store.signedHead(partition, seq)
      return known?.seq === seq && known.sig !== VOUCHED ? known : (sign({ partition, epoch, seq, hash }) ?? known)
    }),
  )
  return heads.filter((head) => head !== null)
}
