// A log store and its marks in memory: for tests, and for whatever needs no more life than its process.
import type { EventId, PartitionId } from '../ids.ts'
import { type Head, type SealedEntry, type SignedHead, headOf } from '../log/chain.ts'
import { err, ok } from '../outcome.ts'
import { whyNot } from './follows.ts'
import type { LogStore, MarkStore, Parked } from './port.ts'

/** A store of one event that lives in memory. It keeps the entries it is given and never copies them: they are facts, nobody changes one. */
export function createMemoryStore(event: EventId): LogStore & MarkStore {
  const logs = new Map<PartitionId, { entries: SealedEntry[]; signed: SignedHead[] }>()
  const marks = new Map<string, Map<PartitionId, Head>>()
  const parks = new Map<string, readonly Parked[]>()

  const headIn = (partition: PartitionId) => {
    const last = logs.get(partition)?.entries.at(-1)
    return last ? headOf(last) : null
  }

  return {
    heads: async () => [...logs.keys()].flatMap((partition) => headIn(partition) ?? []),
    head: async (partition) => headIn(partition),
    async append(entries, signed) {
      const last = entries.at(-1)
      if (!last || entries.some((entry) => entry.event !== event)) throw new Error('append takes entries of its own event')
      const failure = whyNot(headIn(last.partition), entries)
      if (failure) return err(failure)
      let log = logs.get(last.partition)
      if (!log) logs.set(last.partition, (log = { entries: [], signed: [] }))
      for (const entry of entries) log.entries.push(entry)
      if (signed) log.signed.push(signed)
      return ok(headOf(last))
    },
    read: async (partition, from, limit) => logs.get(partition)?.entries.slice(Math.max(0, from - 1), Math.max(0, from - 1) + limit) ?? [],
    hashAt: async (partition, seq) => logs.get(partition)?.entries[seq - 1]?.hash ?? null,
    signedHead: async (partition, atMost) => logs.get(partition)?.signed.findLast((head) => head.seq <= atMost) ?? null,

    marks: async (remote) => [...(marks.get(remote)?.values() ?? [])],
    async saveMark(remote, head) {
      let known = marks.get(remote)
      if (!known) marks.set(remote, (known = new Map()))
      known.set(head.partition, head)
      return ok(null)
    },
    parked: async (remote) => [...(parks.get(remote) ?? [])],
    async savePark(remote, parked) {
      parks.set(remote, [...parked])
      return ok(null)
    },
  }
}
