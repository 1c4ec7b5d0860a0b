// Which scene a screen in the venue is steered to. Steering is the station's own state: it is not a result and not logged.
import { z } from 'zod'
import { FieldId } from '../formats/value.ts'
import { ContestId } from '../ids.ts'

/** The scenes there are. Without a contest a scene follows the one the table is on. */
export const Scene = z.discriminatedUnion('kind', [
  /** `ranking`: one of the format's further rankings instead of the main one; where the contest has none of that id, the main one. */
  z.strictObject({ kind: z.literal('leaderboard'), contest: ContestId.optional(), ranking: FieldId.optional() }),
  /** The teams; of a contest without any, its leaderboard. */
  z.strictObject({ kind: z.literal('teams'), contest: ContestId.optional() }),
  z.strictObject({ kind: z.literal('now-next'), contest: ContestId.optional() }),
  z.strictObject({ kind: z.literal('message'), text: z.string().trim().min(1).max(200) }),
  z.strictObject({ kind: z.literal('blank') }),
])
export type Scene = z.infer<typeof Scene>

/** A screen's id: made by the screen's browser at its first visit and kept there. */
export const ScreenId = z.string().regex(/^[a-z0-9]{8,32}$/)
export type ScreenId = z.infer<typeof ScreenId>
