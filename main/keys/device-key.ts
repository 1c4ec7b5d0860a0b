// The device's own keys: what wraps its event files' keys, and what signs its entries.
//
// Specification of device.key (version 1)
//   JSON {format: 'scoretable-device', version: 1, backend, key, publicKey, signing} and, with the backend `keychain`, keeper
//   backend    `key-file`: the key is in this file. `keychain`: the system's keychain has sealed it (keychain-vault.ts)
//   keeper     which keychain that was: another one can't open it, and is refused by name
//   key        32 random bytes, hex: wraps the keys of event files (key-slots.ts); with a keychain what that made of these digits, base64
//   publicKey  Ed25519, hex: how others know this device
//   signing    the Ed25519 secret (32 bytes), sealed under `key` (seal-box.ts), about `scoretable-device-1|BACKEND|PUBLICKEY`
//   So a flipped bit in any of the three is noticed, and never taken for another device.
//   Made on the device with the first start, mode 0600, whole or not at all; it never leaves the device and its key is never replaced:
//   where it is gone and event files are there, nothing is made in its place, because those files open with it alone.
//   A key that lies in the file moves into the keychain with the first start that has one, and not before the keychain has given it back.
//   It stays the same key: no event file is touched, and those that were copied elsewhere open as before.
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesToHex, hexToBytes, randomBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { publicKey as publicKeyOf } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { createWhole, errorCode, replaceWhole } from '../file/whole-file.ts'
import { systemCause } from '../file/system-cause.ts'
import { createKeyFileVault, KEY_FILE } from './key-file-vault.ts'
import { createKeychainVault, KEYCHAIN, type Keychain } from './keychain-vault.ts'
import { openBox, sealBox } from './seal-box.ts'
import type { KeyFailure, KeyVault } from './vault.ts'

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const Head = { format: z.literal('scoretable-device'), version: z.literal(1) }
const Identity = { publicKey: Hex32, signing: z.string().max(400) }
const DeviceKey = z.discriminatedUnion('backend', [
  z.strictObject({ ...Head, backend: z.literal(KEY_FILE), key: Hex32, ...Identity }),
  z.strictObject({ ...Head, backend: z.literal(KEYCHAIN), keeper: z.string().max(60), key: z.string().max(4000), ...Identity }),
])
/** What a later version, or another shell, may have written. */
const OtherKey = z.object({ ...Head, backend: z.string().max(40) })

/** This device: its vault, its Ed25519 secret (32 bytes) and public key (64 hex digits). */
export interface Device {
  vault: KeyVault
  signingSecret: Uint8Array
  publicKey: string
}

/** A device, and what it takes to keep its key elsewhere. `anew`: the keychain wants it sealed anew. */
interface Held extends Device {
  backend: typeof KEY_FILE | typeof KEYCHAIN
  kek: Uint8Array
  anew: boolean
}

const signingAbout = (backend: string, publicKey: string) => `scoretable-device-1|${backend}|${publicKey}`

/**
 * Reads the device's keys from `device.key` in the app's folder; makes them with the first start. `events` are the folders its event files lie
 * in; `keychain` is the system's, where this shell has one.
 */
export async function loadDevice(
  folder: string,
  events: readonly string[] = [folder],
  keychain: Keychain | null = null,
): Promise<Outcome<Device, KeyFailure>> {
  const path = join(folder, 'device.key')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const there = await readDevice(path, keychain)
    if (there.ok) return ok(deviceOf(await inKeychain(path, there.value, keychain)))
    if (there.error.kind !== 'missing') return there
    const orphan = events.flatMap(eventFilesIn)[0]
    if (orphan !== undefined) return err({ kind: 'lost', message: lostSentence(path, orphan) })
    const [kek, signingSecret] = [randomBytes(32), randomBytes(32)]
    createWhole(path, (await sealedText(kek, signingSecret, keychain)) ?? plainText(kek, signingSecret))
    // Read back in every case: where two processes started at once, both use the one that is there.
    const made = await readDevice(path, keychain)
    return made.ok ? ok(deviceOf(made.value)) : made
  } catch (error) {
    const { kind, cause } = systemCause(error)
    return err({ kind, message: `The device's key file ${path} could not be read or made: ${cause}. No event file was touched.` })
  }
}

/** What everybody else may have of it: not the key. */
const deviceOf = ({ vault, signingSecret, publicKey }: Held): Device => ({ vault, signingSecret, publicKey })

/** Moves a key that lies in its file into the keychain; where that does not work, it stays where it is and is as good as before. */
async function inKeychain(path: string, held: Held, keychain: Keychain | null): Promise<Held> {
  if (!keychain || (held.backend === KEYCHAIN && !held.anew)) return held
  const text = await sealedText(held.kek, held.signingSecret, keychain)
  if (text === null) return held
  try {
    replaceWhole(path, text)
  } catch {
    // A full disk: the next start tries again.
    return held
  }
  const moved = await readDevice(path, keychain)
  return moved.ok ? moved.value : held
}

