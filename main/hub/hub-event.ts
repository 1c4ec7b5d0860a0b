// What the hub needs of the open event. The station fills it from its session; nothing else of the event is in reach of a phone.
import type { Failure } from '../../core/contract/contract.ts'
import type { Assignment } from '../../core/contract/hub.ts'
import type { EventId, PartitionId } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { StoreFailure } from '../../core/store/port.ts'
import type { PartitionView } from '../../core/views/devices.ts'
import type { OwnPart } from '../../core/wire/join.ts'
import type { LostPart } from '../../core/wire/live.ts'
import type { Way } from '../../core/wire/ways.ts'
import type { SyncAnswer, SyncRequest } from '../../core/wire/sync.ts'

/** What devices are told of an event. */
export interface Moment {
  /** What a key owns now, of these partitions or any other. */
  owned(key: string): OwnPart[]
  /** What a key owns that it was granted after a moment, by this computer's clock. */
  handed(key: string, since: number): PartitionId[]
  /** What a key owned once and others own now. */
  lost(key: string): LostPart[]
  /** In words what an assignment is: `Judge 3 · Final`. */
  titleOf(assignment: Assignment): string
  /** What whoever has an assignment sees of the event now. */
  viewOf(assignment: Assignment): unknown
}

export interface HubEvent extends Moment {
  readonly event: EventId
  name(): string
  /** What the hub kept with the event, as text; null where it kept nothing yet. */
  kept(): string | null
  keep(text: string): Outcome<null, StoreFailure>
  /** Grants those partitions to a key which are not its own yet, durably, each from where it ends here. */
  grant(partitions: readonly PartitionId[], key: string, name: string): Promise<Outcome<null, Failure>>
  /** Every partition as the table sees it. */
  partitions(): PartitionView[]
  /** The key that made the event: who follows all of it checks everything from there on. */
  foundingKey(): string
  /** The station's own key. */
  readonly key: string
  /** The key that owns a partition now; null where nobody does. */
  ownerOf(partition: PartitionId): string | null
  /** How far a partition goes here. */
  head(partition: PartitionId): Head | null
  /** How many entries of a partition are kept outside its log. */
  lateIn(partition: PartitionId): number
  /** Where devices may send to besides this hub. */
  ways(): Way[]
  /** How far the server is known to hold each partition. */
  published(): Promise<Head[]>
  /** Answers a request of somebody who may see those partitions alone; null for all. */
  sync(asked: SyncRequest, own: ReadonlySet<PartitionId> | null): Promise<Outcome<SyncAnswer, StoreFailure>>
  /** The event as it is now, for as long as it stays so: to tell many devices of it. */
  moment(): Moment
}
