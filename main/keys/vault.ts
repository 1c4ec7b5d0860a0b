// The port every keeper of keys fills: the key file of the plain Node shell, the operating system's keychain in the desktop app.
import type { EventId } from '../../core/ids.ts'
import type { Outcome } from '../../core/outcome.ts'

/**
 * Why a key could not be had, with the sentence for the person.
 * `missing`: no such file. `exists`: one is there already. `damaged`: it can't be read. `exposed`: others on this machine can read it.
 * `lost`: event files are there that need the key that is gone. `wrong-key`: made by another device or for another event.
 * `other-backend`: kept by another keeper than this. `full`, `failed`: the disk or the system said no.
 */
export interface KeyFailure {
  kind: 'missing' | 'exists' | 'damaged' | 'exposed' | 'lost' | 'wrong-key' | 'other-backend' | 'full' | 'failed'
  message: string
}

/** Wraps the secrets of event files. What it wrapped for one event it does not unwrap for another. */
export interface KeyVault {
  /** Names the slot this vault fills in an event's keys: `key-file`, `keychain`. */
  kind: string
  /** What this device wrapped with before: a slot of that kind opens too, where there is none of this vault's. */
  before?: KeyVault
  wrap(secret: Uint8Array, event: EventId): Promise<Outcome<string, KeyFailure>>
  unwrap(wrapped: string, event: EventId): Promise<Outcome<Uint8Array, KeyFailure>>
}
