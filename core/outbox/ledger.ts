// What one remote holds of the log, as far as this device knows: marks, what waits past them, and what was refused for good.
// The log and the marks are the store's; this keeps them at hand, and writes each change through before anybody hears of it. Whoever sends
// to a remote has one: a station for the server, a phone for its hub.
import { type PartitionId, SETUP } from '../ids.ts'
import { type Head, headOf } from '../log/chain.ts'
import type { Reading } from './answer.ts'
import type { Waiting } from './plan.ts'
import type { LogStore, MarkStore, Parked } from '../store/port.ts'

/** Counts for the screen. `refused` are the entries in parked partitions past what the remote holds; `waiting` all others past it. */
export interface Counts {
  waiting: number
  since: number | null
  refused: number
  parked: readonly Parked[]
}

/** The ledger of one remote. */
export interface Ledger {
  readonly marks: ReadonlyMap<PartitionId, Head>
  readonly heads: ReadonlyMap<PartitionId, Head>
  /** Reads what the store has; also where logs were cut, and marks with them. */
  load(): Promise<void>
  /** Looks how far the log has come. */
  refresh(): Promise<Counts>
  /** Whether anything can be sent. */
  pending(): boolean
  /** The entries past each mark, at most `limit` of each partition; nothing of partitions that are held back. */
  waiting(limit: number): Promise<Waiting[]>
  /** The last acknowledged entry of each partition that has nothing waiting: sent again, it shows whether the remote still holds it. */
  probes(): Promise<Waiting[]>
  /** Makes an answer's consequences durable. */
  take(reading: Reading): Promise<void>
  /** Holds a partition back and says why. */
  park(parked: Parked): Promise<void>
  /** Gives everything parked another try; it stays in sight until the remote takes it. */
  release(): void
}

/** The ledger of one remote (its origin). */
export function createLedger(log: LogStore, store: MarkStore, remote: string): Ledger {
  const marks = new Map<PartitionId, Head>()
  const heads = new Map<PartitionId, Head>()
  const held = new Set<PartitionId>()
  const ages = new Map<PartitionId, { seq: number; at: number }>()
  let parked: Parked[] = []

  const markOf = (partition: PartitionId) => marks.get(partition)?.seq ?? 0
  const behind = ({ partition, seq }: Head) => Math.max(0, seq - markOf(partition))
  const sendable = () => [...heads.values()].filter((head) => !held.has(head.partition) && behind(head) > 0)

  async function ageOf(partition: PartitionId): Promise<number | null> {
    const seq = markOf(partition) + 1
    const known = ages.get(partition)
    if (known?.seq === seq) return known.at
    const [entry] = await log.read(partition, seq, 1)
    if (entry) ages.set(partition, { seq, at: entry.at })
    return entry?.at ?? null
  }

  async function savePark(now: Parked[]) {
    if (JSON.stringify(now) === JSON.stringify(parked)) return
    parked = now
    await store.savePark(remote, parked)
  }

  return {
    marks,
    heads,
    async load() {
      marks.clear()
      heads.clear()
      held.clear()
      ages.clear()
      for (const mark of await store.marks(remote)) marks.set(mark.partition, mark)
      parked = await store.parked(remote)
    },
    async refresh() {
      for (const head of await log.heads()) heads.set(head.partition, head)
      // What was refused and has left the log since is no business of this remote's any more: it is kept, and settled by its owner.
      const isHere = ({ partition, from, reason }: Parked) => {
        const head = heads.get(partition)
        return head !== undefined && (reason === 'ahead' || head.seq >= from)
      }
      if (!parked.every(isHere)) {
        for (const each of parked) if (!isHere(each)) held.delete(each.partition)
        await savePark(parked.filter(isHere))
      }
      const inSight = new Set(parked.map(({ partition }) => partition))
      const counts: Counts = { waiting: 0, since: null, refused: 0, parked }
      for (const head of heads.values()) {
        const count = behind(head)
        if (count === 0) continue
        if (inSight.has(head.partition)) {
          counts.refused += count
          continue
        }
        counts.waiting += count
        const at = await ageOf(head.partition)
        if (at !== null && (counts.since === null || at < counts.since)) counts.since = at
      }
      return counts
    },
    pending: () => sendable().length > 0,
    waiting: (limit) =>
      Promise.all(
        sendable().map(async ({ partition }) => ({ partition, entries: await log.read(partition, markOf(partition) + 1, limit) })),
      ),
    async probes() {
      const idle = [...heads.values()].filter((head) => !held.has(head.partition) && behind(head) === 0)
      return Promise.all(idle.map(async ({ partition, seq }) => ({ partition, entries: await log.read(partition, seq, 1) })))
    },
    async take(reading) {
      const setupBefore = markOf(SETUP)
      for (const [partition, mark] of reading.marks) {
        if (!mark) {
          // A mark of nothing has no place in the store; the old one there is found out again by the probe after a restart.
          marks.delete(partition)
          continue
        }
        marks.set(partition, mark)
        // Where the disk has no room for the mark, the entries are sent again after a restart, as duplicates: nothing to fail on.
        await store.saveMark(remote, mark)
      }
      for (const each of reading.parked) if (!reading.sendOn?.has(each.partition)) held.add(each.partition)
      // A signature that was refused for want of a grant may be good now that more of `setup` is there.
      if (markOf(SETUP) > setupBefore) for (const each of parked) if (each.reason === 'signature') held.delete(each.partition)

      const cleared = ({ partition, from, reason }: Parked) =>
        reading.confirmed.has(partition) && (markOf(partition) >= from || reason === 'ahead')
      const again = new Set(reading.parked.map(({ partition }) => partition))
      await savePark([...parked.filter((each) => !again.has(each.partition) && !cleared(each)), ...reading.parked])
    },
    async park(each) {
      held.add(each.partition)
      await savePark([...parked.filter(({ partition }) => partition !== each.partition), each])
    },
    release: () => held.clear(),
  }
}

/** The own entry at a seq as a head, or null where the log has none there. */
export async function ownHead(log: LogStore, partition: PartitionId, seq: number): Promise<Head | null> {
  const [entry] = await log.read(partition, seq, 1)
  return entry && entry.seq === seq ? headOf(entry) : null
}
