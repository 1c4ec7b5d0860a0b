// Joining: how a phone at the venue gets its part in the event, from the hub of the table's laptop.
//
// Specification (version 1)
//   The table makes an invitation: an assignment (partitions, and in words what they are) under a one-time code, shown as a QR code of
//   `http://HUB/j#CODE`. A fragment is never sent to a server, and the address before it is good for nothing by itself.
//   code      8 of 18 letters, none of which looks like another or makes words; shown as BCDF-GHJK, read in any case, with anything between
//   POST /v1/join  {v: 1, code, key, name, proof}
//             key is the Ed25519 public key that the device made for itself; proof signs `scoretable-join-1|CODE|key|name` with it
//   answer    {v: 1, event, name, device, token, title, partitions: [{partition, epoch, after}], ways: [{kind, url}]}
//             token is what the device sends from now on (`Authorization: Bearer`), never in an address; the hub keeps its hash alone.
//             `after` is the entry that the device's own first one follows: seq 0 and 64 zeros where its log begins. It has been granted
//             in `setup` by then, and the grant is durable. `ways` are where else it may send to (ways.ts).
//   A code is used up by the first key that joins with it, and ends 15 minutes after it was made. The same key may ask again with it until
//   then, since its answer may have been lost: it gets the same part and a new token, and the token before ends.
//   Errors are the wire's (sync.ts): 403 `code` (wrong, used, ended: one answer for all, so that nothing can be learnt), 400 `proof`,
//   429 with Retry-After for who guesses, 503 `closed` while no event is open, 503 and 507 where it could not be stored: ask again.
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { EpochEnd } from '../event/ownership-bodies.ts'
import { EventId, PartitionId } from '../ids.ts'
import { publicKey, STRICT } from '../log/chain.ts'
import { Way } from './ways.ts'

/** No vowels (no words), no I, L, O, Q, U, V (look-alikes). */
const LETTERS = 'BCDFGHJKMNPRSTWXYZ'
const LENGTH = 8

/** Bytes from this one on are thrown away, so that every letter is as likely as any other. */
const FAIR = 256 - (256 % LETTERS.length)

/** For how long a code may be used, in ms. */
export const CODE_LIFETIME = 15 * 60_000

/** A join code: 8 letters, as kept and compared. */
export const JoinCode = z.string().regex(new RegExp(`^[${LETTERS}]{${LENGTH}}$`))
export type JoinCode = z.infer<typeof JoinCode>

/** A code of random bytes (give 16 or more); null where too few of them could be used, so that more have to be drawn. */
export function codeOf(random: Uint8Array): JoinCode | null {
  const letters = [...random].filter((byte) => byte < FAIR).slice(0, LENGTH)
  return letters.length === LENGTH ? letters.map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('') : null
}

/** A code as a person reads it out: BCDF-GHJK. */
export const codeInWords = (code: JoinCode): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** The code in what somebody typed, in any case, with blanks or dashes; null where there is none. */
export function readCode(typed: string): JoinCode | null {
  const parsed = JoinCode.safeParse(typed.toUpperCase().replace(/[^A-Z]/g, ''))
  return parsed.success ? parsed.data : null
}

/** The address that a QR code shows. `hub` is the hub's own, ending in a slash. */
export const joinAddress = (hub: string, code: JoinCode): string => `${hub}j#${code}`

/** The name a device goes by at the table: 1–40 characters, none of them a control character. */
export const DeviceName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  // oxlint-disable-next-line no-control-regex -- refusing them is the point
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'has characters that cannot be printed')
  .refine((text) => text.isWellFormed(), 'has a broken character')

/** What a device posts to join. The code comes as the person typed it. */
export const JoinRequest = z.strictObject({
  v: z.literal(1),
  code: z.string().min(1).max(40),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  name: DeviceName,
  proof: z.string().regex(/^[0-9a-f]{128}$/),
})
export type JoinRequest = z.infer<typeof JoinRequest>

/** A partition that a device owns: its epoch, and the entry that the device's first one in it follows. */
export const OwnPart = z.strictObject({ partition: PartitionId, epoch: z.number().int().min(1), after: EpochEnd })
export type OwnPart = z.infer<typeof OwnPart>

/** What a device that has joined is told: the event, what it is here, and what it owns. `title` is that in words: `Judge 3 · Final`. */
export const JoinAnswer = z.strictObject({
  v: z.literal(1),
  event: EventId,
  name: z.string().min(1).max(200),
  device: z.string().min(1).max(40),
  token: z.string().min(20).max(100),
  title: z.string().max(200),
  partitions: z.array(OwnPart).max(8),
  ways: z.array(Way).max(4).optional(),
  /** For a laptop that follows everything: the key that owns epoch 1 of `setup` (follow.ts). */
  setupKey: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export type JoinAnswer = z.infer<typeof JoinAnswer>

const textOf = ({ code, key, name }: Pick<JoinRequest, 'code' | 'key' | 'name'>) =>
  utf8ToBytes(`scoretable-join-1|${readCode(code)}|${key}|${name}`)

/** A request to join, by the holder of a device's secret (32 bytes). */
export function signJoin(code: string, name: string, secret: Uint8Array): JoinRequest {
  const asked = { v: 1 as const, code, key: publicKey(secret), name: name.trim() }
  return { ...asked, proof: bytesToHex(ed25519.sign(textOf(asked), secret)) }
}

/** Whether a request was signed by the key it names. */
export function verifyJoin(request: JoinRequest): boolean {
  try {
    return ed25519.verify(hexToBytes(request.proof), textOf(request), hexToBytes(request.key), STRICT)
  } catch {
    return false
  }
}

/**
 * What of a key a person compares: `4f2a 91c0`, shown on the phone and in the table's list. The network of a hall is open, and somebody in
 * between could join in a phone's place; the two then differ.
 */
export const keyInWords = (key: string): string => `${key.slice(0, 4)} ${key.slice(4, 8)}`
