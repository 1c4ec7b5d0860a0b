// How much one request carries. It starts small enough for one initial window of a TCP connection, grows while the link is good, and halves
// by what was really sent when that was too much.
import { MAX_REQUEST_BYTES, MAX_REQUEST_ENTRIES } from '../wire/sync.ts'

/** The most that one request may carry: entries, and bytes of JSON before compression. `most` is what `bytes` never grows past. */
export interface BatchSize {
  entries: number
  bytes: number
  most: number
}

/** What a request carried, or would carry: entries, and bytes of JSON before compression. */
export interface Load {
  entries: number
  bytes: number
}

/** Fits 250 ordinary entries, and entries of poor compressibility still stay within 13 KB compressed. */
export const START: BatchSize = { entries: 400, bytes: 40 * 1024, most: MAX_REQUEST_BYTES / 2 }

// Growing by four takes 10,000 entries over in four or five requests.
const GROWTH = 4
const MOST_ENTRIES = MAX_REQUEST_ENTRIES * 0.8
const GOOD_LINK_MS = 3000
const SLOWEST: Load = { entries: 8, bytes: 4096 }

/** The size after an acknowledged request: larger if it was well filled and answered within three seconds. */
export function grown(size: BatchSize, sent: Load, ms: number): BatchSize {
  const filled = sent.entries * 2 >= size.entries || sent.bytes * 2 >= size.bytes
  if (!filled || ms > GOOD_LINK_MS) return size
  return { ...size, entries: Math.min(size.entries * GROWTH, MOST_ENTRIES), bytes: Math.min(size.bytes * GROWTH, size.most) }
}

/** The size after a request that took too long: half of it, but never so little that a slow link is spent on headers. */
export function slower(size: BatchSize, sent: Load): BatchSize {
  const entries = Math.max(SLOWEST.entries, Math.floor(sent.entries / 2))
  const bytes = Math.max(SLOWEST.bytes, Math.floor(sent.bytes / 2))
  return { ...size, entries: Math.min(size.entries, entries), bytes: Math.min(size.bytes, bytes) }
}

/** The size after a 413: half of it, and never again more. Null where a single entry was too large: there is no smaller request. */
export function smaller(size: BatchSize, sent: Load): BatchSize | null {
  if (sent.entries <= 1) return null
  const bytes = Math.max(1, Math.floor(sent.bytes / 2))
  return { entries: Math.max(1, Math.floor(sent.entries / 2)), bytes, most: Math.min(size.most, bytes) }
}
