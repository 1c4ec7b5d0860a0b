// What the machines of a run are, and what they know.
import type { EventState } from '../../apply/state.ts'
import type { EventId, PartitionId } from '../../ids.ts'
import { type Head, signHead } from '../../log/chain.ts'
import type { BatchSize, Load } from '../../outbox/batch-size.ts'
import type { Ledger } from '../../outbox/ledger.ts'
import type { Grants } from '../../wire/grants.ts'
import type { Holder } from '../../wire/holder.ts'
import type { Tip } from '../../wire/sync.ts'
import type { Disk, Store } from './disk.ts'
import type { Parts } from './parts.ts'
import type { Signing } from './signing.ts'

/** A machine's link to a remote. `theirs`: what the remote said it keeps outside its log; `until`: no try before that time. */
export interface Link {
  ledger: Ledger
  size: BatchSize
  pending: { id: number; sent: ReadonlySet<PartitionId>; load: Load } | null
  failures: number
  until: number
  probing: boolean
  theirs: readonly Tip[]
}

/**
 * A machine. `owner` names the machine whose key it writes with: itself, but for a copy of another. `remotes` are whom it sends to; `lost` once it
 * will never come back; `skew` is how far its clock is off, in ms.
 */
export interface Machine {
  id: string
  owner: string
  role: 'laptop' | 'phone' | 'server'
  key: string
  secret: Uint8Array
  remotes: readonly string[]
  disk: Disk
  memory: Memory | null
  lost: boolean
  /** Whether it has gone back to a backup, and lost what it acknowledged since. */
  restored: boolean
  skew: number
}

/** What a machine knows while it runs. */
export interface Memory {
  store: Store
  holder: Holder
  state: EventState
  links: Map<string, Link>
  /** Late entries that have been put into the standing: none, but by a mutant. */
  applied: Set<string>
}

/** What all machines of a run have in common. */
export interface Common {
  event: EventId
  setupKey: string
  parts: Parts
  signing: Signing
}

/** A machine's own signature under a head, where it owns that epoch. */
export function signOwn({ event, signing, parts }: Common, machine: Machine) {
  return (head: Head, grants: Grants) => {
    const isOwn = grants.keyOf(head.partition, head.epoch) === machine.key
    return isOwn || parts.forges ? signHead(event, head, machine.secret, signing.signatures) : null
  }
}
