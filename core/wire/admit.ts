// Admission: what a receiver does with one batch. Pure: the caller looks up the hashes it asks for, and stores what comes of it.
//
// In this order, so that the cheap comes first and a forger learns nothing:
//   1. held already, with the same hash at its last seq            duplicate
//   2. an epoch nobody was granted yet                             gap        (`setup` has to come first; asked again later)
//   3. its head is not signed by the epoch's owner                 signature  (nor named by the grant that ends the epoch; a gap while that is unknown)
//   4. it starts past the end of the log held here                 gap        (what is fenced goes on where the kept entries end)
//   5. a time or text that can't be in a log                       invalid
//   6. the chain from what is held here does not end in its hash   gap        (another history, or altered on the way: from the epoch's start)
//                                                                  fork       (it does start there; not kept)
//   7. past the end of its epoch                                   fenced     (kept outside the log, for ever)
//   8. another history of the same epoch                           fork       (kept outside the log; a new epoch is the way out)
//   9. what lies past the head                                     accept
// A batch that straddles the end of its epoch is split: its start is accepted, its rest kept, also where that end is first told in the batch
// itself, by an owner of `setup` that hands it over and writes on. Where the grant that ends an epoch names the
// history of a batch, and the log here holds another, the batch is right: the log is cut, and what was held is kept outside it. While an epoch
// goes on nobody knows which history is right: the one that was begun first stands (which-stands.ts), whichever came first.
import type { EventId, PartitionId } from '../ids.ts'
import { type Head, headOf, type SealedEntry, type Signatures, type SignedHead, VOUCHED, verifyHead } from '../log/chain.ts'
import { type Late, lateOf } from '../log/late.ts'
import { BEFORE_ALL, type EpochEnd } from '../event/ownership-bodies.ts'
import { fromBatch, lastSeq, signedHeadOf } from './batch.ts'
import { type Grants, handOverIn, openingOf } from './grants.ts'
import type { Batch, Refusal } from './sync.ts'
import { hasRoom, LATE_ROOM, type Room } from './late-room.ts'
import { partingOf } from './which-stands.ts'

/**
 * What to do with a batch. `accept`: entries past the head (past `cut`, where the log has to be cut first: what it holds after that seq goes
 * out of it), with the signature over the last. `late`: entries to keep outside the log, of which those that the log holds are left out.
 * `rivals`: it is another history than the log's, and nobody has settled yet which is right.
 */
export type Admission = Accepted | { do: 'duplicate' } | Refused

interface Accepted {
  do: 'accept'
  cut: number | null
  rivals: boolean
  entries: SealedEntry[]
  signed: SignedHead
  late: Kept | null
  refusal: Refusal | null
}

/**
 * `compare`: to tell which stands, the log's own entries are needed (`log` of {@link Receiver}). `settles`: with what is kept outside the log
 * already it comes to the end that a grant names, so that the whole of it is the log; `named`: it is such a grant itself, and this the end.
 */
interface Refused {
  do: 'refuse'
  late: Kept | null
  refusal: Refusal
  rivals?: boolean
  compare?: boolean
  settles?: boolean
  named?: EpochEnd
}

/** Entries to keep outside the log, with their owner's signature over the last. */
export interface Kept {
  entries: Late[]
  signed: SignedHead
}

/**
 * What is known where a batch arrives. `hashes` answers {@link hashesFor}, by seq; `late` are the partition's entries kept outside the log,
 * `room` how much may be; `log` what it holds from the batch's first seq on, where that was asked for.
 */
export interface Receiver {
  event: EventId
  head: Head | null
  hashes: ReadonlyMap<number, string>
  grants: Grants
  late?: readonly Late[]
  room?: Room
  log?: readonly SealedEntry[]
  /** Keys that were granted an epoch by entries of `setup` that have since left its log. */
  once?: (partition: PartitionId, epoch: number) => readonly string[]
}

/** The seqs below a partition's head whose hashes {@link admit} needs for a batch: at most three. */
export function hashesFor(head: Head | null, batch: Batch, grants: Grants): number[] {
  const end = head?.seq ?? 0
  const until = grants.endOf(batch.partition, batch.epoch)?.seq ?? 0
  return [...new Set([batch.from - 1, lastSeq(batch), until])].filter((seq) => seq >= 1 && seq < end)
}

