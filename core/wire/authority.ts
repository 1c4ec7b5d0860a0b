// The event's authority: the key in the recovery slot, which hands `setup` to another device when its owner is gone.
//
// The first entry of a new epoch of `setup` grants that epoch to its own writer, and carries the authority's Ed25519 signature over the
// UTF-8 text `scoretable-authority-1|event|setup|epoch|key|seq|hash`, where seq and hash are the end of the epoch before. The entry is
// sealed and its batch signed by the new owner, like every other after it. The authority's public key stands in `event.opened`: whoever owns
// `setup` may name another there, as when the recovery key is made anew. The newest one named counts, for whoever has heard of it: a grant by
// the one before is refused there, wherever in the log it would begin.
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { BEFORE_ALL, type PartitionGranted } from '../event/ownership-bodies.ts'
import { type EventId, SETUP } from '../ids.ts'
import { ED25519, type Head, type Signatures } from '../log/chain.ts'

const textOf = (event: EventId, { epoch, key, after }: PartitionGranted) =>
  utf8ToBytes(`scoretable-authority-1|${event}|${SETUP}|${epoch}|${key}|${after?.seq}|${after?.hash}`)

/**
 * The grant that opens a new epoch of `setup` for a device's key, after the head that is held, by the authority's secret (32 bytes).
 * `newest`: the newest epoch of `setup` that was granted; the head's own where nothing was granted past it.
 */
export function grantSetup(
  event: EventId,
  head: Head | null,
  { key, name, newest = head?.epoch ?? 1 }: { key: string; name?: string | undefined; newest?: number },
  authority: Uint8Array,
  by: Signatures = ED25519,
): PartitionGranted {
  const after = { seq: head?.seq ?? 0, hash: head?.hash ?? BEFORE_ALL }
  const grant: PartitionGranted = { partition: SETUP, key, epoch: newest + 1, after, ...(name ? { name } : {}) }
  return { ...grant, sig: by.sign(textOf(event, grant), authority) }
}

/** Whether a grant of `setup` was signed by the holder of the authority's key (64 hex digits). */
export function isByAuthority(event: EventId, grant: PartitionGranted, authority: string | null, by: Signatures = ED25519): boolean {
  if (authority === null || grant.sig === undefined || grant.after === undefined || grant.partition !== SETUP) return false
  try {
    return by.verify(grant.sig, textOf(event, grant), authority)
  } catch {
    return false
  }
}
