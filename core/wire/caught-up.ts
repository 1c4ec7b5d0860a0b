// Whether a device may go on with a partition that it was granted: it has to hold all that the epoch before came to.
import { BEFORE_ALL } from '../event/ownership-bodies.ts'
import type { PartitionId } from '../ids.ts'
import type { Head } from '../log/chain.ts'
import type { Grants } from './grants.ts'

/**
 * Whether the log of a partition goes as far as its newest epoch begins. An owner that wrote before that would write over entries it does not
 * have yet, and every other holder would keep what it wrote outside the log.
 */
export function isCaughtUp({ grants, heads }: { grants: Grants; heads: ReadonlyMap<PartitionId, Head> }, partition: PartitionId): boolean {
  const epoch = grants.newest(partition)
  const head = heads.get(partition)
  const start = grants.startOf(partition, epoch)
  if (!start || head?.epoch === epoch) return true
  return (head?.seq ?? 0) === start.seq && (head?.hash ?? BEFORE_ALL) === start.hash
}
