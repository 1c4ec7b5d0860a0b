// Who owns what as the log says it: grants, releases, and what became of entries that were kept outside the log.
//
// The fold trusts the log: what a grant fences has left it before anything is folded (wire/holder.ts). What is settled counts only where the
// partition that the late entry is of says so itself.
import type { Fact } from '../event/entry.ts'
import type { EpochEnd, LateNamed } from '../event/ownership-bodies.ts'
import { type PartitionId, SETUP } from '../ids.ts'
import { lateKey } from '../log/late.ts'
import type { EventState } from './state.ts'

/** An epoch of a partition: whose, from when, and after which entry. `name`: what people call the device, where the grant said. */
export interface Granted {
  key: string
  epoch: number
  after?: EpochEnd
  name?: string
  seq: number
  at: number
}

/** What became of a late entry: adopted as the owner's own, or dismissed. `seq` is the entry that says so. */
export interface Settled {
  how: 'adopted' | 'dismissed'
  reason: string | null
  seq: number
  at: number
}

/** Releases by partition, the newest; and what is settled, by the late entry's name (log/late.ts). */
export interface OwnershipState {
  released: Map<PartitionId, { epoch: number; seq: number; at: number }>
  settled: Map<string, Settled>
}

/** Of which nothing is known yet. */
export const createOwnershipState = (): OwnershipState => ({ released: new Map(), settled: new Map() })

type OwnFact = Extract<Fact, { kind: 'partition.released' | 'late.adopted' | 'late.dismissed' }>

/** Whether a fact is about its own partition's owner, and is written there. */
export const isOwnershipFact = (fact: Fact): fact is OwnFact =>
  fact.kind === 'partition.released' || fact.kind === 'late.adopted' || fact.kind === 'late.dismissed'

/** Applies a grant, which stands in `setup`. Epochs grow; one that doesn't grants nothing. */
export function applyGrant(state: EventState, body: Extract<Fact, { kind: 'partition.granted' }>['body'], seq: number, at: number): void {
  const { partition, key, epoch, after, name } = body
  const grants = state.grants.get(partition) ?? []
  if (epoch <= (grants.at(-1)?.epoch ?? 0)) return void state.unapplied++
  grants.push({ key, epoch, seq, at, ...(after ? { after } : {}), ...(name ? { name } : {}) })
  state.grants.set(partition, grants)
}

/** Applies a release, or what became of a late entry. From another partition than its own it means nothing. */
export function applyOwnership(state: EventState, { kind, body }: OwnFact, partition: PartitionId, seq: number, at: number): void {
  if (body.partition !== partition) return void state.unapplied++
  const { released, settled } = state.ownership
  if (kind === 'partition.released') return void released.set(partition, { epoch: body.epoch, seq, at })
  const name = lateKey(body)
  // The first word stands: a late entry is adopted once.
  if (settled.has(name)) return void state.unapplied++
  settled.set(name, {
    how: kind === 'late.adopted' ? 'adopted' : 'dismissed',
    reason: kind === 'late.dismissed' ? body.reason : null,
    seq,
    at,
  })
}

/** The present epoch of a partition; null where nobody was granted one. */
export const ownerOf = (state: EventState, partition: PartitionId): Granted | null => state.grants.get(partition)?.at(-1) ?? null

/** What became of a late entry; null while it waits. */
export const settledAs = (state: EventState, late: LateNamed): Settled | null => state.ownership.settled.get(lateKey(late)) ?? null

/** Whether the present owner of a partition has let go of it. */
export const isReleased = (state: EventState, partition: PartitionId): boolean =>
  state.ownership.released.get(partition)?.epoch === (ownerOf(state, partition)?.epoch ?? 1)

/** Why a device may not write to a partition, in a sentence; null where it may. A partition that nobody was granted is anybody's. */
export function whyNotOurs(state: EventState, partition: PartitionId, key: string): string | null {
  const owner = ownerOf(state, partition)
  if (!owner) return null
  if (owner.key !== key)
    return `${partition === SETUP ? 'The event’s set-up' : partition} belongs to ${owner.name ?? 'another device'} now. Nothing was recorded here; enter it there.`
  if (isReleased(state, partition))
    return `This device has let go of ${partition}. Nothing was recorded here; the head table hands it to another device.`
  return null
}
