// The event as one JSON document, which the import here makes the same event of again.
//
// Specification (version 1)
//   file      JSON, UTF-8: {format: 'scoretable-event', version: 1, event, name, exported, by, founder, logs, late, standings, sum}
//   event     the event's id; name: what it is called; exported: when, in ms since 1970; by: the app's version
//   founder   the Ed25519 public key (64 hex digits) that owns epoch 1 of `setup`
//   logs      one for each partition, `setup` first: {partition, entries, signed}
//     entries   [epoch, at, kind, body, hash] for seq 1, 2, 3 …, as core/log/chain.ts seals them
//     signed    owners' signatures over heads: [epoch, seq, hash, sig]; the end of each epoch has one, and vouches for all below it.
//               128 zeros in place of a signature: the grant that ends the epoch names that head
//   late      entries that are kept outside the logs: {entries: [[partition, epoch, seq, at, kind, body, before, hash]],
//             signed: [[partition, epoch, seq, hash, sig]]}
//   standings for people and other programs: {contest, division, name, format, digest, heads, rows}; texts, the best first. They are made
//             anew from the entries by whoever reads the document
//   sum       SHA-256 (64 hex digits) over the RFC 8785 JSON of all the rest: tells a damaged document from a whole one. That nobody has
//             changed an entry is told by hashes and signatures, and not by this
// No private key, recovery key, token or address is in it, nor anything of the laptop beside the log.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { Entry } from '../event/envelope.ts'
import { ContestId, EventId, PartitionId } from '../ids.ts'

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const Sig = z.string().regex(/^[0-9a-f]{128}$/)
const { epoch, seq, at, kind, body } = Entry.shape
const Said = z.string().max(2000)

/** A standing as texts, with the digest of what it says (standings/digest.ts). */
export const WrittenStanding = z.strictObject({
  contest: ContestId,
  division: Said,
  name: Said,
  format: Said,
  digest: Hex32,
  heads: z.array(Said).max(500),
  rows: z.array(z.array(Said).max(500)).max(20_000),
})
export type WrittenStanding = z.infer<typeof WrittenStanding>

/** The document. */
export const EventDocument = z.strictObject({
  format: z.literal('scoretable-event'),
  version: z.literal(1),
  event: EventId,
  name: Said,
  exported: at,
  by: z.string().max(40),
  founder: Hex32,
  logs: z
    .array(
      z.strictObject({
        partition: PartitionId,
        entries: z.array(z.tuple([epoch, at, kind, body, Hex32])).min(1),
        signed: z.array(z.tuple([epoch, seq, Hex32, Sig])),
      }),
    )
    .max(1000),
  late: z.strictObject({
    entries: z.array(z.tuple([PartitionId, epoch, seq, at, kind, body, Hex32, Hex32])),
    signed: z.array(z.tuple([PartitionId, epoch, seq, Hex32, Sig])),
  }),
  standings: z.array(WrittenStanding).max(10_000),
  sum: Hex32,
})
export type EventDocument = z.infer<typeof EventDocument>

/** The sum that belongs to a document's content. */
export function sumOf(content: Omit<EventDocument, 'sum'> & { sum?: undefined }): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(content) ?? '')))
}
