// A parcel: what a device would send, as a file, for when there is no way to send at all. It goes in by the same way as what is sent.
//
// Specification (version 1)
//   file   JSON {format: 'scoretable-entries', version: 1, event, device, nonce, box}
//   box    hex: a sync request (sync.ts) as JSON, under XChaCha20-Poly1305 with the nonce (24 random bytes, hex) and the associated data
//          `scoretable-entries-1|EVENT|DEVICE`
//   key    HKDF-SHA-256 of the device's token's SHA-256, which is what the hub keeps of that token, with the info `scoretable-entries-1`
//   So a parcel opens at the table that let the device in, and nowhere else. Whoever took it answers the device nothing: that sends the same
//   again when it is next in contact, and hears then that it is there.
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { EventId } from '../ids.ts'
import { SyncRequest } from './sync.ts'

/** A parcel, closed. */
export const Parcel = z.strictObject({
  format: z.literal('scoretable-entries'),
  version: z.literal(1),
  event: EventId,
  device: z.string().regex(/^[a-z0-9]{1,32}$/),
  nonce: z.string().regex(/^[0-9a-f]{48}$/),
  box: z.string().regex(/^(?:[0-9a-f]{2})+$/),
})
export type Parcel = z.infer<typeof Parcel>

/** How long a parcel's text may be: less than a screen may say to its station at once. */
export const MAX_PARCEL = 7 * 1024 * 1024

/** Who packs: the event, the id that the hub gave the device, and the SHA-256 of its token in hex. */
export interface Packer {
  event: EventId
  device: string
  tokenHash: string
}

const INFO = utf8ToBytes('scoretable-entries-1')
const keyOf = (tokenHash: string) => hkdf(sha256, hexToBytes(tokenHash), undefined, INFO, 32)
const about = ({ event, device }: Pick<Packer, 'event' | 'device'>) => utf8ToBytes(`scoretable-entries-1|${event}|${device}`)

/** Packs a request. `nonce`: 24 random bytes. */
export function packParcel({ event, device, tokenHash }: Packer, request: SyncRequest, nonce: Uint8Array): string {
  const box = xchacha20poly1305(keyOf(tokenHash), nonce, about({ event, device })).encrypt(utf8ToBytes(JSON.stringify(request)))
  const parcel: Parcel = { format: 'scoretable-entries', version: 1, event, device, nonce: bytesToHex(nonce), box: bytesToHex(box) }
  return JSON.stringify(parcel)
}

/** A file's text as a closed parcel; null where it is none. */
export function readParcel(text: string): Parcel | null {
  if (text.length > MAX_PARCEL) return null
  try {
    return Parcel.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What is in a parcel; null where it was packed with another token, or is not as it was packed. */
export function openParcel({ event, device, nonce, box }: Parcel, tokenHash: string): SyncRequest | null {
  try {
    const opened = xchacha20poly1305(keyOf(tokenHash), hexToBytes(nonce), about({ event, device })).decrypt(hexToBytes(box))
    const request = SyncRequest.safeParse(JSON.parse(new TextDecoder().decode(opened))).data
    return request?.event === event ? request : null
  } catch {
    return null
  }
}
