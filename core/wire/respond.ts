// What a holder answers to a sync request: takes what follows, keeps what came too late, refuses the rest, says how far it is, and gives
// what the sender lacks. The server and a hub answer here alike.
//
// What one request brings is stored batch by batch: where a later one fails, the earlier ones stand, and come again as duplicates.
import { type PartitionId, SETUP } from '../ids.ts'
import type { Head, SignedHead } from '../log/chain.ts'
import { ok, type Outcome } from '../outcome.ts'
import type { StoreFailure } from '../store/port.ts'
import { lastSeq } from './batch.ts'
import type { Holder, Taken } from './holder.ts'
import { lacking } from './lacking.ts'
import { lateBatches, tipsFor } from './late-batches.ts'
import type { Batch, Refusal, SyncAnswer, SyncRequest } from './sync.ts'

/** Who hears of what was taken, after each batch; whoever made anything of the log before can make it anew where logs were cut. */
export interface Listener {
  onTaken(taken: Taken): Promise<void> | void
  /** Signs the holder's own entries, for who pulls them. */
  sign?: (head: Head) => SignedHead | null
  /** Hears of what others brought and was not taken. */
  onRefused?: (refusal: Refusal) => void
}

const isNews = ({ stored, cut }: Taken) => stored.length > 0 || cut.length > 0

/** Answers a request. Fails only where the store does; nothing is acknowledged then. */
export async function respond(
  holder: Holder,
  { event, have, push, late }: SyncRequest,
  { onTaken, sign }: Listener,
): Promise<Outcome<SyncAnswer, StoreFailure>> {
  const answer: SyncAnswer = { v: 1, event, ack: {}, refused: [], pull: [] }
  const theirs = { ...have }
  for (const batch of setupFirst(push)) {
    const taken = await holder.take(batch)
    if (!taken.ok) return taken
    if (isNews(taken.value)) await onTaken(taken.value)
    const { refusal } = taken.value
    if (!refusal) continue
    const { parted } = taken.value
    // Theirs is kept here; this one they get from where both part, so that it is kept there as well.
    if (parted !== undefined && late) theirs[batch.partition] = [batch.epoch, parted]
    const { kept: _, ...plain } = refusal
    // A sender from before late entries were told reads no more than it knows.
    answer.refused.push(late ? refusal : plain)
  }
  for (const batch of setupFirst(late?.push ?? [])) {
    const taken = await holder.take(batch)
    if (!taken.ok) return taken
    if (isNews(taken.value)) await onTaken(taken.value)
  }
  for (const batch of setupFirst(push)) {
    const ack = await acknowledged(holder, have, batch, late !== undefined)
    if (ack) answer.ack[batch.partition] = ack
  }
  answer.pull = await lacking(holder, theirs, sign)
  if (late) answer.late = { have: tipsFor(holder.late.entries), pull: lateBatches(holder.late.entries, holder.late.signed, late.have) }
  return ok(answer)
}

/**
 * How far a pushed partition is held, as its sender can find it in its own log: the head. A sender that is as far on in epochs may have another
 * history where the head is, of which it has not sent enough yet; it is told that what it sent is held, or it would begin anew for ever. So may
 * one whose epoch ended by an entry of its own, which it need not have. One that takes nothing from here is told the head all the same, since
 * it would hear of it in no other way.
 *
 * Whom a partition is not shown hears that what it brought is held, and no more: a laptop that goes on with an event brings all from its
 * beginning, in as many requests as its line takes, before it comes to the grant by which it is shown anything.
 */
async function acknowledged(
  { heads, store, grants }: Holder,
  have: SyncRequest['have'],
  batch: Batch,
  takes: boolean,
): Promise<SyncAnswer['ack'][PartitionId] | null> {
  const { partition, epoch, hash } = batch
  const head = heads.get(partition)
  const last = lastSeq(batch)
  const theirs = Object.hasOwn(have, partition) ? (have[partition]?.[0] ?? 0) : 0
  const mayDiffer =
    head !== undefined && (theirs > head.epoch || (takes && (theirs === head.epoch || grants.endsItself(partition, theirs))))
  const isHeld = async () => (await store.hashAt(partition, last)) === hash
  if (mayDiffer && last < head.seq && (await isHeld())) return [epoch, last, hash]
  if (head) return [head.epoch, head.seq, head.hash]
  return (await isHeld()) ? [epoch, last, hash] : null
}

/** `setup` first: it may grant what the other batches need. */
const setupFirst = (batches: readonly Batch[]) => batches.toSorted((a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP))

/** Takes what an answer brings to whoever asked, like a request's own batches. Tells whether anything is here that was not before. */
export async function takeAll(
  holder: Holder,
  batches: readonly Batch[],
  { onTaken, onRefused }: Listener,
): Promise<Outcome<boolean, StoreFailure>> {
  const late = holder.late.entries.length
  let changed = false
  for (const batch of setupFirst(batches)) {
    const taken = await holder.take(batch)
    if (!taken.ok) return taken
    if (taken.value.refusal) onRefused?.(taken.value.refusal)
    if (!isNews(taken.value)) continue
    changed = true
    await onTaken(taken.value)
  }
  return ok(changed || holder.late.entries.length !== late)
}
