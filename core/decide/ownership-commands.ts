// Commands about who owns a partition, and about entries that came too late for it.
import { z } from 'zod'
import { LateNamed } from '../event/ownership-bodies.ts'
import { PartitionId } from '../ids.ts'

const Key = z.string().regex(/^[0-9a-f]{64}$/)
const Name = z.string().trim().min(1).max(120)
const device = { partition: PartitionId, key: Key, device: Name.optional() }

/** Commands about ownership, by name. The first three are the head table's; the others the partition's owner's. */
export const OWNERSHIP_COMMANDS = [
  /** Gives a partition that nobody owns to a device, by its public key. `device`: what people call it. */
  z.strictObject({ name: z.literal('partition.grant'), ...device }),
  /** Gives a partition on, once its owner has let go of it. The set-up is handed over by its owner in one step. */
  z.strictObject({ name: z.literal('partition.hand-over'), ...device, confirmed: z.boolean().optional() }),
  /** Gives a partition on without its owner, from the last entry that is here. Asked first (`odd`). */
  z.strictObject({ name: z.literal('partition.take-over'), ...device, confirmed: z.boolean().optional() }),
  /** The owner lets go of its partition: nothing more is recorded there until the head table gives it on. */
  z.strictObject({ name: z.literal('partition.release'), partition: PartitionId }),
  /** Makes what a late entry says the owner's own. `confirmed`: as for the ordinary command that would say it. */
  z.strictObject({ name: z.literal('late.adopt'), late: LateNamed, confirmed: z.boolean().optional() }),
  /** Settles a late entry without it, for a reason. */
  z.strictObject({ name: z.literal('late.dismiss'), late: LateNamed, reason: Name }),
] as const

/** A command about ownership. */
export type OwnershipCommand = z.infer<(typeof OWNERSHIP_COMMANDS)[number]>
/** A command about ownership of a name. */
export type OwnershipCommandOf<N extends OwnershipCommand['name']> = Extract<OwnershipCommand, { name: N }>

const NAMES: ReadonlySet<string> = new Set(OWNERSHIP_COMMANDS.map(({ shape }) => shape.name.value))

/** Whether a command is about ownership. */
export const isOwnershipCommand = <C extends { name: string }>(command: C): command is Extract<C, OwnershipCommand> =>
  NAMES.has(command.name)
