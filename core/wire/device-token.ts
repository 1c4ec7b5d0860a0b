// How a device gets a token of its own from the results server, so that it can send there without the table.
//
// Specification (version 1)
//   POST /v1/devices  {v: 1, event, key}                   answers {v: 1, challenge}, whether or not the server knows event or key
//   POST /v1/devices  {v: 1, event, key, challenge, sig}   answers {v: 1, token}
//     key is the device's Ed25519 public key; sig signs `scoretable-device-1|EVENT|KEY|CHALLENGE` with it, by the letter of RFC 8032.
//     A challenge is good for this event and key, once, for 2 minutes.
//   The key has to be one that the event's `setup` log, as the server holds it, grants anything or once did. Where the table has not sent
//   that grant yet, the device asks again later. A key has one token: a new one ends the one before.
//   The token is for POST /v1/sync (sync.ts): it pushes what its owners have signed, is told how far the partitions go that its key ever
//   owned, and pulls those that it owns now. A device that owns nothing any more can still deliver what it wrote.
//   Errors are the wire's: 400 `signature`, 403 `challenge` (run out, used, another's: ask for a new one), 404 `unknown` (no such event here,
//   or nothing granted to that key: one answer for both), 429 with Retry-After.
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { z } from 'zod'
import { EventId } from '../ids.ts'
import { publicKey, STRICT } from '../log/chain.ts'

/** For how long a challenge may be answered, in ms. */
export const CHALLENGE_LIFETIME = 2 * 60_000

const Challenge = z.string().regex(/^[\w.-]{20,200}$/)
const asking = { v: z.literal(1), event: EventId, key: z.string().regex(/^[0-9a-f]{64}$/) }

/** Asks for a challenge, or answers one. */
export const DeviceRequest = z.union([
  z.strictObject({ ...asking, challenge: Challenge, sig: z.string().regex(/^[0-9a-f]{128}$/) }),
  z.strictObject(asking),
])
export type DeviceRequest = z.infer<typeof DeviceRequest>
/** A challenge, answered. */
export type DeviceProof = Extract<DeviceRequest, { sig: string }>

/** What is to be signed. */
export const ChallengeAnswer = z.strictObject({ v: z.literal(1), challenge: Challenge })
export type ChallengeAnswer = z.infer<typeof ChallengeAnswer>

/** The token that the device sends from now on. */
export const TokenAnswer = z.strictObject({ v: z.literal(1), token: z.string().min(20).max(100) })
export type TokenAnswer = z.infer<typeof TokenAnswer>

const textOf = ({ event, key, challenge }: Pick<DeviceProof, 'event' | 'key' | 'challenge'>) =>
  utf8ToBytes(`scoretable-device-1|${event}|${key}|${challenge}`)

/** A challenge, answered by the holder of a device's secret (32 bytes). */
export function signChallenge(event: EventId, challenge: string, secret: Uint8Array): DeviceProof {
  const asked = { v: 1 as const, event, key: publicKey(secret), challenge }
  return { ...asked, sig: bytesToHex(ed25519.sign(textOf(asked), secret)) }
}

/** Whether a challenge was signed by the key that the request names. */
export function verifyChallenge(request: DeviceProof): boolean {
  try {
    return ed25519.verify(hexToBytes(request.sig), textOf(request), hexToBytes(request.key), STRICT)
  } catch {
    return false
  }
}
