// The keys of one event file, wrapped: NAME.scoretable-keys beside NAME.scoretable.
//
// Specification (version 1)
//   file    JSON {format: 'scoretable-keys', version: 1, event, slots: [{kind, wrapped}]}, mode 0600, whole or not at all
//   secret  48 bytes, random, made with the event: 32 of the file's key, then 16 of its cipher salt
//   slot    the secret as one key vault wrapped it. Every slot opens the file by itself; a kind stands at most once.
//           Kinds: `key-file` (key-file-vault.ts); `keychain` (keychain-vault.ts); `recovery`, the printed key (recovery-key.ts).
//   key-file  hex of nonce (24) ‖ ciphertext (48) ‖ tag (16): XChaCha20-Poly1305 under the device's key,
//             with the associated data `scoretable-slot-1|key-file|EVENT`
//   keychain  the same under the same key, with `scoretable-slot-1|keychain|EVENT`
//   recovery  the same under the key that is derived of the printed one, with `scoretable-slot-1|recovery|EVENT`
//   The event's id is bound into each slot, so keys laid beside another event's file are refused before that file is opened.
//   Rewrapping (a new slot, a slot taken away) replaces this file and leaves the event file alone.
//   NAME.scoretable-keys-next  the same for a key that the event file gets just now (file/rekey.ts); gone once it has it, or has not
//   A kind this version does not know is kept as it is.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { EventId } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { systemCause } from '../file/system-cause.ts'
import { createWhole, errorCode, replaceWhole } from '../file/whole-file.ts'
import { parseJson } from './device-key.ts'
import { RECOVERY } from './recovery-key.ts'
import type { KeyFailure, KeyVault } from './vault.ts'

const KEY = 32
const SALT = 16

const KeySlots = z.strictObject({
  format: z.literal('scoretable-keys'),
  version: z.literal(1),
  event: EventId,
  slots: z
    .array(z.strictObject({ kind: z.string().max(40), wrapped: z.string().max(4000) }))
    .min(1)
    .max(16),
})
type Slots = z.infer<typeof KeySlots>

/** What opens an event file: its 32-byte key and 16-byte cipher salt, in hex. */
export interface FileKeys {
  event: EventId
  key: string
  salt: string
}

/** Where an event file's keys lie. */
export const keysPath = (path: string): string => `${path}-keys`

/** Where those lie that it gets just now. */
export const nextKeysPath = (path: string): string => `${keysPath(path)}-next`

type Vaults = [KeyVault, ...KeyVault[]]

/** Makes the keys of a new event file and writes them beside it, a slot each vault; refuses where keys are there already. */
export const createKeys = (path: string, event: EventId, ...vaults: Vaults): Promise<Outcome<FileKeys, KeyFailure>> =>
  createAt(keysPath(path), event, vaults)

/** Makes the keys that an event file gets next, and writes them beside those that it has. */
export const createNextKeys = (path: string, event: EventId, ...vaults: Vaults): Promise<Outcome<FileKeys, KeyFailure>> =>
  createAt(nextKeysPath(path), event, vaults)

async function createAt(at: string, event: EventId, vaults: Vaults): Promise<Outcome<FileKeys, KeyFailure>> {
  const name = basename(at)
  const secret = randomBytes(KEY + SALT)
  const slots: Slots['slots'] = []
  for (const vault of vaults) {
    const wrapped = await vault.wrap(secret, event)
    if (!wrapped.ok) return wrapped
    slots.push({ kind: vault.kind, wrapped: wrapped.value })
  }
  try {
    if (createWhole(at, textOf(event, slots))) return ok(split(event, secret))
    return err({ kind: 'exists', message: `${name} is already there and was left as it is. Choose another name for the new event.` })
  } catch (error) {
    const { kind, cause } = systemCause(error)
    return err({ kind, message: `${name} could not be written: ${cause}. Nothing was made.` })
  }
}

/** Of which kinds there are slots; none where the keys can't be read. */
export function slotKinds(path: string): string[] {
  try {
    return KeySlots.parse(parseJson(readFileSync(keysPath(path), 'utf8'))).slots.map(({ kind }) => kind)
  } catch {
    // Whoever opens the event has the sentence for it.
    return []
  }
}

/** Reads an event file's keys with this device's vault; `at`: where they lie, if not where they should. */
export async function readKeys(path: string, vault: KeyVault, at = keysPath(path)): Promise<Outcome<FileKeys, KeyFailure>> {
  const read = await unwrap(at, vault)
  return read.ok ? ok(split(read.value.event, read.value.secret)) : read
}

/** Gives an event file's keys a slot of another vault, opened with one that has one; what that kind wrapped before is replaced. */
export async function addSlot(path: string, opensWith: KeyVault, vault: KeyVault): Promise<Outcome<null, KeyFailure>> {
  const read = await unwrap(keysPath(path), opensWith)
  if (!read.ok) return read
  const { event, secret, slots } = read.value
  const wrapped = await vault.wrap(secret, event)
  if (!wrapped.ok) return wrapped
  try {
    const others = slots.filter(({ kind }) => kind !== vault.kind)
    replaceWhole(keysPath(path), textOf(event, [...others, { kind: vault.kind, wrapped: wrapped.value }]))
    return ok(null)
  } catch (error) {
    const { kind, cause } = systemCause(error)
    return err({ kind, message: `${basename(keysPath(path))} could not be written: ${cause}. It is as it was.` })
  }
}

async function unwrap(at: string, vault: KeyVault): Promise<Outcome<Pick<Slots, 'event' | 'slots'> & { secret: Uint8Array }, KeyFailure>> {
  const name = basename(at)
  let text: string
  try {
    text = readFileSync(at, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return err({ kind: 'missing', message: `The keys of this event, ${name}, are not beside its file.` })
    const { kind, cause } = systemCause(error)
    return err({ kind, message: `${name} could not be read: ${cause}. Nothing was changed.` })
  }
  const parsed = KeySlots.safeParse(parseJson(text))
  if (!parsed.success) return err({ kind: 'damaged', message: `${name} is damaged. Nothing was changed: put it back from a backup.` })
  const { event, slots } = parsed.data
  const opener = [vault, ...(vault.before ? [vault.before] : [])].find(({ kind }) => slots.some((slot) => slot.kind === kind))
  const slot = slots.find(({ kind }) => kind === opener?.kind)
  if (!opener || !slot) return err({ kind: 'wrong-key', message: vault.kind === RECOVERY ? NO_RECOVERY(name) : NO_SLOT(name) })
  const secret = await opener.unwrap(slot.wrapped, event)
  if (!secret.ok) return secret
  if (secret.value.length !== KEY + SALT)
    return err({ kind: 'damaged', message: `${name} is damaged. Nothing was changed: put it back from a backup.` })
  return ok({ event, slots, secret: secret.value })
}

const NO_SLOT = (name: string) => `${name} has no key for this device. Open the event on the device that made it.`
const NO_RECOVERY = (name: string) => `${name} has no recovery key: it was made without one. Open the event on the device that made it.`

const textOf = (event: EventId, slots: Slots['slots']) =>
  `${JSON.stringify({ format: 'scoretable-keys', version: 1, event, slots } satisfies Slots, null, 2)}\n`

const split = (event: EventId, secret: Uint8Array): FileKeys => ({
  event,
  key: bytesToHex(secret.subarray(0, KEY)),
  salt: bytesToHex(secret.subarray(KEY)),
})
