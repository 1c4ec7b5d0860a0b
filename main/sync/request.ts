// The bytes of one sync request: a plan's runs as signed batches, as gzipped JSON.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { EventId, PartitionId } from '../../core/ids.ts'
import { type Head, headOf, type SealedEntry, type SignedHead } from '../../core/log/chain.ts'
import type { Waiting } from '../../core/outbox/plan.ts'
import type { LogStore } from '../../core/store/port.ts'
import { toBatches } from '../../core/wire/batch.ts'
import type { Batch, SyncRequest } from '../../core/wire/sync.ts'

const compress = promisify(gzip)

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

/** The compressed body of a request. */
export async function encodeRequest(event: EventId, heads: ReadonlyMap<PartitionId, Head>, push: Batch[]): Promise<Uint8Array> {
  const have: SyncRequest['have'] = {}
  for (const { partition, epoch, seq } of heads.values()) have[partition] = [epoch, seq]
  const request: SyncRequest = { v: 1, event, have, push }
  return compress(JSON.stringify(request), { level: 9 })
}
