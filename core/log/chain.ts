// The log's chain: how an entry is bound to everything before it, and how an owner vouches for it.
//
// Specification (version 1)
//   canonical(entry)  RFC 8785 JSON of {event, partition, epoch, seq, at, kind, body}, UTF-8
//   hash(1)           SHA-256( 32 zero bytes ‖ canonical(entry 1) )
//   hash(n)           SHA-256( hash(n-1) ‖ canonical(entry n) ), printed as 64 hex digits
//   signed head       Ed25519 (RFC 8032, verified strictly) by the partition's granted key over the UTF-8 text
//                     `scoretable-head-1|event|partition|epoch|seq|hash`
// seq runs 1, 2, 3 … through all epochs of a partition; epoch never falls along the chain.
// A signature over a head vouches for every entry at or below it, because the hash covers them all.
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { Entry } from '../event/entry.ts'
import { type EventId, PartitionId } from '../ids.ts'

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)

/** How far a partition's log goes: the last entry's epoch, seq and hash. */
export const Head = z.strictObject({ partition: PartitionId, epoch: z.number().int().min(1), seq: z.number().int().min(1), hash: Hex32 })
export type Head = z.infer<typeof Head>

/** A head with its owner's signature (128 hex digits). */
export const SignedHead = Head.extend({ sig: z.string().regex(/^[0-9a-f]{128}$/) })
export type SignedHead = z.infer<typeof SignedHead>

/** An entry with its place in the chain. */
export interface SealedEntry extends Entry {
  hash: string
}

/** In place of a signature where the grant that ends an epoch names this head: it vouches for it (wire/grants.ts). */
export const VOUCHED = '0'.repeat(128)

const NOTHING = new Uint8Array(32)
const encoder = new TextEncoder()

const text = (value: string) => JSON.stringify(value)

/** canonical(entry). The envelope is flat, so its keys stand here in their sorted order; only a body needs the library. */
const canonical = ({ event, partition, epoch, seq, at, kind, body }: Entry): string =>
  `{"at":${at},"body":${canonicalize(body)},"epoch":${epoch},"event":${text(event)},"kind":${text(kind)},"partition":${text(partition)},"seq":${seq}}`

/** SHA-256 over bytes and a text's UTF-8, printed as 64 hex digits. */
export type Digest = (before: Uint8Array, text: string) => string

const digest: Digest = (before, entry) => bytesToHex(sha256.create().update(before).update(encoder.encode(entry)).digest())

/** The hash of an entry that follows `previous` (hex; null for the first). `by` does the same SHA-256 where the platform has a faster one. */
export const hashEntry = (previous: string | null, entry: Entry, by: Digest = digest): string =>
  by(previous === null ? NOTHING : hexToBytes(previous), canonical(entry))

/** Puts a fact at the end of a partition's log. */
export function seal(head: Head | null, entry: Omit<Entry, 'seq'>, by?: Digest): SealedEntry {
  const next = { ...entry, seq: (head?.seq ?? 0) + 1 }
  return { ...next, hash: hashEntry(head?.hash ?? null, next, by) }
}

/** The head that an entry makes. */
export const headOf = ({ partition, epoch, seq, hash }: SealedEntry): Head => ({ partition, epoch, seq, hash })

/** Checks that entries follow a head and each other: seqs without a gap, epochs that don't fall, hashes that agree. Returns the first bad seq, or null. */
export function firstBreak(head: Head | null, entries: readonly SealedEntry[]): number | null {
  let previous = head
  for (const entry of entries) {
    const follows = entry.seq === (previous?.seq ?? 0) + 1 && entry.epoch >= (previous?.epoch ?? 1)
    if (!follows || entry.hash !== hashEntry(previous?.hash ?? null, entry)) return entry.seq
    previous = headOf(entry)
  }
  return null
}

const headText = (event: EventId, head: Head) =>
  utf8ToBytes(`scoretable-head-1|${event}|${head.partition}|${head.epoch}|${head.seq}|${head.hash}`)

/** Signs a head with the owner's Ed25519 secret (32 bytes). */
export function signHead(event: EventId, head: Head, secret: Uint8Array, by: Signatures = ED25519): SignedHead {
  return { ...head, sig: by.sign(headText(event, head), secret) }
}

/** By the letter of RFC 8032: the library's laxer default takes keys of small order, under which one signature fits every text. */
export const STRICT = { zip215: false }

/** What signs texts and checks signatures (128 hex digits) against public keys (64). Ed25519 but in simulations, where it would be most of the time. */
export interface Signatures {
  sign(text: Uint8Array, secret: Uint8Array): string
  verify(sig: string, text: Uint8Array, key: string): boolean
}

/** RFC 8032, strictly. */
export const ED25519: Signatures = {
  sign: (text, secret) => bytesToHex(ed25519.sign(text, secret)),
  verify: (sig, text, key) => ed25519.verify(hexToBytes(sig), text, hexToBytes(key), STRICT),
}

/** Whether a head was signed by the holder of a public key (64 hex digits). */
export function verifyHead(event: EventId, head: SignedHead, key: string, by: Signatures = ED25519): boolean {
  return by.verify(head.sig, headText(event, head), key)
}

/** The public key (64 hex digits) of an Ed25519 secret (32 bytes). */
export const publicKey = (secret: Uint8Array): string => bytesToHex(ed25519.getPublicKey(secret))
