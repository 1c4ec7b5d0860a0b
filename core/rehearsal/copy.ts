// What a rehearsal's log begins with: what the event's own log says, as entries of another event. Who owns what, and what came too late, is of
// the devices that wrote it and stays behind; so does what this version does not know.
import { type Fact, factOf } from '../event/entry.ts'
import { type PartitionId, SETUP } from '../ids.ts'
import type { SealedEntry } from '../log/chain.ts'

const LEFT: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'event.opened',
  'partition.granted',
  'partition.released',
  'late.adopted',
  'late.dismissed',
  // What was issued is the event's: a rehearsal's papers begin at version 1.
  'document.issued',
  // Papers that were handed out are the event's own; a rehearsal numbers its own from one.
  'document.issued',
])

/**
 * The facts to write, by partition, `setup` first. `logs`: each partition's entries in order. Without `results` the set-up alone: competitors,
 * contests, running orders, formats, record books, and who judges. Corrections name the entries of the copy.
 */
export function copyOf(
  logs: ReadonlyMap<PartitionId, readonly SealedEntry[]>,
  { results }: { results: boolean },
): Map<PartitionId, Fact[]> {
  const partitions = [SETUP, ...[...logs.keys()].filter((partition) => partition !== SETUP && results).sort()]
  // In the set-up nothing names an entry; what did would name a grant of the copy's.
  return new Map(partitions.map((partition) => [partition, factsOf(logs.get(partition) ?? [], partition !== SETUP)] as const))
}

function factsOf(entries: readonly SealedEntry[], naming: boolean): Fact[] {
  const facts: Fact[] = []
  /** Where an entry stands in the copy, by where it stood. */
  const moved = new Map<number, number>()
  for (const entry of entries) {
    const fact = factOf(entry)
    const about = fact && aboutIn(fact)
    if (!fact || LEFT.has(fact.kind) || (about !== null && !(naming && moved.has(about)))) continue
    moved.set(entry.seq, facts.push(about === null ? fact : renamed(fact, moved.get(about)!)))
  }
  return facts
}

/** The seq that a fact names; null where it names none. */
function aboutIn({ body }: Fact): number | null {
  if ('replaces' in body) return body.replaces
  return 'voids' in body ? body.voids : null
}

function renamed(fact: Fact, seq: number): Fact {
  const body = 'replaces' in fact.body ? { ...fact.body, replaces: seq } : { ...fact.body, voids: seq }
  return { kind: fact.kind, body } as Fact
}
