// Where an entry of this phone has got to: on this phone, at the table, public; or kept at the table outside the results.
import type { PartitionId } from '../../../core/ids.ts'
import type { Head } from '../../../core/log/chain.ts'
import type { Parked } from '../../../core/store/port.ts'
import type { LostPart } from '../../../core/wire/live.ts'

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

/** Where an entry is. */
export function whereIs(entry: { partition: PartitionId; epoch: number; seq: number }, reach: Reach): Where {
  const { partition, epoch, seq } = entry
  const isPast = reach.lost.some((lost) => lost.partition === partition && lost.epoch >= epoch && seq > lost.end)
  const atTable = (reach.table.get(partition)?.seq ?? 0) >= seq
  const atServer = (reach.server.get(partition)?.seq ?? 0) >= seq
  if (isPast) return atTable || atServer || isFenced(reach, partition, seq) ? 'late' : 'phone'
  if (atServer || (reach.published[partition]?.[1] ?? 0) >= seq) return 'public'
  if (atTable) return 'table'
  if (isFenced(reach, partition, seq)) return 'late'
  return reach.parked.some((parked) => parked.partition === partition && seq >= parked.from) ? 'refused' : 'phone'
}

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
