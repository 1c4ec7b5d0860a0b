// Where an entry of this phone has got to: on this phone, at the table, public; or kept at the table outside the results.
import type { PartitionId } from '../../../core/ids.ts'
import type { Head } from '../../../core/log/chain.ts'
import type { Parked } from '../../../core/store/port.ts'
import type { LostPart } from '../../../core/wire/live.ts'
import type { Sending } from '../send/sending.ts'

/** `late`: the part was given to another before this arrived; the table keeps it and decides. `refused`: kept here, and a person has to look. */
export type Where = 'phone' | 'table' | 'public' | 'late' | 'refused'

/** What is known of how far this phone's partitions have come. Marks are verified; `published` is what the table says. */
export interface Reach {
  table: ReadonlyMap<PartitionId, Head>
  server: ReadonlyMap<PartitionId, Head>
  published: Readonly<Record<string, readonly [epoch: number, seq: number]>>
  lost: readonly LostPart[]
  parked: readonly Parked[]
}

/** What each way says of itself; null where there is none. */
interface Told {
  hub: Sending
  standby: Sending | null
  server: Sending | null
}

/** What all ways together tell: who is at the table has it, and so has whoever stands by for it. */
export function reachOf({ hub, standby, server }: Told, { published, lost }: Pick<Reach, 'published' | 'lost'>): Reach {
  const table = new Map(hub.marks)
  for (const [partition, head] of standby?.marks ?? []) if (head.seq > (table.get(partition)?.seq ?? 0)) table.set(partition, head)
  // The server's refusals may be for want of what the table has not told it yet; but what it calls fenced it has kept.
  const fenced = [...(standby?.parked ?? []), ...(server?.parked ?? [])].filter(({ reason }) => reason === 'fenced')
  return { table, server: server?.marks ?? new Map(), published, lost, parked: [...hub.parked, ...fenced] }
}

/** How many entries are on this phone alone: no more than the way that has come furthest lacks, once it has answered. */
export function waitingOf(hub: Sending, ...others: readonly (Sending | null)[]): number {
  const told = others.flatMap((sending) => (sending === null || sending.at === null ? [] : sending.waiting + sending.refused))
  return Math.min(hub.waiting, ...told)
}

/** Where an entry is. */
export function whereIs(entry: { partition: PartitionId; epoch: number; seq: number }, reach: Reach): Where {
  const { partition, epoch, seq } = entry
  const isPast = reach.lost.some((lost) => lost.partition === partition && lost.epoch >= epoch && seq > lost.end)
  const atTable = (reach.table.get(partition)?.seq ?? 0) >= seq
  const atServer = (reach.server.get(partition)?.seq ?? 0) >= seq
  if (isPast) return atTable || atServer || isFenced(reach, partition, seq) ? 'late' : 'phone'
  // The server had heard of another device first, though the table has not told this phone yet.
  if (!atTable && isFenced(reach, partition, seq)) return 'late'
  if (atServer || (reach.published[partition]?.[1] ?? 0) >= seq) return 'public'
  if (atTable) return 'table'
  return reach.parked.some((parked) => parked.partition === partition && seq >= parked.from) ? 'refused' : 'phone'
}

/** Whether the table has an entry, as far as is known here: not yet, where this phone sent it to the server alone. */
export const isAtTable = ({ partition, seq }: { partition: PartitionId; seq: number }, { table, published }: Reach): boolean =>
  (table.get(partition)?.seq ?? 0) >= seq || (published[partition]?.[1] ?? 0) >= seq

/** Who answers `fenced` has kept it. */
const isFenced = ({ parked }: Reach, partition: PartitionId, seq: number): boolean =>
  parked.some((each) => each.partition === partition && each.reason === 'fenced' && seq >= each.from)

/** How an entry's way reads. */
export const WHERE_WORDS: Record<Where, string> = {
  phone: 'on this phone',
  table: 'at the table',
  public: 'public',
  late: 'kept at the table, outside the results',
  refused: 'refused, kept on this phone',
}
