// What must hold of a machine after each step, told by what is on its disk and by the truth, with none of the code under test.
import { BEFORE_ALL, type LateNamed, type PartitionGranted } from '../../event/ownership-bodies.ts'
import { type PartitionId, SETUP } from '../../ids.ts'
import type { SealedEntry } from '../../log/chain.ts'
import type { Late } from '../../log/late.ts'
import type { Machine } from './common.ts'
import type { Truth } from './truth.ts'

/** All that is on a disk: logs by partition, and what is kept outside them. */
export interface Held {
  logs: Map<PartitionId, SealedEntry[]>
  late: Late[]
}

/** Reads a disk. */
export async function heldOn({ raw }: Machine['disk']): Promise<Held> {
  const logs = new Map<PartitionId, SealedEntry[]>()
  for (const { partition, seq } of await raw.heads()) logs.set(partition, await raw.read(partition, 1, seq))
  return { logs, late: (await raw.late()).entries }
}

const nameOf = ({ partition, epoch, seq, hash }: SealedEntry) => `entry ${seq} of ${partition}, epoch ${epoch} (${hash.slice(0, 8)})`

/** The first thing that is wrong on a machine's disk; null where nothing is. */
export function wrongWith(machine: Machine, held: Held, truth: Truth, keys: ReadonlyMap<string, string>): string | null {
  const present = new Set<string>()
  for (const log of held.logs.values()) for (const { hash } of log) present.add(hash)
  for (const late of held.late) {
    if (present.has(late.hash)) return `${nameOf(late)} is in the log and outside it`
    if (!truth.written.has(late.hash)) return `${nameOf(late)} is kept, and nobody wrote it`
  }
  for (const { hash } of held.late) present.add(hash)
  for (const [hash, why] of truth.promised(machine.id)) {
    const { entry } = truth.written.get(hash) ?? {}
    if (!present.has(hash)) return `${entry ? nameOf(entry) : hash} is lost: the machine had ${why}`
  }
  const grants = grantsIn(held.logs.get(SETUP) ?? [])
  for (const log of held.logs.values()) {
    const wrong = wrongLog(log, truth, grants, keys)
    if (wrong) return wrong
  }
  return null
}

interface Given {
  key: string
  epoch: number
  after?: PartitionGranted['after']
}

/** Grants by partition as `setup` lists them: those whose epoch grows. */
export function grantsIn(setup: readonly SealedEntry[]): Map<PartitionId, Given[]> {
  const given = new Map<PartitionId, Given[]>()
  for (const { kind, body, seq, hash, epoch: own } of setup) {
    if (kind !== 'partition.granted') continue
    const { partition, key, epoch, after: told } = body as unknown as PartitionGranted
    // `setup` that its owner hands over ends with that very entry.
    const after = partition === SETUP && epoch > own ? { seq, hash } : told
    const all = given.get(partition) ?? []
    given.set(partition, all)
    if (epoch > (all.at(-1)?.epoch ?? (partition === SETUP ? 1 : 0))) all.push({ key, epoch, ...(after ? { after } : {}) })
  }
  return given
}

/** One chain, one writer an epoch, nothing past the end of an epoch, nothing settled twice. `keys` names the machine of a key. */
function wrongLog(
  log: readonly SealedEntry[],
  truth: Truth,
  grants: Map<PartitionId, Given[]>,
  keys: ReadonlyMap<string, string>,
): string | null {
  let [seq, epoch, before] = [0, 1, BEFORE_ALL]
  const settled = new Set<string>()
  for (const entry of log) {
    const written = truth.written.get(entry.hash)
    if (!written) return `${nameOf(entry)} is in the log, and nobody wrote it`
    if (entry.seq !== seq + 1 || entry.epoch < epoch || written.before !== before)
      return `${nameOf(entry)} does not follow the one before it`
    const given = grants.get(entry.partition) ?? []
    const key = given.find((each) => each.epoch === entry.epoch)?.key
    const owner = key ? keys.get(key) : entry.partition === SETUP && entry.epoch === 1 ? 'head' : null
    if (owner !== written.by) return `${nameOf(entry)} is in the log: ${written.by} wrote it, and the epoch is ${owner ?? 'nobody'}’s`
    const own = given.find((each) => each.epoch === entry.epoch)?.after
    if (own && entry.seq <= own.seq) return `${nameOf(entry)} is in the log, and its epoch begins after entry ${own.seq}`
    const fence = given.find((each) => each.epoch > entry.epoch && each.after && entry.seq > each.after.seq)
    if (fence) return `${nameOf(entry)} is in the log, and epoch ${fence.epoch} follows entry ${fence.after?.seq}`
    const named = entry.kind.startsWith('late.') ? (entry.body as unknown as LateNamed).hash : null
    if (named !== null && settled.has(named)) return `${nameOf(entry)} settles what was settled`
    if (named !== null) settled.add(named)
    ;({ seq, epoch } = entry)
    before = entry.hash
  }
  return null
}

/** A mark that stands where its remote holds nothing of the kind; null where all marks are right. */
export async function wrongMark(machine: Machine, remote: Machine, truth: Truth): Promise<string | null> {
  const { raw } = remote.disk
  for (const { partition, seq, hash } of await machine.disk.raw.marks(remote.id)) {
    const isThere = (await raw.hashAt(partition, seq)) === hash || (await raw.late()).entries.some((late) => late.hash === hash)
    if (!isThere || truth.written.get(hash)?.entry.seq !== seq)
      return `takes ${partition} as acknowledged up to entry ${seq} by ${remote.id}, which does not hold it`
  }
  return null
}

/** Which entries a machine holds that another lacks, or holds elsewhere; null where both hold the same. */
export function differenceOf(one: Held, other: Held): string | null {
  for (const partition of new Set([...one.logs.keys(), ...other.logs.keys()])) {
    const [a, b] = [one.logs.get(partition) ?? [], other.logs.get(partition) ?? []]
    const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, index) => a[index]?.hash !== b[index]?.hash)
    if (at !== -1)
      return `entry ${at + 1} of ${partition}: ${[a[at], b[at]].map((entry) => (entry ? nameOf(entry) : 'nothing')).join(' here, there ')}`
  }
  const [a, b] = [one, other].map(({ late }) => new Map(late.map((entry) => [entry.hash, entry]))) as [Map<string, Late>, Map<string, Late>]
  for (const [hash, entry] of a) if (!b.has(hash)) return `${nameOf(entry)} is kept here, and not there`
  for (const [hash, entry] of b) if (!a.has(hash)) return `${nameOf(entry)} is kept there, and not here`
  return null
}
