// How a machine starts, stops, and keeps its standing up to date. Its disk outlasts it; all else is lost when it stops.
import { applyEntry } from '../../apply/apply.ts'
import { createState, type EventState } from '../../apply/state.ts'
import { type PartitionId, SETUP } from '../../ids.ts'
import type { SealedEntry } from '../../log/chain.ts'
import { openHolder, type Taken } from '../../wire/holder.ts'
import { type Common, type Machine, type Memory, signOwn } from './common.ts'
import type { Store } from './disk.ts'
import { openLink } from './open-link.ts'

/** Starts a machine from its disk. */
export async function start(common: Common, machine: Machine): Promise<void> {
  const { parts, event, setupKey, signing } = common
  await parts.restart(machine.disk)
  const store = parts.store(machine.disk.open())
  const state = createState()
  const sign = signOwn(common, machine)
  const opened = await openHolder({ event, setupKey, store, sign, signatures: signing.signatures }, (entry) => applyEntry(state, entry))
  const holder = parts.holder(opened, store)
  const memory: Memory = { store, holder, state, links: new Map(), applied: new Set() }
  for (const remote of machine.remotes) memory.links.set(remote, await openLink(store, remote))
  machine.memory = memory
}

/** Stops a machine in the middle of whatever it does. */
export async function stop(machine: Machine): Promise<void> {
  machine.memory = null
  await machine.disk.stop()
}

/** Brings the standing up to date with what came in. */
export async function follow({ parts }: Common, memory: Memory, { stored, cut }: Pick<Taken, 'stored' | 'cut'>): Promise<void> {
  const inOrder = parts.inOrder([...stored])
  const isMoved = inOrder.some((entry, index) => entry !== stored[index])
  if ((cut.length > 0 && parts.refolds) || isMoved) memory.state = fold(parts.inOrder(await readLogs(memory.store)))
  else for (const entry of inOrder) applyEntry(memory.state, entry)
  for (const late of parts.applied(memory.holder.late.entries)) {
    if (memory.applied.has(late.hash)) continue
    memory.applied.add(late.hash)
    applyEntry(memory.state, late)
  }
  // Marks went back with the logs that were cut.
  if (cut.length > 0) for (const link of memory.links.values()) await link.ledger.load()
}

/** All entries of a store, `setup` first. */
export async function readLogs(store: Store): Promise<SealedEntry[]> {
  const heads = (await store.heads()).toSorted((a, b) => rank(a.partition) - rank(b.partition))
  const logs = await Promise.all(heads.map(({ partition, seq }) => store.read(partition, 1, seq)))
  return logs.flat()
}

const rank = (partition: PartitionId) => (partition === SETUP ? 0 : 1)

/** The state that entries come to. */
export function fold(entries: readonly SealedEntry[]): EventState {
  const state = createState()
  for (const entry of entries) applyEntry(state, entry)
  return state
}
