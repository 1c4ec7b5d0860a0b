// A log store and its marks in memory: for tests, and for whatever needs no more life than its process.
import type { EventId, PartitionId } from '../ids.ts'
import { type Head, type SealedEntry, type SignedHead, headOf, VOUCHED } from '../log/chain.ts'
import { byPlace, type Late, lateKey, lateOf } from '../log/late.ts'
import { err, ok } from '../outcome.ts'
import { whyNot } from './follows.ts'
import type { Cut, LogStore, MarkStore, Parked } from './port.ts'

/** A store of one event that lives in memory. It keeps the entries it is given and never copies them: they are facts, nobody changes one. */
export function createMemoryStore(event: EventId): LogStore & MarkStore {
  const logs = new Map<PartitionId, { entries: SealedEntry[]; signed: SignedHead[] }>()
  const late = new Map<string, Late>()
  const lateSigned = new Map<string, SignedHead>()
  const marks = new Map<string, Map<PartitionId, Head>>()
  const parks = new Map<string, readonly Parked[]>()

  const entryIn = (partition: PartitionId, seq: number) => logs.get(partition)?.entries[seq - 1]
  const headAt = (partition: PartitionId, seq: number) => {
    const entry = entryIn(partition, seq)
    return entry ? headOf(entry) : null
  }
  const headIn = (partition: PartitionId) => headAt(partition, logs.get(partition)?.entries.length ?? 0)

  function put(entries: readonly SealedEntry[], signed: SignedHead | undefined, partition: PartitionId) {
    let log = logs.get(partition)
    if (!log) logs.set(partition, (log = { entries: [], signed: [] }))
    for (const entry of entries) {
      log.entries.push(entry)
      late.delete(lateKey(entry))
      const known = lateSigned.get(lateKey(entry))
      lateSigned.delete(lateKey(entry))
      if (known && known.seq !== signed?.seq) log.signed.push(known)
    }
    if (signed) log.signed.push(signed)
  }

  function keep(entries: readonly Late[], signed: readonly SignedHead[]) {
    const isOutside = ({ partition, seq, hash }: Head) => entryIn(partition, seq)?.hash !== hash
    for (const entry of entries) if (isOutside(entry)) late.set(lateKey(entry), entry)
    for (const head of signed) if (isOutside(head) && !lateSigned.has(lateKey(head))) lateSigned.set(lateKey(head), head)
  }

  function cut({ partition, after, signed }: Cut) {
    const log = logs.get(partition)
    if (!log || log.entries.length <= after) return
    const leaving = lateOf(log.entries.slice(after), log.entries[after - 1]?.hash ?? null)
    // What a grant vouched for it vouches for no more.
    const heads = log.signed.filter(({ seq, sig }) => seq > after && sig !== VOUCHED)
    log.entries.length = after
    log.signed = log.signed.filter(({ seq }) => seq <= after)
    keep(leaving, signed ? [...heads, ...signed] : heads)
    const end = headAt(partition, after)
    if (end && !log.signed.some(({ seq }) => seq === after)) log.signed.push({ ...end, sig: VOUCHED })
    if (!end) logs.delete(partition)
    for (const known of marks.values()) {
      if ((known.get(partition)?.seq ?? 0) <= after) continue
      if (end) known.set(partition, end)
      else known.delete(partition)
    }
  }

  return {
    heads: async () => [...logs.keys()].flatMap((partition) => headIn(partition) ?? []),
    head: async (partition) => headIn(partition),
    async append(entries, signed) {
      const last = entries.at(-1)
      if (!last || entries.some((entry) => entry.event !== event)) throw new Error('append takes entries of its own event')
      const failure = whyNot(headIn(last.partition), entries)
      if (failure) return err(failure)
      put(entries, signed, last.partition)
      return ok(headOf(last))
    },
    read: async (partition, from, limit) => logs.get(partition)?.entries.slice(Math.max(0, from - 1), Math.max(0, from - 1) + limit) ?? [],
    hashAt: async (partition, seq) => entryIn(partition, seq)?.hash ?? null,
    signedHead: async (partition, atMost) => logs.get(partition)?.signed.findLast((head) => head.seq <= atMost) ?? null,
    async fence(cuts, entries, signed) {
      const last = entries.at(-1)
      if (!last || entries.some((entry) => entry.event !== event)) throw new Error('fence takes entries of its own event')
      const own = cuts.find(({ partition }) => partition === last.partition)
      const head = headIn(last.partition)
      const failure = whyNot(own && head && own.after < head.seq ? headAt(last.partition, own.after) : head, entries)
      if (failure) return err(failure)
      for (const each of cuts) cut(each)
      put(entries, signed, last.partition)
      return ok(headOf(last))
    },
    late: async () => ({ entries: [...late.values()].sort(byPlace), signed: [...lateSigned.values()] }),
    async keepLate(entries, signed) {
      keep(entries, [signed])
      return ok(null)
    },

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
