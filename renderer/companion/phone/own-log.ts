// This phone's own partitions: brought to where its part begins, and written to from there on, one entry after the other.
//
// A part that another had before begins after that one's last entry. Until the phone holds the log up to there, and by the very hash that its
// grant names, it writes nothing: its own entries would hang in the air. What it wrote itself past the end of an epoch it has lost is moved
// outside the log with the first entry of the new one, and kept.
import { BEFORE_ALL } from '../../../core/event/ownership-bodies.ts'
import type { EventId, PartitionId } from '../../../core/ids.ts'
import { type Head, headOf, seal, type SealedEntry, signHead, type SignedHead } from '../../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { LogStore, StoreFailure } from '../../../core/store/port.ts'
import { fromBatch, signedHeadOf } from '../../../core/wire/batch.ts'
import type { OwnPart } from '../../../core/wire/join.ts'
import type { Batch } from '../../../core/wire/sync.ts'

/** A fact to write: its kind and body. */
export interface OwnFact {
  kind: string
  body: SealedEntry['body']
}

export interface OwnLog {
  /** Whether a part can be written to: the log here reaches its beginning. */
  isReady(part: OwnPart): Promise<boolean>
  /** From where a part's log has to be pulled: its own head, or 0 where another history has to take its place. */
  haveOf(part: OwnPart): Promise<Head | null>
  /** Writes a fact at the end of a part; durable when it answers. */
  record(part: OwnPart, fact: OwnFact): Promise<Outcome<SealedEntry, StoreFailure>>
  /** Takes what was pulled of a part, once it reaches the part's beginning. True when it does. */
  takeBefore(part: OwnPart, batches: readonly Batch[]): Promise<Outcome<boolean, StoreFailure>>
  /** All entries of a partition. */
  all(partition: PartitionId): Promise<SealedEntry[]>
}

const NOT_READY: StoreFailure = {
  kind: 'moved',
  message: 'NOT SAVED: this phone has not yet fetched what was scored before on this part. It does so as soon as the table answers.',
}

interface Tools {
  event: EventId
  store: LogStore
  secret: Uint8Array
  clock: () => number
}

/** The log of a phone's own partitions, over its store. */
export function createOwnLog({ event, store, secret, clock }: Tools): OwnLog {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    // Whoever asked hears of it; the next in turn goes on.
    last = turn.catch(() => {})
    return turn
  }
  const sign = (head: Head): SignedHead => signHead(event, head, secret)
  const isReady = async ({ partition, after }: OwnPart) =>
    after.seq === 0 ? after.hash === BEFORE_ALL : (await store.hashAt(partition, after.seq)) === after.hash

  async function append(part: OwnPart, entries: readonly SealedEntry[], cutAfter: number, signed?: SignedHead) {
    const head = await store.head(part.partition)
    if (!head || head.seq <= cutAfter) return await store.append(entries, signed)
    return await store.fence([{ partition: part.partition, after: cutAfter, signed: [sign(head)] }], entries, signed)
  }

  async function recordNow(part: OwnPart, { kind, body }: OwnFact): Promise<Outcome<SealedEntry, StoreFailure>> {
    if (!(await isReady(part))) return err(NOT_READY)
    const { partition, epoch, after } = part
    const head = await store.head(partition)
    // Entries of an epoch before, past its end: this phone's own, from before it lost the part.
    const isOld = head !== null && head.epoch < epoch && head.seq > after.seq
    const follows = isOld ? (after.seq === 0 ? null : { partition, epoch: head.epoch, ...after }) : head
    const sealed = seal(follows, { event, partition, epoch, at: clock(), kind, body })
    const stored = await append(part, [sealed], isOld ? after.seq : sealed.seq - 1)
    return stored.ok ? ok(sealed) : stored
  }

  async function takeNow(part: OwnPart, batches: readonly Batch[]): Promise<Outcome<boolean, StoreFailure>> {
    if (await isReady(part)) return ok(true)
    const runs: { entries: SealedEntry[]; signed: SignedHead }[] = []
    let end: Head | null = null
    for (const batch of batches.filter(({ partition }) => partition === part.partition)) {
      const before: string | null = end?.hash ?? (batch.from > 1 ? await store.hashAt(batch.partition, batch.from - 1) : null)
      if (batch.from !== (end?.seq ?? batch.from - 1) + 1 || (batch.from > 1 && before === null)) return ok(false)
      const read = fromBatch(event, before === null ? null : { hash: before }, batch)
      if (!read.ok) return ok(false)
      runs.push({ entries: read.value, signed: signedHeadOf(batch) })
      end = headOf(read.value.at(-1) as SealedEntry)
    }
    const entries = runs.flatMap((run) => run.entries)
    if (!entries.some(({ seq, hash }) => seq === part.after.seq && hash === part.after.hash)) return ok(false)
    for (const { entries: run, signed } of runs) {
      const news = await firstNew(run)
      if (news.length === 0) continue
      const stored = await append(part, news, (news[0]?.seq ?? 1) - 1, signed)
      if (!stored.ok) return stored
    }
    return ok(true)
  }

  /** A run without what is here already. */
  async function firstNew(run: readonly SealedEntry[]): Promise<readonly SealedEntry[]> {
    for (const [index, { partition, seq, hash }] of run.entries())
      if ((await store.hashAt(partition, seq)) !== hash) return run.slice(index)
    return []
  }

  return {
    isReady,
    async haveOf(part) {
      const head = await store.head(part.partition)
      return head && head.seq <= part.after.seq && head.epoch < part.epoch ? head : null
    },
    record: (part, fact) => inTurn(() => recordNow(part, fact)),
    takeBefore: (part, batches) => inTurn(() => takeNow(part, batches)),
    async all(partition) {
      const head = await store.head(partition)
      return head ? await store.read(partition, 1, head.seq) : []
    },
  }
}
