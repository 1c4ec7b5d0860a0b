// What a laptop that stands by keeps in its event's file: whom it follows, how it is found itself, and whether it has taken over.
import { z } from 'zod'
import { Elsewhere, OtherFollower } from '../../core/wire/follow.ts'
import type { EventFile } from '../file/event-file.ts'
import { readKept } from '../station/kept.ts'

const SETTING = 'standby'

const KeptStandby = z.strictObject({
  /** The table's hub, and the token it gave. */
  table: Elsewhere,
  /** What this laptop is called at the table. */
  name: z.string(),
  /** The table's own key, and the token that it sends to this laptop's hub. */
  back: z.strictObject({ key: z.string(), token: Elsewhere.shape.token }),
  /** Where the table published when it was last asked; null where it did not. */
  server: z.url().nullable(),
  /** The other laptops that stand by for that table, one of which may go on with the event. */
  others: z.array(OtherFollower).default([]),
  /** Whether everything that was the table's is this laptop's. */
  tookOver: z.boolean(),
})
export type KeptStandby = z.infer<typeof KeptStandby>

/** What is kept; null where this laptop never stood by. */
export const readStandby = (file: Pick<EventFile, 'setting'>): KeptStandby | null => readKept(KeptStandby, file.setting(SETTING))

/** Keeps it. */
export const keepStandby = (file: Pick<EventFile, 'saveSetting'>, kept: KeptStandby) => file.saveSetting(SETTING, JSON.stringify(kept))
