// A plan's runs as batches that somebody vouches for: by the owner's signature that the log holds, or one that this device can give.
import { type Head, headOf, type SealedEntry, type SignedHead } from '../log/chain.ts'
import type { LogStore } from '../store/port.ts'
import { toBatches } from '../wire/batch.ts'
import type { Batch } from '../wire/sync.ts'
import type { Waiting } from './plan.ts'

/** Signs a head with the key of its partition and epoch; null where this device only carries that partition for its owner. */
export type Sign = (head: Head) => SignedHead | null

/** Runs as batches, each vouched for by the owner's signature that is known or can be given here. */
export async function signedBatches(runs: readonly Waiting[], log: LogStore, sign: Sign): Promise<Batch[]> {
  const batches: Batch[] = []
  for (const { entries } of runs) {
    const signed = await Promise.all(epochEnds(entries).map((end) => vouch(end, log, sign)))
    batches.push(
      ...toBatches(
        entries,
        signed.filter((head) => head !== null),
      ),
    )
  }
  return batches
}

async function vouch(end: Head, log: LogStore, sign: Sign): Promise<SignedHead | null> {
  const known = await log.signedHead(end.partition, end.seq)
  return known?.seq === end.seq ? known : (sign(end) ?? known)
}

/** The last head of each epoch in a run. */
const epochEnds = (entries: readonly SealedEntry[]): Head[] =>
  entries.filter((entry, index) => entries[index + 1]?.epoch !== entry.epoch).map(headOf)
