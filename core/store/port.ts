// The port every log store fills: the event file on a laptop, memory in tests, the server's database, later IndexedDB on a phone.
//
// A store holds the log of one event. It never changes an entry, and none is ever lost: what a later grant fences goes from the log to the
// entries kept outside it (`fence`), and nothing goes from there but back into the log. No entry is in both, whatever is called in what
// order. `append`, `fence` and `keepLate` are all or nothing, and durable when they answer.
// One contract suite (core/testing/log-store-suite.ts) runs over every store.
import type { PartitionId } from '../ids.ts'
import type { Head, SealedEntry, SignedHead } from '../log/chain.ts'
import type { Late } from '../log/late.ts'
import type { Outcome } from '../outcome.ts'

/** Why nothing was stored. `moved`: the entries don't follow the partition's head (read it again). `full`: no room on the disk. `failed`: the disk or database said no. */
export interface StoreFailure {
  kind: 'moved' | 'full' | 'failed'
  message: string
}

/**
 * A cut of a partition's log: what lies past seq `after` leaves it. `signed`: signatures over what leaves that the log has not, where they can
 * be given: for the end of each epoch that this device wrote itself.
 */
export interface Cut {
  partition: PartitionId
  after: number
  signed?: readonly SignedHead[]
}

/** What is kept outside the log. Signed heads are those of its entries alone. */
export interface KeptLate {
  entries: Late[]
  signed: SignedHead[]
}

/** One event's log. Entries of a partition are contiguous from 1; seqs do not restart in a new epoch. */
export interface LogStore {
  /** Head of every partition that has entries. */
  heads(): Promise<Head[]>
  /** Head of one partition; null while it has none. */
  head(partition: PartitionId): Promise<Head | null>
  /** Appends entries of one partition, in order; the first must follow its head. `signed` is the owner's signature over the last, where it is known. */
  append(entries: readonly SealedEntry[], signed?: SignedHead): Promise<Outcome<Head, StoreFailure>>
  /** Entries of one partition from seq `from` on, at most `limit`, in order. */
  read(partition: PartitionId, from: number, limit: number): Promise<SealedEntry[]>
  /** The hash at a seq, or null where the store doesn't hold that entry. */
  hashAt(partition: PartitionId, seq: number): Promise<string | null>
  /** The owner's newest signed head of a partition at or below a seq, for whoever carries the entries on; null where none is known. */
  signedHead(partition: PartitionId, atMost: number): Promise<SignedHead | null>
  /**
   * Cuts logs and appends entries of one partition after that, as one: the grant and what it fences, or another history in place of the one
   * held. What leaves a log is kept outside it with its signed heads; marks past a cut (MarkStore) go back to it. The cut end gets a
   * `VOUCHED` head where it has no signed one.
   */
  fence(cuts: readonly Cut[], entries: readonly SealedEntry[], signed?: SignedHead): Promise<Outcome<Head, StoreFailure>>
  /** What is kept outside the log, of all partitions, by place (log/late.ts). */
  late(): Promise<KeptLate>
  /** Keeps entries of one partition outside the log, with the signature over the last. What is there already, or in the log, is left as it is. */
  keepLate(entries: readonly Late[], signed: SignedHead): Promise<Outcome<null, StoreFailure>>
}

/** A batch a remote refused for good: kept in sight, with the remote's reason. */
export interface Parked {
  partition: PartitionId
  from: number
  reason: string
  message: string
}

/** How far each remote has acknowledged each partition. The outbox is the log past these marks, and nothing else. */
export interface MarkStore {
  /** Verified acknowledgements of a remote (its origin, `https://results.example`), by partition. */
  marks(remote: string): Promise<Head[]>
  /** Sets the mark of a partition. It may go back (a remote restored from an old backup); entries are sent again then. */
  saveMark(remote: string, head: Head): Promise<Outcome<null, StoreFailure>>
  /** What a remote refused for good. */
  parked(remote: string): Promise<Parked[]>
  /** Replaces what is parked for a remote. */
  savePark(remote: string, parked: readonly Parked[]): Promise<Outcome<null, StoreFailure>>
}
