// Batches: runs of sealed entries as they travel (sync.ts), and back. Hashes stay at home; recomputing them is the receiver's check.
import type { EventId } from '../ids.ts'
import { type Head, hashEntry, type SealedEntry, type SignedHead } from '../log/chain.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import type { Batch } from './sync.ts'

const LATEST = 8.64e15

/** The seq of a batch's last entry. */
export const lastSeq = (batch: Batch): number => batch.from + batch.entries.length - 1

/** The signed head that a batch carries. */
export const signedHeadOf = ({ partition, epoch, hash, sig, ...batch }: Batch): SignedHead => ({
  partition,
  epoch,
  seq: batch.from + batch.entries.length - 1,
  hash,
  sig,
})

/**
 * A run of one partition's entries (in order, without a gap) as batches: one for each epoch in it, each up to the newest of the signed
 * heads given for that epoch. What lies past the last usable signature is left out, since nobody vouches for it yet.
 */
export function toBatches(entries: readonly SealedEntry[], signed: readonly SignedHead[]): Batch[] {
  const batches: Batch[] = []
  let start = 0
  while (start < entries.length) {
    const first = entries[start] as SealedEntry
    const inEpoch = entries.slice(start).findIndex((entry) => entry.epoch !== first.epoch)
    const end = inEpoch === -1 ? entries.length : start + inEpoch
    const vouched = signed
      .filter((head) => head.partition === first.partition && entries[head.seq - first.seq + start]?.hash === head.hash)
      .filter((head) => head.seq >= first.seq && head.seq < first.seq + end - start)
      .reduce<SignedHead | null>((best, head) => (best && best.seq >= head.seq ? best : head), null)
    if (!vouched) break
    const run = entries.slice(start, vouched.seq - first.seq + start + 1)
    batches.push({
      partition: first.partition,
      epoch: first.epoch,
      from: first.seq,
      base: first.at,
      entries: run.map((entry) => [entry.at - first.at, entry.kind, entry.body]),
      hash: vouched.hash,
      sig: vouched.sig,
    })
    if (start + run.length < end) break
    start = end
  }
  return batches
}

/**
 * The sealed entries of a batch, chained on the hash of the entry before it (null before the first). `broken` where the chain does not
 * end in the batch's own hash: other entries came before it, or something was altered on the way. `unreadable` where a time is out of
 * range or a text can't be hashed (half a surrogate pair).
 */
export function fromBatch(
  event: EventId,
  previous: Pick<Head, 'hash'> | null,
  batch: Batch,
): Outcome<SealedEntry[], 'broken' | 'unreadable'> {
  const { partition, epoch } = batch
  const sealed: SealedEntry[] = []
  let before = previous?.hash ?? null
  for (const [index, [dt, kind, body]] of batch.entries.entries()) {
    const entry = { event, partition, epoch, seq: batch.from + index, at: batch.base + dt, kind, body }
    if (entry.at < 0 || entry.at > LATEST || !Number.isSafeInteger(entry.seq)) return err('unreadable')
    try {
      before = hashEntry(before, entry)
    } catch {
      return err('unreadable')
    }
    sealed.push({ ...entry, hash: before })
  }
  return before === batch.hash ? ok(sealed) : err('broken')
}
