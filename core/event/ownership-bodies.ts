// Bodies of entries about who owns a partition: granted, released, and what became of entries that came too late.
//
// Grants stand in `setup` and say where the epoch before ends. A release is the last entry of its epoch, by the owner that lets go.
// What was kept outside the log is settled by the partition's present owner, in that partition: adopted or dismissed, never silently.
import { z } from 'zod'
import { PartitionId } from '../ids.ts'

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const Epoch = z.number().int().min(1).max(1_000_000)
const Seq = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const Line = z.string().trim().min(1).max(120)

/** The hash before the first entry of a partition: 32 zero bytes, as the chain counts them. */
export const BEFORE_ALL = '0'.repeat(64)

/** Where an epoch ends: the seq and hash of its last entry; seq 0 and {@link BEFORE_ALL} where it ends before it began. */
export const EpochEnd = z.strictObject({ seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), hash: Hex32 })
export type EpochEnd = z.infer<typeof EpochEnd>

/**
 * A partition given to a device, in `setup`. `after`: where the epoch before ends; absent for a partition's first epoch, and in logs from
 * before ends were told. `name`: what people call the device. `sig`: only where `setup` grants itself (wire/authority.ts).
 */
export const PartitionGranted = z.strictObject({
  partition: PartitionId,
  key: Hex32,
  epoch: Epoch,
  after: EpochEnd.optional(),
  name: Line.optional(),
  sig: z
    .string()
    .regex(/^[0-9a-f]{128}$/)
    .optional(),
})
export type PartitionGranted = z.infer<typeof PartitionGranted>

/** Names an entry that is kept outside the log. */
export const LateNamed = z.strictObject({ partition: PartitionId, epoch: Epoch, seq: Seq, hash: Hex32 })
export type LateNamed = z.infer<typeof LateNamed>

/** The kinds of entries about ownership. */
export const ownershipBodies = {
  'partition.granted': PartitionGranted,
  /** The owner lets go of its partition; `seq` and `hash` are of the entry before this one, which is the epoch's last. */
  'partition.released': z.strictObject({ partition: PartitionId, epoch: Epoch, seq: EpochEnd.shape.seq, hash: Hex32 }),
  /** What the entry before this one says again, as the present owner's own. */
  'late.adopted': LateNamed,
  'late.dismissed': LateNamed.extend({ reason: Line }),
} as const
