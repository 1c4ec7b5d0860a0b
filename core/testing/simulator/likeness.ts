// Whoever holds the same entries has the same logs, and so the same standings: whatever came in what order, and whoever was copied.
import type { PartitionId } from '../../ids.ts'
import type { Held } from './check.ts'

/** A sum over hashes that says which entries they are, in whatever order: enough for the few hundred of a run. */
function sumOf(held: Held): string {
  let [count, one, other] = [0, 0, 0]
  const add = ({ hash }: { hash: string }) => {
    count++
    one = (one + Number.parseInt(hash.slice(0, 8), 16)) % 4_294_967_296
    other = (other + Number.parseInt(hash.slice(8, 16), 16)) % 4_294_967_296
  }
  for (const log of held.logs.values()) for (const entry of log) add(entry)
  for (const entry of held.late) add(entry)
  return `${count}/${one}/${other}`
}

/** Remembers all that was ever held in a run. Tells what is in another log than it was with the same entries before; null where all is alike. */
export function createLikeness(): (held: Held) => string | null {
  const known = new Map<string, ReadonlyMap<PartitionId, string>>()
  return (held) => {
    const sum = sumOf(held)
    const ends = new Map([...held.logs].flatMap(([partition, log]) => (log.at(-1) ? [[partition, log.at(-1)!.hash] as const] : [])))
    const before = known.get(sum)
    if (!before) known.set(sum, ends)
    for (const partition of before ? new Set([...before.keys(), ...ends.keys()]) : [])
      if (before?.get(partition) !== ends.get(partition)) return `another log of ${partition}`
    return null
  }
}
