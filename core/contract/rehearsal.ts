// What screens and station say about rehearsing: on a copy of an event that can't reach a results server, and back to the event itself.
import { z } from 'zod'

/** The calls about it. */
export const REHEARSAL_CALLS = {
  /** Makes the copy and opens it: of the open event, of one of the folder, or of a sample. `results`: with what is recorded so far. */
  'event.rehearse': z.union([
    z.strictObject({ results: z.boolean() }),
    z.strictObject({ file: z.string().min(1).max(200), results: z.boolean() }),
    z.strictObject({ sample: z.string().max(40) }),
  ]),
  /** Back to the event that is rehearsed; to the welcome screen where that was a sample. `keep`: the copy stays among the events. */
  'event.end-rehearsal': z.strictObject({ keep: z.boolean() }),
} as const

/** What they answer: the file that is open then; null where none is. */
export interface RehearsalAnswers {
  'event.rehearse': { file: string }
  'event.end-rehearsal': { file: string | null }
}

/** The open event where it is a rehearsal. `of`: what the rehearsed event is called; null of a sample. `reopened`: the station was started anew in it. */
export interface RehearsalView {
  of: string | null
  reopened: boolean
}
