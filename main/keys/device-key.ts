// The device's own keys: what wraps its event files' keys, and what signs its entries.
//
// Specification of device.key (version 1)
//   JSON {format: 'scoretable-device', version: 1, backend: 'key-file', key, publicKey, signing}
//   key        32 random bytes, hex: wraps the keys of event files (key-slots.ts)
//   publicKey  Ed25519, hex: how others know this device
//   signing    the Ed25519 secret (32 bytes), sealed under `key` (seal-box.ts), about `scoretable-device-1|key-file|PUBLICKEY`
//   So a flipped bit in any of the three is noticed, and never taken for another device.
//   Made on the device with the first start, mode 0600, whole or not at all; it never leaves the device and is never replaced:
//   where it is gone and event files are there, nothing is made in its place, because those files open with it alone.
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesToHex, hexToBytes, randomBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { publicKey as publicKeyOf } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { createWhole, errorCode } from '../file/whole-file.ts'
import { systemCause } from '../file/system-cause.ts'
import { createKeyFileVault, KEY_FILE } from './key-file-vault.ts'
import { openBox, sealBox } from './seal-box.ts'
import type { KeyFailure, KeyVault } from './vault.ts'

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const DeviceKey = z.strictObject({
  format: z.literal('scoretable-device'),
  version: z.literal(1),
  backend: z.string().max(40),
  key: Hex32,
  publicKey: Hex32,
  signing: z.string().max(400),
})

/** This device: its vault, its Ed25519 secret (32 bytes) and public key (64 hex digits). */
export interface Device {
  vault: KeyVault
  signingSecret: Uint8Array
  publicKey: string
}

const signingAbout = (publicKey: string) => `scoretable-device-1|${KEY_FILE}|${publicKey}`

/** Reads the device's keys from `device.key` in the app's folder; makes them with the first start. `events` are the folders its event files lie in. */
export async function loadDevice(folder: string, events: readonly string[] = [folder]): Promise<Outcome<Device, KeyFailure>> {
  const path = join(folder, 'device.key')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const there = readDevice(path)
    if (there.ok || there.error.kind !== 'missing') return there
    const orphan = events.flatMap(eventFilesIn)[0]
    if (orphan !== undefined) return err({ kind: 'lost', message: lostSentence(path, orphan) })
    createWhole(path, newDevice())
    // Read back in every case: where two processes started at once, both use the one that is there.
    return readDevice(path)
  } catch (error) {
    const { kind, cause } = systemCause(error)
    return err({ kind, message: `The device's key file ${path} could not be read or made: ${cause}. No event file was touched.` })
  }
}

const lostSentence = (path: string, orphan: string) =>
  `The device's key file ${path} is gone, but there are event files that only it opens (${orphan}). ` +
  'Nothing was changed: put the key file back from a backup, or move the event files to another folder to begin anew.'

function newDevice(): string {
  const key = randomBytes(32)
  const secret = randomBytes(32)
  const publicKey = publicKeyOf(secret)
  const signing = sealBox(key, signingAbout(publicKey), secret)
  return `${JSON.stringify({ format: 'scoretable-device', version: 1, backend: KEY_FILE, key: bytesToHex(key), publicKey, signing }, null, 2)}\n`
}

function readDevice(path: string): Outcome<Device, KeyFailure> {
  const text = readPrivate(path)
  if (!text.ok) return text
  const parsed = DeviceKey.safeParse(parseJson(text.value))
  const damaged = err<KeyFailure>({
    kind: 'damaged',
    message: `The device's key file ${path} is damaged. Nothing was changed: put it back from a backup; a new one would not open your event files.`,
  })
  if (!parsed.success) return damaged
  const { backend, key, publicKey, signing } = parsed.data
  if (backend !== KEY_FILE)
    return err({
      kind: 'other-backend',
      message: `The device's keys are kept by ${backend}, which this start can't use. Nothing was changed: start Scoretable the way it was started before.`,
    })
  const kek = hexToBytes(key)
  const signingSecret = openBox(kek, signingAbout(publicKey), signing)
  if (!signingSecret || publicKeyOf(signingSecret) !== publicKey) return damaged
  return ok({ vault: createKeyFileVault(kek), signingSecret, publicKey })
}

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
