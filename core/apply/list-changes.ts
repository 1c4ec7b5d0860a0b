// What was changed on the entry list after it was written, and why. Whether that came after a result or a document is for whoever tells of it.
import type { Competitor, EventState } from './state.ts'

/** One change. `is` is null where the competitor was taken off the list. */
export interface ListChange {
  seq: number
  /** By the clock of the table that wrote it, in ms. */
  at: number
  was: Competitor
  is: Competitor | null
  reason: string
}

/** Keeps a change, in the order of the log. */
export function keepChange(state: EventState, was: Competitor, is: Competitor | null, { seq, at, reason }: Omit<ListChange, 'was' | 'is'>) {
  state.listChanges.push({ seq, at, was, is, reason })
}