const lostSentence = (path: string, orphan: string) =>
  `The device's key file ${path} is gone, but there are event files that only it opens (${orphan}). ` +
  'Nothing was changed: put the key file back from a backup, or move the event files to another folder to begin anew.'

const textOf = (file: z.infer<typeof DeviceKey>) => `${JSON.stringify(file, null, 2)}\n`

function identity(backend: string, kek: Uint8Array, signingSecret: Uint8Array) {
  const publicKey = publicKeyOf(signingSecret)
  return { publicKey, signing: sealBox(kek, signingAbout(backend, publicKey), signingSecret) }
}

const plainText = (kek: Uint8Array, signingSecret: Uint8Array) =>
  textOf({ format: 'scoretable-device', version: 1, backend: KEY_FILE, key: bytesToHex(kek), ...identity(KEY_FILE, kek, signingSecret) })

/** The file for a key that a keychain keeps; null where there is none, or it does not give back what it was given. */
async function sealedText(kek: Uint8Array, signingSecret: Uint8Array, keychain: Keychain | null): Promise<string | null> {
  const key = await keychain?.seal(bytesToHex(kek))
  if (!keychain || !key || (await keychain.open(key))?.text !== bytesToHex(kek)) return null
  const about = { format: 'scoretable-device', version: 1, backend: KEYCHAIN, keeper: keychain.name } as const
  return textOf({ ...about, key, ...identity(KEYCHAIN, kek, signingSecret) })
}

async function readDevice(path: string, keychain: Keychain | null): Promise<Outcome<Held, KeyFailure>> {
  const text = readPrivate(path)
  if (!text.ok) return text
  const json = parseJson(text.value)
  const parsed = DeviceKey.safeParse(json)
  const damaged = err<KeyFailure>({
    kind: 'damaged',
    message: `The device's key file ${path} is damaged. Nothing was changed: put it back from a backup; a new one would not open your event files.`,
  })
  if (!parsed.success) {
    const other = OtherKey.safeParse(json).data?.backend ?? KEY_FILE
    return other === KEY_FILE || other === KEYCHAIN ? damaged : err(keptElsewhere(other))
  }
  const file = parsed.data
  if (file.backend === KEYCHAIN && file.keeper !== keychain?.name) return err(keptElsewhere(file.keeper, keychain?.name))
  const opened = file.backend === KEYCHAIN ? await keychain?.open(file.key) : { text: file.key, stale: false }
  if (!opened || !Hex32.safeParse(opened.text).success) return err(forgotten(path, keychain?.name ?? ''))
  const kek = hexToBytes(opened.text)
  const signingSecret = openBox(kek, signingAbout(file.backend, file.publicKey), file.signing)
  if (!signingSecret || publicKeyOf(signingSecret) !== file.publicKey) return damaged
  const vault = file.backend === KEYCHAIN ? createKeychainVault(kek) : createKeyFileVault(kek)
  return ok({ vault, signingSecret, publicKey: file.publicKey, backend: file.backend, kek, anew: opened.stale })
}

const keptElsewhere = (keeper: string, here?: string): KeyFailure => ({
  kind: 'other-backend',
  message:
    here === undefined
      ? `The device's keys are kept by ${keeper}, which this start can't use. Nothing was changed: start Scoretable the way it was started before.`
      : `The device's keys are kept by ${keeper}, and this system now uses ${here}. Nothing was changed: switch the system back to ${keeper}, and start Scoretable again.`,
})

const forgotten = (path: string, keeper: string): KeyFailure => ({
  kind: 'lost',
  message:
    `${keeper} does not give back this device's key: it is locked, was reset, or belongs to another user. Nothing was changed. ` +
    `Unlock it, or restore it from a backup, and start Scoretable again. If it is gone for good, move ${path} and the events beside it to another ` +
    'folder, start anew, and open the events from there with their recovery keys.',
})

/** The file's text, unless others can read it. The mode is asked of the opened file, so that nobody swaps it in between. */
function readPrivate(path: string): Outcome<string, KeyFailure> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return err({ kind: 'missing', message: `There is no key file ${path}.` })
    throw error
  }
  try {
    if (process.platform !== 'win32' && (fstatSync(file).mode & 0o077) !== 0)
      return err({
        kind: 'exposed',
        message: `Others on this machine can read the device's key file; run chmod 600 '${path}' and start again.`,
      })
    return ok(readFileSync(file, 'utf8'))
  } finally {
    closeSync(file)
  }
}

function eventFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.scoretable') || name.endsWith('.scoretable-keys'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** JSON, or undefined where it is none: the schema then refuses it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
