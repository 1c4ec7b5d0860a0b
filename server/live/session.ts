// One event as this process knows it: its grants, its folded state, how far each partition goes, and who wants to hear of more.
//
// Everything here is derived from the stored log, entry by entry after each durable append, and can be dropped and derived again.
import { applyEntry } from '../../core/apply/apply.ts'
import { createState, type EventState } from '../../core/apply/state.ts'
import { type PartitionId, SETUP } from '../../core/ids.ts'
import { type Head, headOf, type SealedEntry } from '../../core/log/chain.ts'
import type { LogStore } from '../../core/store/port.ts'
import { createGrants, type Grants } from '../../core/wire/grants.ts'
import type { RegisteredEvent } from '../store/events.ts'

const PAGE = 5_000

export interface Session {
  readonly event: RegisteredEvent
  readonly store: LogStore
  readonly grants: Grants
  readonly state: EventState
  readonly heads: ReadonlyMap<PartitionId, Head>
  /** When the newest entries were taken, by the server's clock; null while there are none. */
  readonly asOf: number | null
  /** Takes note of entries that are stored. */
  learn(entries: readonly SealedEntry[], receivedAt: number): void
}

/** Folds the stored log of an event; `receivedAt` is when its newest entries were taken. */
export async function openSession(event: RegisteredEvent, store: LogStore, receivedAt: number | null): Promise<Session> {
  const grants = createGrants(event.key)
  const state = createState()
  const heads = new Map<PartitionId, Head>()
  let asOf: number | null = null

  const learn = (entries: readonly SealedEntry[], at: number | null) => {
    for (const entry of entries) {
      grants.learn(entry)
      applyEntry(state, entry)
    }
    const last = entries.at(-1)
    if (!last) return
    heads.set(last.partition, headOf(last))
    asOf = at
  }

  // `setup` first, so that scores find their contests and competitors as they do when they arrive.
  const partitions = (await store.heads()).toSorted((a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP))
  for (const { partition, seq } of partitions) {
    for (let from = 1; from <= seq; from += PAGE) learn(await store.read(partition, from, PAGE), receivedAt)
  }

  return {
    event,
    store,
    grants,
    state,
    heads,
    get asOf() {
      return asOf
    },
    learn,
  }
}
