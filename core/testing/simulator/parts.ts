// What a simulated machine is made of: the product's own functions, each of which a mutant may put a broken one in place of.
import type { EventState } from '../../apply/state.ts'
import type { SealedEntry } from '../../log/chain.ts'
import type { Late } from '../../log/late.ts'
import type { readAnswer } from '../../outbox/answer.ts'
import type { Holder } from '../../wire/holder.ts'
import type { SyncAnswer, SyncRequest } from '../../wire/sync.ts'
import type { Disk, DiskKind, Store } from './disk.ts'
import type { Reply } from './reply.ts'
import type { Signing } from './signing.ts'

/** The parts of every machine in a run. */
export interface Parts {
  disk: DiskKind
  signing(base: Signing): Signing
  /** The store as the machine's own code sees it. */
  store(store: Store): Store
  holder(holder: Holder, store: Store): Holder
  readAnswer: typeof readAnswer
  /** What is said to a request, after what was done about it. */
  say(answer: SyncAnswer, request: SyncRequest): SyncAnswer
  /** Whether what was sent is forgotten on a reply that acknowledges nothing; and whether it is forgotten as soon as it is sent. */
  forgets(reply: Reply): boolean
  dequeues: boolean
  /** Whether a device may write before it holds all that its epoch follows. */
  rash: boolean
  /** Whether logs that were cut are made up anew, and in which order they are. */
  refolds: boolean
  inOrder(entries: SealedEntry[]): SealedEntry[]
  /** Entries that are kept outside the log, and yet go into the standing. */
  applied(late: readonly Late[]): readonly Late[]
  /** What waits to be settled, of what is kept. A mutant may forget in the state that it was. */
  tray(state: EventState, late: readonly Late[]): readonly Late[]
  /** A body as it is written; and whether the head table's successor opens an epoch of its own. */
  written(body: SealedEntry['body']): SealedEntry['body']
  opensEpoch: boolean
  /** What becomes of a machine's log when it starts again. */
  restart(disk: Disk): Promise<void>
  /** Whether a remote is asked now and then whether it still holds all that it acknowledged. */
  asksAgain: boolean
  /** Whether a machine puts its own signature under what it carries for others. */
  forges: boolean
}
