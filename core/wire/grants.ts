// Who owns a partition, epoch by epoch, and where each epoch begins and ends: what the `setup` log has granted.
//
// Epoch 1 of `setup` belongs to the key the event was registered with (or that made the event file). Every other epoch belongs to the
// key a `partition.granted` entry in `setup` names. Epochs of a partition only grow; a grant that does not grow grants nothing.
//   - a grant's `after` is where all epochs before it end; one without it (a first epoch, or an old log) tells no end
//   - `setup` is handed over by its owner, whose epoch then ends with the grant itself; or by the authority (authority.ts), where the grant
//     is the first entry of the epoch that it grants
// Grants are a pure function of the `setup` log: where that is cut, they are made again from what is left.
import { factOf } from '../event/entry.ts'
import type { EpochEnd, PartitionGranted } from '../event/ownership-bodies.ts'
import { type EventId, type PartitionId, SETUP } from '../ids.ts'
import { ED25519, type SealedEntry, type Signatures } from '../log/chain.ts'
import { isByAuthority } from './authority.ts'
import type { Batch } from './sync.ts'

/** The grants known so far. */
export interface Grants {
  /** Takes note of an accepted entry; only grants in `setup` change anything. Entries come in order, each once. */
  learn(entry: SealedEntry): void
  /** The public key (64 hex digits) that owns a partition's epoch; null where none was granted. */
  keyOf(partition: PartitionId, epoch: number): string | null
  /** The newest epoch granted of a partition; 0 where it was never granted. */
  newest(partition: PartitionId): number
  /** Where an epoch ends: the least end that a later grant tells; null where none does. */
  endOf(partition: PartitionId, epoch: number): EpochEnd | null
  /** Whether what ends an epoch is an entry of that epoch itself, as where `setup` is handed over: it settles nothing between two histories. */
  endsItself(partition: PartitionId, epoch: number): boolean
  /** The entry that an epoch follows; null where its grant doesn't tell. */
  startOf(partition: PartitionId, epoch: number): EpochEnd | null
  /** The authority's public key, from the newest `event.opened` that names one; null where there is none. */
  authority(): string | null
  /** By which grants of `setup`, and heads, are signed. */
  readonly signatures: Signatures
  /** The same grants, to learn on by themselves. */
  copy(): Grants
}

interface Given {
  key: string
  after: EpochEnd | null
  /** Given by the owner before, in its own epoch. */
  handed?: boolean
}
interface Known {
  newest: number
  given: Map<number, Given>
  /** Epochs whose grant tells an end, oldest first. */
  ending: number[]
}

/** Grants of an event whose `setup` belongs to `setupKey` in epoch 1. */
export function createGrants(setupKey: string, signatures: Signatures = ED25519): Grants {
  return grantsOver(new Map([[SETUP, { newest: 1, given: new Map([[1, { key: setupKey, after: null }]]), ending: [] }]]), null, signatures)
}

