// What waits on this phone as a file, for when there is no way to the table at all: somebody carries it there (core/wire/parcel.ts).
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Head, SignedHead } from '../../../core/log/chain.ts'
import { createLedger } from '../../../core/outbox/ledger.ts'
import { plan } from '../../../core/outbox/plan.ts'
import { signedBatches } from '../../../core/outbox/signed-batches.ts'
import type { LogStore, MarkStore } from '../../../core/store/port.ts'
import { lateBatches, tipsFor } from '../../../core/wire/late-batches.ts'
import { packParcel } from '../../../core/wire/parcel.ts'
import { MAX_REQUEST_ENTRIES, type SyncRequest } from '../../../core/wire/sync.ts'
import type { Joined } from '../keys/identity.ts'

/** As much as one file takes: its text is twice as long, and the table takes no longer one. A day's entries are a tenth of it. */
const MOST = { entries: MAX_REQUEST_ENTRIES, bytes: 3 * 1024 * 1024, most: 3 * 1024 * 1024 }

/** A file to be carried to the table, with how many entries are in it. */
export interface WaitingFile {
  name: string
  text: string
  count: number
}

/** Packs all that the table has not acknowledged; null where nothing waits. Nothing is marked as sent by it. */
export async function packWaiting(
  { event, joined }: Joined,
  store: LogStore & MarkStore,
  sign: (head: Head) => SignedHead | null,
): Promise<WaitingFile | null> {
  const ledger = createLedger(store, store, 'hub')
  await ledger.load()
  await ledger.refresh()
  const chosen = plan(await ledger.waiting(MOST.entries), MOST)
  const push = await signedBatches(chosen.runs, store, sign)
  const { entries, signed } = await store.late()
  if (push.length === 0 && entries.length === 0) return null
  const have: SyncRequest['have'] = {}
  for (const { partition, epoch, seq } of ledger.heads.values()) have[partition] = [epoch, seq]
  const request: SyncRequest = { v: 1, event, have, push, late: { have: tipsFor(entries), push: lateBatches(entries, signed, []) } }
  const packer = { event, device: joined.device, tokenHash: bytesToHex(sha256(utf8ToBytes(joined.token))) }
  const title = joined.title.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return { name: `${title || 'Phone'}.scoretable-entries`, text: packParcel(packer, request, randomBytes(24)), count: chosen.entries }
}
