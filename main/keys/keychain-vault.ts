// The key vault of a device whose key the system's keychain keeps: what a thief of the disk alone can't open. It wraps like the key file's
// (key-file-vault.ts), under the same key and another name, so that a device that moved its key there still opens what it made before.
import { err, ok } from '../../core/outcome.ts'
import { createKeyFileVault } from './key-file-vault.ts'
import { openBox, sealBox } from './seal-box.ts'
import type { KeyVault } from './vault.ts'

/** The slot kind, and the backend that device.key names. */
export const KEYCHAIN = 'keychain'

/** The system's keychain: Windows, macOS, or on Linux the desktop's. Where it says no, the answer is null. */
export interface Keychain {
  /** What it is called; recorded with what it keeps, so that another one is told by name. */
  name: string
  /** Encrypts a text for this user of this computer. */
  seal(text: string): Promise<string | null>
  /** Decrypts it. `stale`: the keychain wants it sealed anew. */
  open(sealed: string): Promise<{ text: string; stale: boolean } | null>
}

const about = (event: string) => `scoretable-slot-1|${KEYCHAIN}|${event}`

/** A vault on a 32-byte key that a keychain keeps. */
export function createKeychainVault(key: Uint8Array): KeyVault {
  return {
    kind: KEYCHAIN,
    before: createKeyFileVault(key),
    wrap: async (secret, event) => ok(sealBox(key, about(event), secret)),
    unwrap: async (wrapped, event) => {
      const secret = openBox(key, about(event), wrapped)
      if (secret) return ok(secret)
      return err({ kind: 'wrong-key', message: "The event's key was wrapped by another device, for another event, or is damaged." })
    },
  }
}
