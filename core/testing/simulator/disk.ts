// The disk of a simulated machine: what the memory store holds, and what a power cut leaves of it.
//
// Every call of a store is a place where the machine may stop: before it has happened, or after it and before anybody heard. What was asked
// of the disk before that stands, since the product asks for a store that is durable when it answers. Broken disks are for mutants.
import type { EventId } from '../../ids.ts'
import type { SealedEntry } from '../../log/chain.ts'
import { err } from '../../outcome.ts'
import { createMemoryStore } from '../../store/memory.ts'
import type { LogStore, MarkStore } from '../../store/port.ts'

/** A store of entries and marks. */
export type Store = LogStore & MarkStore

/** Thrown out of a store when the machine stops there. */
export class PowerCut extends Error {}

/** `lazy`: answers before it is durable. `torn`: of the last append only the half survives. */
export type DiskKind = 'sound' | 'lazy' | 'torn'

/** The disk of one machine. */
export interface Disk {
  /** What is on it now: to look at, without any faults. */
  readonly raw: Store
  /** Where there is no room, nothing is stored. */
  full: boolean
  /** How much was ever written. */
  readonly writes: number
  /** How often a machine has started from it. */
  readonly lives: number
  /** The store for one life of the machine; an earlier life's answers no more. */
  open(): Store
  /** Ends a life. */
  stop(): Promise<void>
  /** Goes back to what was on it after so many writes, as from a backup. */
  restore(writes: number): Promise<void>
  /** Another disk with what was on this one after so many writes. */
  copy(writes: number, fate: () => boolean): Promise<Disk>
  /** Whether it has refused a write for want of room since the machine started. */
  readonly refused: boolean
}

type Write = (store: Store) => Promise<unknown>
interface Written {
  redo: Write
  half?: Write
}

const FULL = err({ kind: 'full' as const, message: 'There is no room on the disk. Nothing was stored.' })

/** An empty disk. `fate` says at each call whether the machine stops there. */
export function createDisk(event: EventId, kind: DiskKind, fate: () => boolean): Disk {
  return diskOf(event, kind, fate, [])
}

function diskOf(event: EventId, kind: DiskKind, fate: () => boolean, from: readonly Written[]): Disk {
  let raw = createMemoryStore(event)
  let refused = false
  let written: Written[] = [...from]
  let durable = from.length
  let life = 0
  let starts = 0

  async function rebuild(kept: readonly Written[], last?: Write) {
    raw = createMemoryStore(event)
    for (const { redo } of kept) await redo(raw)
    if (last) await last(raw)
    written = [...kept, ...(last ? [{ redo: last }] : [])]
    durable = written.length
  }

  const disk: Disk = {
    get raw() {
      return raw
    },
    full: false,
    get writes() {
      return written.length
    },
    get lives() {
      return starts
    },
    get refused() {
      return refused
    },
    open() {
      refused = false
      starts++
      const own = ++life
      const strike = () => {
        if (own !== life || fate()) throw new PowerCut('The machine stopped.')
      }
      const read = async <T>(call: (store: Store) => Promise<T>): Promise<T> => {
        strike()
        return await call(raw)
      }
      const write = async <T extends { ok: boolean }>(redo: (store: Store) => Promise<T>, half?: Write): Promise<T | typeof FULL> => {
        strike()
        if (disk.full) {
          refused = true
          return FULL
        }
        const outcome = await redo(raw)
        if (outcome.ok) {
          written.push({ redo, ...(half ? { half } : {}) })
          if (kind !== 'lazy' || written.length % 5 === 0) durable = written.length
        }
        strike()
        return outcome
      }
      const halfOf = (entries: readonly SealedEntry[]) => (entries.length > 1 ? entries.slice(0, entries.length >> 1) : null)
      return {
        heads: () => read((store) => store.heads()),
        head: (partition) => read((store) => store.head(partition)),
        read: (partition, from, limit) => read((store) => store.read(partition, from, limit)),
        hashAt: (partition, seq) => read((store) => store.hashAt(partition, seq)),
        signedHead: (partition, atMost) => read((store) => store.signedHead(partition, atMost)),
        late: () => read((store) => store.late()),
        marks: (remote) => read((store) => store.marks(remote)),
        parked: (remote) => read((store) => store.parked(remote)),
        append(entries, signed) {
          const half = halfOf(entries)
          return write((store) => store.append(entries, signed), half ? (store) => store.append(half) : undefined)
        },
        fence: (cuts, entries, signed) => write((store) => store.fence(cuts, entries, signed)),
        keepLate: (entries, signed) => write((store) => store.keepLate(entries, signed)),
        saveMark: (remote, head) => write((store) => store.saveMark(remote, head)),
        savePark: (remote, parked) => write((store) => store.savePark(remote, parked)),
      }
    },
    async stop() {
      life++
      const last = written.at(-1)
      if (kind === 'lazy' && durable < written.length) await rebuild(written.slice(0, durable))
      if (kind === 'torn' && last?.half) await rebuild(written.slice(0, -1), last.half)
    },
    restore: (writes) => rebuild(written.slice(0, writes)),
    async copy(writes, own) {
      const kept = written.slice(0, writes)
      const copy = diskOf(event, kind, own, kept)
      await copy.restore(kept.length)
      return copy
    },
  }
  return disk
}
