// The key vault of the plain Node shell: wraps under a key that lies in a file only this user can read (device-key.ts).
import { err, ok } from '../../core/outcome.ts'
import { openBox, sealBox } from './seal-box.ts'
import type { KeyVault } from './vault.ts'

/** The slot kind, and the backend that device.key names. */
export const KEY_FILE = 'key-file'

const about = (event: string) => `scoretable-slot-1|${KEY_FILE}|${event}`

/** A vault on a 32-byte key. */
export function createKeyFileVault(key: Uint8Array): KeyVault {
  return {
    kind: KEY_FILE,
    wrap: async (secret, event) => ok(sealBox(key, about(event), secret)),
    unwrap: async (wrapped, event) => {
      const secret = openBox(key, about(event), wrapped)
      if (secret) return ok(secret)
      return err({ kind: 'wrong-key', message: "The event's key was wrapped by another device, for another event, or is damaged." })
    },
  }
}
