// Whoever holds the same entries has the same logs, and so the same standings: whatever came in what order, and whoever was copied. Only of a
// partition whose epoch has ended at an entry that is not here yet nothing is said: that is known to be incomplete.
import { type PartitionId, SETUP } from '../../ids.ts'
import { grantsIn, type Held } from './check.ts'

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
    const ends = wholeLogs(held)
    const before = known.get(sum)
    if (!before) known.set(sum, ends)
    for (const [partition, end] of ends) if ((before?.get(partition) ?? end) !== end) return `another log of ${partition}`
    return null
  }
}

/** The last hash of each log that holds the ends of all epochs that are over. */
function wholeLogs({ logs }: Held): Map<PartitionId, string> {
  const grants = grantsIn(logs.get(SETUP) ?? [])
  const whole = new Map<PartitionId, string>()
  for (const [partition, log] of logs) {
    const given = grants.get(partition) ?? []
    const isWhole = given.every(({ after }) => !after || after.seq === 0 || log[after.seq - 1] !== undefined)
    if (isWhole && log.length > 0) whole.set(partition, log.at(-1)!.hash)
  }
  return whole
}
