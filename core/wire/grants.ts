// Who owns a partition: the keys that the `setup` log has granted, epoch by epoch.
//
// Epoch 1 of `setup` belongs to the key the event was registered with (or that made the event file). Every other epoch belongs to the
// key a `partition.granted` entry in `setup` names. Epochs of a partition only grow; a grant that does not grow grants nothing.
import { factOf } from '../event/entry.ts'
import { type PartitionId, SETUP } from '../ids.ts'
import type { SealedEntry } from '../log/chain.ts'

/** The grants known so far. */
export interface Grants {
  /** Takes note of an accepted entry; only grants in `setup` change anything. Entries come in order, each once. */
  learn(entry: SealedEntry): void
  /** The public key (64 hex digits) that owns a partition's epoch; null where none was granted. */
  keyOf(partition: PartitionId, epoch: number): string | null
  /** The newest epoch granted of a partition; 0 where it was never granted. */
  newest(partition: PartitionId): number
}

/** Grants of an event whose `setup` belongs to `setupKey` in epoch 1. */
export function createGrants(setupKey: string): Grants {
  const epochs = new Map<PartitionId, Map<number, string>>([[SETUP, new Map([[1, setupKey]])]])
  const newest = (partition: PartitionId) => Math.max(0, ...(epochs.get(partition)?.keys() ?? []))
  return {
    learn(entry) {
      if (entry.partition !== SETUP || entry.kind !== 'partition.granted') return
      const fact = factOf(entry)
      if (fact?.kind !== 'partition.granted' || fact.body.epoch <= newest(fact.body.partition)) return
      const keys = epochs.get(fact.body.partition) ?? new Map<number, string>()
      epochs.set(fact.body.partition, keys.set(fact.body.epoch, fact.body.key))
    },
    keyOf: (partition, epoch) => epochs.get(partition)?.get(epoch) ?? null,
    newest,
  }
}
