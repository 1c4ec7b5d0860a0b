// Admission: what a receiver does with one batch. Pure: the caller looks up the hashes it asks for, and stores what it accepts.
//
// In this order, so that the cheap comes first and a forger learns nothing:
//   1. held already, with the same hash at its last seq            duplicate
//   2. an epoch below the newest granted                           fenced     (kept by its sender, never applied)
//   3. an epoch nobody was granted yet                             gap        (`setup` has to come first; asked again later)
//   4. its head is not signed by the epoch's owner                 signature
//   5. it starts past the end of the log held here                 gap
//   6. a time or text that can't be in a log                       invalid
//   7. the chain from the log held here does not end in its hash   fork       (another history, or altered on the way)
//   8. what lies past the head                                     accept
import type { EventId } from '../ids.ts'
import { type Head, type SealedEntry, type SignedHead, verifyHead } from '../log/chain.ts'
import { fromBatch, lastSeq, signedHeadOf } from './batch.ts'
import type { Grants } from './grants.ts'
import type { Batch, Refusal } from './sync.ts'

/** What to do with a batch. `entries` are those past the head, in order; `signed` is the owner's signature over the last of them. */
export type Admission =
  | { do: 'accept'; entries: SealedEntry[]; signed: SignedHead }
  | { do: 'duplicate' }
  | { do: 'refuse'; refusal: Refusal }

/** What is known where a batch arrives. `hashes` answers {@link hashesFor}, by seq. */
export interface Receiver {
  event: EventId
  head: Head | null
  hashes: ReadonlyMap<number, string>
  grants: Grants
}

/** The seqs below a partition's head whose hashes {@link admit} needs for a batch: at most two. */
export function hashesFor(head: Head | null, batch: Batch): number[] {
  const end = head?.seq ?? 0
  return [batch.from - 1, lastSeq(batch)].filter((seq) => seq >= 1 && seq < end)
}

/** Decides on one batch. */
export function admit({ event, head, hashes, grants }: Receiver, batch: Batch): Admission {
  const refuse = (reason: Refusal['reason'], message: string): Admission => ({
    do: 'refuse',
    refusal: { partition: batch.partition, from: batch.from, reason, message },
  })
  const end = head?.seq ?? 0
  const hashAt = (seq: number) => (seq === end ? head?.hash : hashes.get(seq)) ?? null
  const last = lastSeq(batch)
  const where = `${batch.partition} from entry ${batch.from}`

  if (last <= end && hashAt(last) === batch.hash) return { do: 'duplicate' }

  const newest = grants.newest(batch.partition)
  if (batch.epoch < newest) {
    return refuse(
      'fenced',
      `${where}: ${batch.partition} was handed to another device (epoch ${newest}). These entries were not taken; their device keeps them.`,
    )
  }
  const key = grants.keyOf(batch.partition, batch.epoch)
  if (key === null)
    return refuse('gap', `${where}: no device was granted epoch ${batch.epoch} of it yet. The setup log has to arrive first.`)

  const signed = signedHeadOf(batch)
  if (!isSigned(event, signed, key))
    return refuse('signature', `${where}: not signed by the device that owns ${batch.partition}. Nothing was taken.`)

  if (batch.from > end + 1) return refuse('gap', `${where}: the log here ends at entry ${end}. Send from there.`)

  const before = hashAt(batch.from - 1)
  const chained = fromBatch(event, before === null ? null : { hash: before }, batch)
  if (!chained.ok && chained.error === 'unreadable')
    return refuse('invalid', `${where}: a time or a text in it is not valid. Nothing was taken.`)
  // Where the batch reaches over the head, the chain has to run through it; where it ends below, its hash was already found to differ.
  const through = chained.ok && last > end && (batch.from > end || chained.value[end - batch.from]?.hash === head?.hash)
  if (!through)
    return refuse('fork', `${where}: does not agree with the entries held here: another history, or altered on the way. Nothing was taken.`)
  return { do: 'accept', entries: chained.value.slice(end + 1 - batch.from), signed }
}

/** A key or signature that is no point on the curve is as good as none. */
function isSigned(event: EventId, head: SignedHead, key: string): boolean {
  try {
    return verifyHead(event, head, key)
  } catch {
    return false
  }
}
