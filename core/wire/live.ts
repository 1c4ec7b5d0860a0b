// The live channel between a phone and the hub: it says that there is more, and shows what the phone's person has to know now. Nothing that
// has to last travels here: entries go by sync.ts alone, and a phone without this channel loses comfort, not results.
//
// Specification (version 1): a WebSocket at /v1/live, JSON texts of at most 4 KiB from the phone.
//   phone → hub   {is: 'hello', v: 1, token, event, ...status}   within 5 s, and first; the token is in no address
//                 {is: 'status', ...status}                      when something of it changed, and about every minute
//                 {is: 'time', id, clock}                        at once, to the hub's `time` of that id
//   hub → phone   {is: 'welcome', event, name, device, title}
//                 {is: 'assignment', title, partitions, lost, view, ways}
//                                                                what it owns now, whom it judges, and where else it may send to (ways.ts);
//                                                                whole, after each change
//                 {is: 'receipts', table, public}                how far its partitions are held here, and at the server
//                 {is: 'more'}                                   one of its partitions has grown here, or late entries came: ask sync
//                 {is: 'time', id}                               every 20 s; who hears none for a minute opens the channel anew
//                 {is: 'refused', code, error, message}          and the channel closes with that code
//   Close codes: 4400 not understood · 4401 unknown token · 4403 another event · 4404 no event is open · 4408 no hello in time ·
//                4410 removed at the table · 4409 opened elsewhere with the same token · 1013 too many. After 4401, 4403 and 4410 a phone asks its person; after any
//                other it comes again by itself.
import { z } from 'zod'
import { EventId, PartitionId } from '../ids.ts'
import { OwnPart } from './join.ts'
import { Way } from './ways.ts'

/** A frame from a phone is at most so many characters. */
export const MAX_LIVE_FRAME = 4096

/** How the channel is closed, and with which sentence. */
export const CLOSED = {
  'not-understood': [4400, 'This is not readable as Scoretable’s. Reload the page; nothing is lost.'],
  unknown: [4401, 'The table does not know this phone. Its scores are kept on it: ask the table for a code and join again.'],
  'other-event': [4403, 'The table has another event open. What this phone holds is kept on it for its own event.'],
  'no-event': [4404, 'No event is open at the table just now. Go on; everything is sent when it is open again.'],
  late: [4408, 'This phone said nothing. It comes again by itself.'],
  elsewhere: [4409, 'This page is open a second time. It goes on there.'],
  removed: [4410, 'This phone was removed at the table. What it has not sent is kept on it: ask the table for a code and join again.'],
  crowded: [1013, 'Too many phones at once. It comes again by itself.'],
} as const satisfies Record<string, readonly [number, string]>
/** Why a channel is closed. */
export type Closed = keyof typeof CLOSED

/** What a phone tells of itself. `battery` in percent, null where the browser doesn't say; `waiting` entries that the hub has not acknowledged. */
const status = {
  battery: z.number().int().min(0).max(100).nullable(),
  charging: z.boolean().nullable(),
  waiting: z.number().int().min(0).max(1_000_000),
}

/** A frame from a phone. `clock` is its own, in ms since 1970. */
export const FromPhone = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('hello'), v: z.literal(1), token: z.string().min(20).max(100), event: EventId, ...status }),
  z.strictObject({ is: z.literal('status'), ...status }),
  z.strictObject({ is: z.literal('time'), id: z.number().int().min(0), clock: z.number().int().min(0).max(8.64e15) }),
])
export type FromPhone = z.infer<typeof FromPhone>

const Reached = z.record(PartitionId, z.tuple([z.number().int().min(1), z.number().int().min(0)]))

/** What became of a partition that a phone once owned and that was granted to another since: where the phone's part ended, to whom and when (the table's clock, ms). */
export const LostPart = z.strictObject({
  partition: PartitionId,
  epoch: z.number().int().min(1),
  end: z.number().int().min(0),
  to: z.string().max(120),
  at: z.number().int(),
})
export type LostPart = z.infer<typeof LostPart>

/** A frame to a phone. `view` is the phone's part as its screen shows it (AssignmentView), null while its contest is not there. */
export const ToPhone = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('welcome'), event: EventId, name: z.string(), device: z.string(), title: z.string() }),
  z.strictObject({
    is: z.literal('assignment'),
    title: z.string(),
    partitions: z.array(OwnPart),
    lost: z.array(LostPart),
    view: z.unknown(),
    ways: z.array(Way).max(4).optional(),
  }),
  z.strictObject({ is: z.literal('receipts'), table: Reached, public: Reached }),
  z.strictObject({ is: z.literal('more') }),
  z.strictObject({ is: z.literal('time'), id: z.number().int() }),
  z.strictObject({ is: z.literal('refused'), code: z.number().int(), error: z.string(), message: z.string() }),
])
export type ToPhone = z.infer<typeof ToPhone>
