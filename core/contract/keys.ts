// What screens and station say to each other about making an event's recovery key anew.
import { z } from 'zod'

/** The call. It is called `event.…`, because the file is closed and opened again for it, and others wait meanwhile. */
export const KEY_CALLS = {
  /** Makes another recovery key, encrypts the event's file anew, and says so in its log; after that `recovery.show` has the new one. */
  'event.renew-key': z.strictObject({}),
} as const

/** What it answers. */
export interface KeyAnswers {
  'event.renew-key': null
}
