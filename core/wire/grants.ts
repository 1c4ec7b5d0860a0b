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
  // The newest epoch stands beside the keys: looking for it at each grant would make a long list of grants a slow one.
  const granted = new Map<PartitionId, { newest: number; keys: Map<number, string> }>([
    [SETUP, { newest: 1, keys: new Map([[1, setupKey]]) }],
  ])
  const newest = (partition: PartitionId) => granted.get(partition)?.newest ?? 0
  return {
    learn(entry) {
      if (entry.partition !== SETUP || entry.kind !== 'partition.granted') return
      const fact = factOf(entry)
      if (fact?.kind !== 'partition.granted' || fact.body.epoch <= newest(fact.body.partition)) return
      const { partition, epoch, key } = fact.body
      const keys = granted.get(partition)?.keys ?? new Map<number, string>()
      granted.set(partition, { newest: epoch, keys: keys.set(epoch, key) })
    },
    keyOf: (partition, epoch) => granted.get(partition)?.keys.get(epoch) ?? null,
    newest,
  }
}
