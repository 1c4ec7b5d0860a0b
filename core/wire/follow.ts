// Following: what a laptop that stands by needs beside the logs, so that phones find it at home when it takes over.
//
// Specification (version 1)
//   A follower joins at the table's hub like any device (join.ts), with a code for `follows: 'all'`. Its answer has `setupKey`, the key that
//   owns epoch 1 of `setup`: by it the follower checks all that it pulls. It syncs with its token, is shown every partition, and relays.
//   POST /v1/follow {v: 1, url, token}   with the follower's token, at its start and every few seconds
//             url is where the follower's own hub is found, ending in a slash; token is what the table's laptop sends there, as a follower:
//             so each of the two finds the other again, whichever goes on with the event. The hub tells phones `url` as a way (ways.ts)
//   answer    {v: 1, name, devices, server, others}
//             name is what the event's table is called there; devices are all that have joined, with the hashes of their tokens and never a
//             token, so that they can send to the follower's hub as they are; server is where the table publishes, or null; others are the
//             other laptops that stand by, each with its key and where its hub is found. The follower's own token is good there too, since each
//             of them knows all devices: so it hears at once which of them goes on with the event, and goes on following there
//   Errors are the wire's (sync.ts); 403 `follower` for a device that does not follow.
import { z } from 'zod'
import { Assignment } from '../contract/hub.ts'
import { DeviceName } from './join.ts'

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const Time = z.number().int().min(0)

/** A device that has joined, as a hub keeps it. `removed`: when the table ended its token, which is kept to tell it so. */
export const KnownDevice = z.strictObject({
  id: z.string().min(1).max(40),
  key: Hex32,
  name: DeviceName,
  assignment: Assignment,
  tokenHash: Hex32,
  joined: Time,
  removed: Time.nullable(),
})
export type KnownDevice = z.infer<typeof KnownDevice>

/** Where another laptop's hub is found, and the token that is sent there. */
export const Elsewhere = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .regex(/\/$/),
  token: z.string().min(20).max(100),
})
export type Elsewhere = z.infer<typeof Elsewhere>

/** Another follower of the same table: its key, and where its hub is found. */
export const OtherFollower = z.strictObject({ key: Hex32, url: Elsewhere.shape.url })
export type OtherFollower = z.infer<typeof OtherFollower>

/** What a follower posts. */
export const FollowRequest = z.strictObject({ v: z.literal(1), ...Elsewhere.shape })
export type FollowRequest = z.infer<typeof FollowRequest>

/** What it is told. */
export const FollowAnswer = z.strictObject({
  v: z.literal(1),
  name: z.string().max(200),
  devices: z.array(KnownDevice).max(400),
  server: z.url().max(300).nullable(),
  others: z.array(OtherFollower).max(8),
})
export type FollowAnswer = z.infer<typeof FollowAnswer>
