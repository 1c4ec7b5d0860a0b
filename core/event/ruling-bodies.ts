// Bodies of entries of the referee's table, the partition `rulings`: what it rules about results, and the life of a contest's results.
//
// A ruling outranks what the table or the judges wrote because of where it stands, never because it came later; their logs stay as they are.
// Written in any other partition it is nothing. `entry.voided` takes a ruling back; an announcement is never taken back, it is superseded.
import { z } from 'zod'
import { Values } from '../formats/value.ts'
import { CompetitorId, ContestId } from '../ids.ts'
import { Text } from './text.ts'

const Version = z.number().int().min(1).max(9999)
const about = { contest: ContestId, competitor: CompetitorId }

/** The kinds of entries of the referee's table. */
export const rulingBodies = {
  /** An attempt counts as these values, whatever was recorded (empty ones: as not taken). The last ruling on a slot counts. */
  'ruling.overruled': z.strictObject({ ...about, slot: z.number().int().min(0).max(999), values: Values, reason: Text }),
  /** The same of a match: what each side counts as having done, in the order of the sides. */
  'ruling.match-overruled': z.strictObject({
    contest: ContestId,
    match: z.number().int().min(1).max(9999),
    sides: z.array(Values).min(1).max(16),
    forfeit: z.boolean().optional(),
    reason: Text,
  }),
  /**
   * Taken off the decisive column, as a scaled integer of it; added where the lower figure is the better. Several add up. Where there is no
   * figure there is nothing to take it from.
   */
  'ruling.penalised': z.strictObject({ ...about, by: z.number().int().min(1).max(1e9), reason: Text }),
  /** A status, such as DQ, before any that the table recorded. The last one counts. */
  'ruling.status': z.strictObject({ ...about, status: z.string().regex(/^[A-Z]{2,4}$/), reason: Text }),
  /** Official results are provisional again. */
  'ruling.reopened': z.strictObject({ contest: ContestId, reason: Text }),

  /**
   * A version of a contest's results is made public, and may be protested for so many minutes. `standing`: the digest of what was announced
   * (standings/digest.ts). Versions are numbered from 1; each later one names the one before it as superseded, and why.
   */
  'results.announced': z.strictObject({
    contest: ContestId,
    version: Version,
    protest: z.number().int().min(0).max(10_080),
    standing: z.string().regex(/^[0-9a-f]{64}$/),
    supersedes: Version.optional(),
    reason: Text.optional(),
  }),
  /** The newest version is official, signed off by somebody of this name. */
  'results.official': z.strictObject({ contest: ContestId, version: Version, by: Text }),
} as const
