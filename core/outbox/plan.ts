// What to send next: the entries past each partition's mark, oldest partition first, as many as fit.
//
// `setup` goes first and alone until the rest of it fits: it carries the grants without which a receiver can take nothing else. The others
// take turns entry by entry, so that a long queue in one never holds up a short one in another.
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { type PartitionId, SETUP } from '../ids.ts'
import type { SealedEntry } from '../log/chain.ts'
import type { BatchSize, Load } from './batch-size.ts'

/** What waits in one partition: its entries from mark + 1 on, in order. At most `size.entries + 1` of them need to be read. */
export interface Waiting {
  partition: PartitionId
  entries: readonly SealedEntry[]
}

/** A request to make: a run of each partition, `setup` first. */
export interface Plan extends Load {
  runs: Waiting[]
}

/** A receiver takes at most so many batches in one request. */
const MOST_BATCHES = 64

/** Bytes an entry takes in a batch, as JSON. */
export const entryBytes = ({ kind, body }: SealedEntry): number => utf8ToBytes(JSON.stringify([1_000_000, kind, body])).length + 1

/**
 * Plans one request. It carries at least one entry if any waits, even one that is larger than `size`.
 * `alone` (0, 1, 2 …) sends one partition by itself, each in its turn: for when requests fail and one of them may be the cause.
 */
export function plan(waiting: readonly Waiting[], size: BatchSize, alone: number | null = null): Plan {
  const queue = waiting.filter(({ entries }) => entries.length > 0).sort(byAge)
  const chosen = alone === null || queue.length === 0 ? queue : queue.slice(alone % queue.length, (alone % queue.length) + 1)
  const load: Load = { entries: 0, bytes: 0 }
  let batches = 0

  const taken = chosen.map(({ partition, entries }) => ({ partition, entries, count: 0, open: true }))
  const take = (run: (typeof taken)[number]) => {
    const entry = run.entries[run.count]
    if (!entry) return (run.open = false)
    const bytes = entryBytes(entry)
    const opens = run.count === 0 || run.entries[run.count - 1]?.epoch !== entry.epoch
    const fits = load.entries < size.entries && load.bytes + bytes <= size.bytes && (!opens || batches < MOST_BATCHES)
    if (!fits && load.entries > 0) return (run.open = false)
    load.entries++
    load.bytes += bytes
    run.count++
    if (opens) batches++
    return true
  }

  const [first, ...others] = taken
  const setup = first?.partition === SETUP ? first : null
  if (setup) while (take(setup));
  const turns = setup ? (setup.count === setup.entries.length ? others : []) : taken
  while (turns.some(({ open }) => open)) for (const run of turns) if (run.open) take(run)

  const runs = taken.filter(({ count }) => count > 0)
  return { ...load, runs: runs.map(({ partition, entries, count }) => ({ partition, entries: entries.slice(0, count) })) }
}

const ageOf = ({ partition, entries }: Waiting) => (partition === SETUP ? -1 : (entries[0]?.at ?? 0))

/** `setup` first, then by the time of the oldest waiting entry: for fairness only, so that a wrong clock does no harm. */
const byAge = (a: Waiting, b: Waiting) => ageOf(a) - ageOf(b)
