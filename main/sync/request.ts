// The bytes of one sync request, as gzipped JSON.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { EventId, PartitionId } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import type { Batch, SyncRequest } from '../../core/wire/sync.ts'

const compress = promisify(gzip)

/** The compressed body of a request. `beside`: what is asked for beside what is sent (follower.ts). */
export async function encodeRequest(
  event: EventId,
  heads: ReadonlyMap<PartitionId, Head>,
  push: Batch[],
  beside: Pick<SyncRequest, 'have' | 'late'> | null = null,
): Promise<Uint8Array> {
  const have: SyncRequest['have'] = {}
  for (const { partition, epoch, seq } of heads.values()) have[partition] = [epoch, seq]
  const request: SyncRequest = { v: 1, event, have, push, ...beside }
  return compress(JSON.stringify(request), { level: 9 })
}