/** Decides on one batch. */
export function admit(
  { event, head, hashes, grants, late = [], room = LATE_ROOM, log, once = () => [] }: Receiver,
  batch: Batch,
): Admission {
  const { partition, epoch, from } = batch
  const where = `${partition} from entry ${from}`
  const end = head?.seq ?? 0
  const last = lastSeq(batch)
  const hashAt = (seq: number) => (seq === 0 ? BEFORE_ALL : seq === end ? (head?.hash ?? null) : (hashes.get(seq) ?? null))
  const refuse = (reason: Refusal['reason'], message: string, late: Kept | null = null, kept?: Refusal['kept']): Refused => ({
    do: 'refuse',
    late,
    refusal: { partition, from, reason, message, ...(kept ? { kept } : {}) },
  })

  if (last <= end && hashAt(last) === batch.hash) return { do: 'duplicate' }

  const newest = grants.newest(partition)
  const over = epoch < newest
  const fenced = `${where}: ${partition} was handed to another device.`

  const opening = openingOf(event, batch, grants)
  const owner = grants.keyOf(partition, epoch) ?? opening?.key ?? null
  const until = grants.endOf(partition, epoch)
  const isSigned = owner !== null && verifies(event, signedHeadOf(batch), owner, grants.signatures)
  const isNamed = until?.seq === last && until.hash === batch.hash
  // Of a device that was granted this epoch by a grant that counts no more, or by the authority beside another: no forgery, only not the log.
  const others = [...(opening ? [opening.key] : []), ...once(partition, epoch)]
  const isRival =
    !isSigned && !isNamed && others.some((key) => key !== owner && verifies(event, signedHeadOf(batch), key, grants.signatures))
  if (owner === null && !isRival)
    return over
      ? refuse('fenced', `${fenced} Nobody was granted epoch ${epoch}, so nothing was taken.`)
      : refuse('gap', `${where}: no device was granted epoch ${epoch} of it yet. The setup log has to arrive first.`)
  // Vouched for by a grant that is not known here, or counts no more: no forgery, and nothing that could be checked. Others bring it signed.
  if (!isSigned && !isNamed && !isRival && batch.sig === VOUCHED && until === null)
    return refuse('gap', `${where}: the grant that vouches for it is not here. It can be taken once that is, or from its own device.`)
  if (!isSigned && !isNamed && !isRival)
    return refuse('signature', `${where}: not signed by the device that owns ${partition}. Nothing was taken.`)
  const signed: SignedHead = { ...signedHeadOf(batch), ...(isSigned || isRival ? {} : { sig: VOUCHED }) }

  const inLog = from - 1 <= end ? hashAt(from - 1) : null
  const chain = chained(event, batch, [inLog, ...late.filter(({ seq }) => seq === from - 1).map(({ hash }) => hash)])
  if (chain === 'unreadable') return refuse('invalid', `${where}: a time or a text in it is not valid. Nothing was taken.`)
  if (chain === null) {
    const began = grants.startOf(partition, epoch) ?? { seq: 0, hash: BEFORE_ALL }
    // What is held here may be another history of it: told from its beginning, that shows.
    if (from <= end + 1 && (until || !over) && from > began.seq + 1)
      return refuse('gap', `${where}: does not go on from what is held here. Send from entry ${began.seq + 1}.`, null, [
        epoch,
        began.seq,
        began.hash,
      ])
    if (from <= end + 1)
      return refuse(
        'fork',
        `${where}: does not agree with the entries held here: another history, or altered on the way. Nothing was taken.`,
      )
    if (!over || (until && from <= until.seq + 1)) return refuse('gap', `${where}: the log here ends at entry ${end}. Send from there.`)
    // Its sender goes back to where its epoch ended, and sends from there what has to be kept.
    const back: Refusal['kept'] = until && until.seq > 0 ? [epoch, until.seq, until.hash] : undefined
    return refuse('fenced', `${fenced} What comes before them is not here, so they were not kept yet.`, null, back)
  }

  const whole = lateOf(chain.entries, chain.before)
  /** Keeps what a batch holds from a seq on. Says how far that is: to its end, or where there is no room, to what comes before it. */
  const keeping = (begin: number, isFenced = over): Refused => {
    const reason = isFenced ? 'fenced' : 'fork'
    const inWords = isFenced ? `${fenced} They are no part of the results, and are kept for its present owner to see.` : FORK(where)
    const rest = whole.filter(({ seq }) => seq >= begin)
    const [first] = rest
    if (!first) return refuse(reason, inWords)
    const fits = hasRoom(late, rest, room)
    const kept: Refusal['kept'] = fits ? [epoch, last, batch.hash] : [epoch, first.seq - 1, first.before]
    const refused = refuse(reason, fits ? inWords : FULL(where, late.length), fits ? { entries: rest, signed } : null, kept)
    return { ...refused, refusal: { ...refused.refusal, from: first.seq } }
  }
  const at = (seq: number) => chain.entries[seq - from]
  const opens = opening !== null && epoch > newest
  const start = opens ? (opening.after ?? null) : grants.startOf(partition, epoch)
  const limit = until?.seq ?? (over ? 0 : Infinity)
  // Nobody has settled anything between two histories of an epoch that goes on, or that ends by an entry of its own.
  const isUnsettled = !over || grants.endsItself(partition, epoch)
  const reachesEnd = until !== null && !isUnsettled && at(until.seq) !== undefined
  const misplaced =
    isRival ||
    chain.before !== inLog ||
    (start !== null && (from <= start.seq || (from === start.seq + 1 && start.hash !== chain.before))) ||
    (reachesEnd && at(until.seq)?.hash !== until.hash)
  if (misplaced || from > limit) {
    // The authority goes on from a history that is kept outside the log here: that is the right one.
    const named = opens && chain.before !== inLog && opening.after?.hash === chain.before ? opening.after : null
    const settles = named !== null || (!isRival && reachesEnd && chain.before !== inLog && at(until.seq)?.hash === until.hash)
    return { ...keeping(from), settles, rivals: isUnsettled, ...(named ? { named } : {}) }
  }

  // The log is compared where it and the batch both reach, which by the chain is to compare all before it.
  const both = Math.min(end, last, limit)
  const agrees = both < from || at(both)?.hash === hashAt(both)
  const isOpen = !agrees && !reachesEnd && !opens
  const parts = isOpen && isUnsettled && log ? partingOf(chain.entries, log) : null
  if (isOpen && !parts?.standsFirst) return { ...keeping(from), compare: isUnsettled && !log, rivals: isUnsettled }
  const cut = agrees ? null : parts ? parts.after : from - 1
  // It may hold its own end: what its owner wrote past that is outside every log, as where the two come one after the other.
  const handed = isUnsettled ? (handOverIn(chain.entries)?.seq ?? Infinity) : Infinity
  const upTo = Math.min(parts ? Infinity : limit, handed)
  const entries = chain.entries.filter(({ seq }) => seq > (cut ?? end) && seq <= upTo)
  const rest = last > upTo ? keeping(upTo + 1, true) : null
  const final = entries.at(-1)
  if (!final) return rest ?? keeping(last + 1)
  return {
    do: 'accept',
    cut,
    rivals: parts !== null,
    entries,
    signed: rest ? { ...headOf(final), sig: VOUCHED } : signed,
    late: rest?.late ?? null,
    refusal: rest?.refusal ?? null,
  }
}

const FORK = (where: string) =>
  `${where}: another history than the entries held here. Both are kept, and the one that was begun first is shown. Hand it over anew to settle which is right.`

const FULL = (where: string, count: number) =>
  `${where}: there is no more room for what came too late; ${count} entries of it are kept. The rest stays whole on the device that wrote it: look there, and enter what counts at the table.`

/** The entries of a batch on the first of these hashes that its chain fits; null where it fits none. */
function chained(
  event: EventId,
  batch: Batch,
  befores: readonly (string | null)[],
): { entries: SealedEntry[]; before: string } | 'unreadable' | null {
  for (const before of befores) {
    if (before === null) continue
    const entries = fromBatch(event, before === BEFORE_ALL ? null : { hash: before }, batch)
    if (entries.ok) return { entries: entries.value, before }
    if (entries.error === 'unreadable') return 'unreadable'
  }
  return null
}

/** A key or signature that is no point on the curve is as good as none. */
function verifies(event: EventId, head: SignedHead, key: string, by: Signatures): boolean {
  try {
    return verifyHead(event, head, key, by)
  } catch {
    return false
  }
}
