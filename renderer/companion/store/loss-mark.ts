// A note of what a store holds, kept outside of it, so that a phone that lost its store knows that it did.
//
// Browsers delete a page's storage when they are short of room, when a person clears site data, or (Safari) after seven days without a
// visit. The note lies in localStorage, which some of these leave alone. It is written after the store, and browsers put it on the disk
// seconds later, so it is never ahead of a store that is whole: where it is, the store went back to an earlier state, or is gone.
// Where the note is gone too, so is the signing key (keys/key-database.ts): the phone is a new device, has to be let in anew, and can't write
// in an epoch that was another's.
import { z } from 'zod'
import { type EventId, PartitionId } from '../../../core/ids.ts'
import type { Head } from '../../../core/log/chain.ts'

/** What a store held: whose it is, how often it was written, and how far it had each partition ([epoch, seq]). */
export const LossMark = z.strictObject({
  v: z.literal(1),
  device: z.string(),
  store: z.string(),
  writes: z.number().int().min(0),
  heads: z.record(PartitionId, z.tuple([z.number().int().min(1), z.number().int().min(1)])),
})
export type LossMark = z.infer<typeof LossMark>

/** Where notes lie; a Storage of the browser, which may refuse. */
export type Notes = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (event: EventId) => `scoretable-store-${event}`

/** The browser's own; null where it refuses even to be looked at. */
export function browserNotes(): Notes | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/** The note on an event's store; null where there is none, or nothing that can be read. */
export function readMark(notes: Notes | null, event: EventId): LossMark | null {
  try {
    const parsed = LossMark.safeParse(JSON.parse(notes?.getItem(keyOf(event)) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Notes what a store holds now. Where the browser refuses, the store goes on without. */
export function writeMark(
  notes: Notes | null,
  event: EventId,
  of: { device: string; store: string; writes: number; heads: Iterable<Head> },
): void {
  const { device, store, writes } = of
  const heads = Object.fromEntries([...of.heads].map(({ partition, epoch, seq }) => [partition, [epoch, seq]]))
  try {
    notes?.setItem(keyOf(event), JSON.stringify({ v: 1, device, store, writes, heads }))
  } catch {
    // No room, or refused: a loss is then told by the missing database alone.
  }
}

/** Takes the note away, with the store it is about. */
export function removeMark(notes: Notes | null, event: EventId): void {
  try {
    notes?.removeItem(keyOf(event))
  } catch {
    // Refused: it never was there.
  }
}

/** What was lost, for the person: `judge-3 up to entry 41`. */
export const heldWords = ({ heads }: LossMark): string =>
  Object.entries(heads)
    .map(([partition, [, seq]]) => `${partition} up to entry ${seq}`)
    .join(', ')
