// How much is kept outside a partition's log of what others bring. A device that was fenced can go on writing for as long as it likes, and what is
// kept is read into memory: past a bound no more is taken. Nothing is dropped by that: the device that wrote it keeps it, and is told so.
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { byPlace, type Late, lateKey } from '../log/late.ts'
import type { KeptLate } from '../store/port.ts'
import type { Kept } from './admit.ts'

/** So many entries of one partition, and so many bytes of what they say. */
export interface Room {
  entries: number
  bytes: number
}

/** A whole day of one judge is a few thousand entries of 150 bytes. */
export const LATE_ROOM: Room = { entries: 20_000, bytes: 8 * 1024 * 1024 }

const bytesOf = (entries: readonly Late[]) => entries.reduce((sum, { body }) => sum + utf8ToBytes(JSON.stringify(body)).length, 0)

/** Whether there is room for more of a partition beside what is kept of it. What is kept already takes none. */
export function hasRoom(kept: readonly Late[], more: readonly Late[], { entries, bytes }: Room): boolean {
  const known = new Set(kept.map(({ hash }) => hash))
  const fresh = more.filter(({ hash }) => !known.has(hash))
  if (fresh.length === 0) return true
  return kept.length + fresh.length <= entries && bytesOf(kept) + bytesOf(fresh) <= bytes
}

/** What is kept, with a run that was just stored; the first `inLog` of it are in the log, and are not kept. */
export function withMore({ entries, signed }: KeptLate, more: Kept, inLog: number): KeptLate {
  const known = new Set(entries.map(lateKey))
  const fresh = more.entries.slice(inLog).filter((entry) => !known.has(lateKey(entry)))
  const isOutside = inLog < more.entries.length && !signed.some((head) => lateKey(head) === lateKey(more.signed))
  return { entries: [...entries, ...fresh].sort(byPlace), signed: isOutside ? [...signed, more.signed] : signed }
}

/** How many of a run meet a condition that holds up to one of them and not past it. */
export async function countUpTo<T>(run: readonly T[], holds: (item: T) => Promise<boolean>): Promise<number> {
  let [held, not] = [0, run.length]
  while (held < not) {
    const middle = (held + not) >> 1
    if (await holds(run[middle]!)) held = middle + 1
    else not = middle
  }
  return held
}
