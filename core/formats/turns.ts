// Whose turn an attempt is, where not everybody takes them all: who goes on after some, who has failed too often, who starts first then.
import { z } from 'zod'
import { Cut } from '../stages/cut.ts'
import { FieldId as Id } from './value.ts'

/** An attempt of the group, from 0. */
const At = z.number().int().min(0).max(98)

/**
 * Who takes the attempts of a group, of those who are not out. Every rule is looked at when all attempts before it are taken.
 * - `cut`: from an attempt on, only those who pass this by the standing until then (the best eight take three more); `over`: where there are
 *   more than so many, else everybody. Equals about whom the cut doesn't decide go on.
 * - `tied`: only those who share the first place, looked at before every attempt anew (a jump-off).
 * - `ends`: nobody takes more after so many of a letter in a row in a field of trials. Attempts that were passed don't break a row.
 *   Who retired (an R at the end of trials) takes no more in any group that has rules of turns.
 * - `reversed`: from each of these attempts on, the last in the standing until then starts first, who has no place before all.
 */
export const Turns = z.strictObject({
  cut: z.strictObject({ from: At, over: z.number().int().min(1).max(999).optional(), who: Cut }).optional(),
  tied: z.literal('first').optional(),
  ends: z.strictObject({ field: Id, letter: z.enum(['X', 'O', '-']), inARow: z.number().int().min(1).max(9) }).optional(),
  reversed: z.array(At).max(6).optional(),
})
export type Turns = z.infer<typeof Turns>

/** What is wrong with a group's turns in its format, or null. */
export function turnsFault(
  { attempts, turns }: { attempts: number; turns?: Turns | undefined },
  { takes = 'attempts', fields }: { takes?: string | undefined; fields: readonly { id: string; type: string }[] },
): string | null {
  if (!turns) return null
  if (takes !== 'attempts') return 'only attempts are taken in turns'
  const ends = turns.ends?.field
  if (ends !== undefined && !fields.some(({ id, type }) => id === ends && type === 'trials'))
    return `there are no trials ${ends} to end turns`
  const late = [...(turns.reversed ?? []), turns.cut?.from ?? 0].find((at) => at >= attempts)
  return late === undefined ? null : `there is no attempt ${late + 1} for turns to begin at`
}
