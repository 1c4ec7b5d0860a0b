// What the table sees of the phones on the venue's network, and what it asks of the hub. Invitations, names and signs of life are the
// station's own state and not logged; who owns which partition is, in `setup`.
import { z } from 'zod'
import { Text } from '../event/entry.ts'
import { ContestId, PartitionId } from '../ids.ts'
import type { PartitionView } from '../views/devices.ts'
import { DeviceName } from '../wire/join.ts'
import { MAX_PARCEL } from '../wire/parcel.ts'

/**
 * What a device is here: the partitions it writes, and in words or by contest and number which part that is. It sees its own partitions
 * alone; one that `follows` all of them (a laptop that stands by) sees everything.
 */
export const Assignment = z.strictObject({
  partitions: z.array(PartitionId).max(8),
  follows: z.literal('all').optional(),
  contest: ContestId.optional(),
  judge: z.number().int().min(1).max(99).optional(),
  /** In words; made of judge and contest where it is absent. */
  title: Text.max(80).optional(),
})
export type Assignment = z.infer<typeof Assignment>

const Id = z.string().regex(/^[a-z0-9]{1,32}$/)

/** The table's calls about devices. Handing over and taking over are commands (decide/command.ts): they are recorded. */
export const DEVICE_CALLS = {
  /** Makes a one-time code for an assignment. Whoever joins with it owns those partitions from then on, also where another device has them now. */
  'device.invite': z.strictObject({ assignment: Assignment }),
  /** Ends a code before its time. */
  'device.withdraw': z.strictObject({ invitation: Id }),
  'device.rename': z.strictObject({ device: Id, name: DeviceName }),
  /** Ends a device's token: it can neither send nor ask any more. Its partitions stay its own until they are granted to another. */
  'device.remove': z.strictObject({ device: Id }),
  /** Takes the text of a file that a phone made of what it could not send; what is in it goes in like what is sent. */
  'device.takeFile': z.strictObject({ text: z.string().max(MAX_PARCEL) }),
  /** The warnings were read. */
  'device.heed': z.strictObject({}),
} as const

/** A code that waits to be used. `url` is what its QR code shows; `takesOver` names whose partition it would be. */
export interface InvitationView {
  id: string
  title: string
  assignment: Assignment
  /** As a person reads it out: BCDF-GHJK. */
  code: string
  url: string | null
  /** Station's clock in ms when it ends. */
  expires: number
  takesOver: string[]
}

/** A device that has joined. Times by the station's clock, in ms. */
export interface DeviceView {
  id: string
  name: string
  title: string
  assignment: Assignment
  /** Of its key, to compare with what the device shows. */
  check: string
  /** Its whole public key: what a command names that grants it a partition. */
  key: string
  joined: number
  /** `here`: the live channel is open; `away`: it was; `silent`: not since the event was opened; `removed`: its token was ended. */
  state: 'here' | 'away' | 'silent' | 'removed'
  /** When anything last came from it, or null: not since the event was opened. */
  contact: number | null
  /** In percent; null where it doesn't say. */
  battery: number | null
  charging: boolean | null
  /** Ms that its clock is ahead of the station's; null while it wasn't measured. */
  clockAhead: number | null
  /** Entries it holds that are not here yet, by its own count. */
  waiting: number | null
  /** Partitions of its assignment that were granted to another since. */
  lost: PartitionId[]
}

/** Something the table has to know of: who guesses codes, whose entries were refused. Alike ones are counted together. */
export interface HubWarning {
  kind: 'guessing' | 'forged' | 'fork' | 'unreadable'
  /** A sentence. */
  message: string
  count: number
  /** The newest, by the station's clock in ms. */
  at: number
}

/** The phones as the table sees them. */
export interface DevicesView {
  /** The address a phone opens to type a code; null while nothing serves it. */
  address: string | null
  /** Whether the venue's network reaches it, or only this computer. */
  reachable: boolean
  invitations: InvitationView[]
  devices: DeviceView[]
  warnings: HubWarning[]
  /** Who owns what, how far it is here, and what came too late. Handing over, taking over and settling are commands. */
  partitions: PartitionView[]
  /** This station's own public key: what a command names to take a partition over itself. */
  key: string
}
