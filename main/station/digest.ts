// Node's own SHA-256 for the entries this station seals: recording waits for it. Everybody who checks them, this station included when it
// opens the file, does so with core's own.
import { hash } from 'node:crypto'
import type { Digest } from '../../core/log/chain.ts'

const room = Buffer.allocUnsafe(16 * 1024)

/** One call over a buffer that is there already: a hash object for each entry costs more than the hash. */
export const nodeDigest: Digest = (before, text) => {
  const most = before.length + text.length * 3
  const bytes = most <= room.length ? room : Buffer.allocUnsafe(most)
  bytes.set(before)
  return hash('sha256', bytes.subarray(0, before.length + bytes.write(text, before.length)), 'hex')
}