function grantsOver(granted: Map<PartitionId, Known>, authorityKey: string | null, signatures: Signatures): Grants {
  let authority = authorityKey
  const newest = (partition: PartitionId) => granted.get(partition)?.newest ?? 0
  const add = ({ partition, epoch, key }: PartitionGranted, after: EpochEnd | null, handed = false) => {
    // The newest epoch stands beside the keys: looking for it at each grant would make a long list of grants a slow one.
    const known: Known = granted.get(partition) ?? { newest: 0, given: new Map(), ending: [] }
    known.newest = epoch
    known.given.set(epoch, { key, after, handed })
    if (after) known.ending.push(epoch)
    granted.set(partition, known)
  }
  const ending = (partition: PartitionId, epoch: number): Given | null => {
    const known = granted.get(partition)
    let end: Given | null = null
    for (const later of known?.ending ?? []) {
      const given = later > epoch ? known?.given.get(later) : null
      // Of two that end at one entry the later grant is right: it was made to settle which history that entry belongs to.
      if (given?.after && (!end?.after || given.after.seq <= end.after.seq)) end = given
    }
    return end
  }
  return {
    learn(entry) {
      if (entry.partition !== SETUP) return
      if (entry.kind === 'event.opened') {
        const fact = factOf(entry)
        if (fact?.kind === 'event.opened') authority = fact.body.authority ?? authority
      }
      const body = grantIn(entry)
      if (!body || body.epoch <= newest(body.partition)) return
      if (body.partition !== SETUP) return add(body, body.after ?? null)
      if (isSelfGrant(entry, body)) {
        if (body.after?.seq === entry.seq - 1 && isByAuthority(entry.event, body, authority, signatures)) add(body, body.after)
        return
      }
      // Handed over by its owner: that epoch ends here, whatever the entry says.
      if (isHandOver(entry, body)) add(body, { seq: entry.seq, hash: entry.hash }, true)
    },
    keyOf: (partition, epoch) => granted.get(partition)?.given.get(epoch)?.key ?? null,
    newest,
    endOf: (partition, epoch) => ending(partition, epoch)?.after ?? null,
    endsItself: (partition, epoch) => ending(partition, epoch)?.handed === true,
    startOf: (partition, epoch) => granted.get(partition)?.given.get(epoch)?.after ?? null,
    authority: () => authority,
    signatures,
    copy: () =>
      grantsOver(
        new Map(
          [...granted].map(([partition, { newest, given, ending }]) => [partition, { newest, given: new Map(given), ending: [...ending] }]),
        ),
        authority,
        signatures,
      ),
  }
}

/** The grant an entry holds, if it is one. */
export function grantIn(entry: Pick<SealedEntry, 'kind' | 'body'>): PartitionGranted | null {
  if (entry.kind !== 'partition.granted') return null
  const fact = factOf(entry)
  return fact?.kind === 'partition.granted' ? fact.body : null
}

/** Whether an entry of `setup` grants the very epoch that it opens. */
export const isSelfGrant = (entry: Pick<SealedEntry, 'partition' | 'epoch'>, grant: PartitionGranted): boolean =>
  entry.partition === SETUP && grant.partition === SETUP && grant.epoch === entry.epoch

/** Whether an entry of `setup` hands it to the owner of a later epoch. */
const isHandOver = ({ partition, epoch }: Pick<SealedEntry, 'partition' | 'epoch'>, grant: PartitionGranted): boolean =>
  partition === SETUP && grant.partition === SETUP && grant.epoch > epoch

/** The first entry of a run of one epoch by which the owner of `setup` hands it over: that epoch ends there, whatever comes after it. */
export const handOverIn = (run: readonly SealedEntry[]): SealedEntry | null =>
  run.find((entry) => {
    const grant = grantIn(entry)
    return grant !== null && isHandOver(entry, grant)
  }) ?? null

/** The grant by which a batch of `setup` opens its own epoch: its first entry, by the authority; null for any other batch. */
export function openingOf(event: EventId, { partition, epoch, from, entries }: Batch, grants: Grants): PartitionGranted | null {
  const [, kind, body] = entries[0] ?? []
  if (partition !== SETUP || kind === undefined || body === undefined) return null
  const grant = grantIn({ kind, body })
  if (!grant || !isSelfGrant({ partition, epoch }, grant) || grant.after?.seq !== from - 1) return null
  return isByAuthority(event, grant, grants.authority(), grants.signatures) ? grant : null
}

/** Grants as they are once it is known that the epochs of a partition before this one end there. */
export const endedAt = (grants: Grants, partition: PartitionId, epoch: number, end: EpochEnd): Grants => ({
  ...grants,
  newest: (of) => (of === partition ? Math.max(epoch, grants.newest(of)) : grants.newest(of)),
  endOf: (of, at) => (of === partition && at < epoch ? end : grants.endOf(of, at)),
  endsItself: (of, at) => !(of === partition && at < epoch) && grants.endsItself(of, at),
})
