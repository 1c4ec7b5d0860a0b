// One event as this process knows it: its logs' holder, its folded state, and when the newest came.
//
// Everything here is derived from the stored log, entry by entry after each durable append, and can be dropped and derived again. Where a
// log was cut, because a grant fenced its end, the state is folded anew: it is what the logs say now, whatever they said before.
import { applyEntry } from '../../core/apply/apply.ts'
import { createState, type EventState } from '../../core/apply/state.ts'
import { type PartitionId, SETUP } from '../../core/ids.ts'
import type { Head, SealedEntry } from '../../core/log/chain.ts'
import type { LogStore } from '../../core/store/port.ts'
import type { Grants } from '../../core/wire/grants.ts'
import { type Holder, openHolder, type Taken } from '../../core/wire/holder.ts'
import type { RegisteredEvent } from '../store/events.ts'

const PAGE = 5_000

export interface Session {
  readonly event: RegisteredEvent
  readonly store: LogStore
  readonly holder: Holder
  readonly grants: Grants
  readonly state: EventState
  readonly heads: ReadonlyMap<PartitionId, Head>
  /** When the newest entries were taken, by the server's clock; null while there are none. */
  readonly asOf: number | null
  /** Takes note of entries that were stored beside the holder. */
  learn(entries: readonly SealedEntry[], receivedAt: number): void
  /** Brings the state up to what the holder has taken. */
  follow(taken: Taken, receivedAt: number): Promise<void>
}

/** Folds the stored log of an event; `receivedAt` is when its newest entries were taken. */
export async function openSession(event: RegisteredEvent, store: LogStore, receivedAt: number | null): Promise<Session> {
  let state = createState()
  let asOf: number | null = null
  const holder = await openHolder({ event: event.id, setupKey: event.key, store }, (entry) => {
    applyEntry(state, entry)
    asOf = receivedAt
  })

  async function foldAnew() {
    const anew = createState()
    const partitions = [...holder.heads.values()].toSorted((a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP))
    for (const { partition, seq } of partitions)
      for (let from = 1; from <= seq; from += PAGE) for (const entry of await store.read(partition, from, PAGE)) applyEntry(anew, entry)
    state = anew
  }

  return {
    event,
    store,
    holder,
    get grants() {
      return holder.grants
    },
    get state() {
      return state
    },
    heads: holder.heads,
    get asOf() {
      return asOf
    },
    learn(entries, at) {
      holder.note(entries)
      for (const entry of entries) applyEntry(state, entry)
      if (entries.length > 0) asOf = at
    },
    async follow({ stored, cut }, at) {
      asOf = at
      if (cut.length > 0) return await foldAnew()
      for (const entry of stored) applyEntry(state, entry)
    },
  }
}
