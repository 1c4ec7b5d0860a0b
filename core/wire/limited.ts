// What of the logs a device is shown: its own partitions alone. What it sends is taken like anybody's, since entries are tied to their owner by
// a signature and not by who carries them; but of other partitions it hears nothing back, neither their ends nor their entries.
import type { PartitionId } from '../ids.ts'
import type { Holder } from './holder.ts'

/** A holder that shows those partitions alone. `own` is asked anew each time: what is taken may grant more. */
export function limitedTo(holder: Holder, own: Pick<ReadonlySet<PartitionId>, 'has'>): Holder {
  const isOwn = ({ partition }: { partition: PartitionId }) => own.has(partition)
  return {
    event: holder.event,
    store: holder.store,
    get grants() {
      return holder.grants
    },
    get heads() {
      return new Map([...holder.heads].filter(([partition]) => own.has(partition)))
    },
    get late() {
      return { entries: holder.late.entries.filter(isOwn), signed: holder.late.signed.filter(isOwn) }
    },
    have: holder.have,
    take: holder.take,
    note: holder.note,
    again: holder.again,
  }
}
