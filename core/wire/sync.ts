// The wire: one protocol for station → server, phone → hub and phone → server.
//
// Specification (version 1)
//   POST /v1/sync   Content-Type: application/json, Content-Encoding: gzip allowed both ways, Authorization: Bearer TOKEN
//   request   {v: 1, event, have: {partition: [epoch, seq]}, push: [batch]}
//   answer    {v: 1, event, ack: {partition: [epoch, seq, headHash]}, refused: [refusal], pull: [batch]}
//   batch     {partition, epoch, from, entries: [[dt, kind, body]], base, sig, hash}
//             entries follow one another from seq `from`, all of one epoch; at = base + dt, in ms;
//             `hash` is the chain's hash at the last of them and `sig` the owner's signature over that head.
//             Entry hashes are not sent: the receiver recomputes them from its own head, and that is the check.
//             A body is a JSON object that nests at most 32 levels; a request with one that doesn't is refused whole (400).
//   have      how far the sender holds each partition, so that a holder who has more can pull it down
//   ack       how far the receiver holds each pushed partition now; where the sender is in a later epoch, how far it holds what was pushed.
//             Only this moves the sender's mark, and only after the sender has found the same hash at that seq in its own log. Any other
//             answer, any other 200 included, acknowledges nothing.
//   refused   a batch that was not taken. `gap` (with the receiver's head in `ack`) makes the sender rewind to it;
//             `fork`, `fenced`, `signature`, `invalid`: refused for good, the sender parks that partition in sight and goes on with others.
//             `fenced`: the partition was granted to another device, and these entries lie past the end of their epoch. They, and those of
//             a `fork`, are no part of the log for ever, but the receiver has KEPT them where their owner's signature and their chain are
//             good. `kept` names the last that it holds of a fenced sender's own history: the mark moves there once the own log agrees,
//             back or forth, and what lies past it is sent on to be kept as well. With a `gap`, `kept` is where to send from instead.
//   late      in a request {have: [tip], push: [batch]}, in its answer {have: [tip], pull: [batch]}: entries kept outside the log, so
//             that every holder comes to hold them. tip = [partition, epoch, seq, hash], the end of a branch (core/log/late.ts): who names
//             one holds all below it. Anyone may carry anyone's. An answer has `late` and `kept` only where the request had `late`.
//   sig       64 zero bytes where a batch ends exactly in the `after` of a later grant, whose hash vouches for it.
//   Below the receiver's head with equal hashes a batch is a duplicate and acknowledged like a first delivery.
//
//   POST /v1/events {v: 1, event, name, key, sig}   registers an event once and answers {v: 1, token, publicUrl}
//             key is the Ed25519 public key of the event's `setup` partition; sig signs `scoretable-register-1|event|name|key`.
//             Asked again with the same key it gives a new token and ends the old one; with another key it is refused (409).
//             Whoever goes on with an event adds next: {founder, grant?}: founder is the key that owns epoch 1 of `setup`, grant the one by
//             which the authority gave it to `key` (authority.ts), where `setup` was not handed over by its owner. It is believed by what
//             the server holds of `setup`; where that is nothing yet, its token shows nothing but what `setup` then gives to its key. No
//             code is asked for where the server holds an event. The token of whoever had it before stays: late entries come by it.
//
//   POST /v1/devices                                 gives a device a token of its own (device-token.ts)
//   GET /v1/here                                     answers 204: somebody is there
//
//   Errors carry {v: 1, error, message}: 400 invalid, 401 no or ended token, 403 another event's token or a wrong code,
//   404 unknown event, 409 key mismatch, 413 too large, 415, 429 with Retry-After, 5xx. None of them means an entry may be dropped.
import { z } from 'zod'
import { Entry } from '../event/envelope.ts'
import { PartitionGranted } from '../event/ownership-bodies.ts'
import { EventId, PartitionId } from '../ids.ts'

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const Sig = z.string().regex(/^[0-9a-f]{128}$/)
const Epoch = z.number().int().min(1).max(1_000_000)
const Seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** At most so many entries in one request; a receiver refuses more with 413. */
export const MAX_REQUEST_ENTRIES = 20_000

/** At most so many bytes of JSON in one request, after decompression; a receiver refuses more with 413. */
export const MAX_REQUEST_BYTES = 4 * 1024 * 1024

/** A run of entries of one partition and epoch with its owner's signature. */
export const Batch = z.strictObject({
  partition: PartitionId,
  epoch: Epoch,
  from: Seq.min(1),
  base: z.number().int().min(0).max(8.64e15),
  entries: z
    .array(z.tuple([z.number().int(), Entry.shape.kind, Entry.shape.body]))
    .min(1)
    .max(MAX_REQUEST_ENTRIES),
  hash: Hex32,
  sig: Sig,
})
export type Batch = z.infer<typeof Batch>

/** The end of a branch of late entries: partition, epoch, seq, hash. */
export const Tip = z.tuple([PartitionId, Epoch, Seq.min(1), Hex32])
export type Tip = z.infer<typeof Tip>

/** At most so many branches are compared in one request. */
export const MAX_TIPS = 2000

/** What a sender posts. At most 64 partitions. */
export const SyncRequest = z.strictObject({
  v: z.literal(1),
  event: EventId,
  have: z.record(PartitionId, z.tuple([Epoch, Seq])),
  push: z.array(Batch).max(64),
  late: z.strictObject({ have: z.array(Tip).max(MAX_TIPS), push: z.array(Batch).max(64) }).optional(),
})
export type SyncRequest = z.infer<typeof SyncRequest>

/** Why a batch was not taken. */
export const Refusal = z.strictObject({
  partition: PartitionId,
  from: Seq,
  reason: z.enum(['gap', 'fork', 'fenced', 'signature', 'invalid']),
  message: z.string().max(300),
  kept: z.tuple([Epoch, Seq, Hex32]).optional(),
})
export type Refusal = z.infer<typeof Refusal>

/** What a receiver answers. */
export const SyncAnswer = z.strictObject({
  v: z.literal(1),
  event: EventId,
  ack: z.record(PartitionId, z.tuple([Epoch, Seq, Hex32])),
  refused: z.array(Refusal).max(64),
  pull: z.array(Batch).max(64),
  late: z.strictObject({ have: z.array(Tip).max(MAX_TIPS), pull: z.array(Batch).max(64) }).optional(),
})
export type SyncAnswer = z.infer<typeof SyncAnswer>

/** Registers an event with a server. `code` where that server asks for one. */
export const RegisterRequest = z.strictObject({
  v: z.literal(1),
  event: EventId,
  name: z.string().min(1).max(200),
  key: Hex32,
  sig: Sig,
  code: z.string().max(100).optional(),
  next: z.strictObject({ founder: Hex32, grant: PartitionGranted.optional() }).optional(),
})
export type RegisterRequest = z.infer<typeof RegisterRequest>

/** The server's answer: the token that this event's station sends from now on, and where the public page is. */
export const RegisterAnswer = z.strictObject({ v: z.literal(1), token: z.string().min(20).max(100), publicUrl: z.url() })
export type RegisterAnswer = z.infer<typeof RegisterAnswer>

/** What a refused request carries. */
export const WireError = z.strictObject({ v: z.literal(1), error: z.string().max(40), message: z.string().max(300) })
export type WireError = z.infer<typeof WireError>
