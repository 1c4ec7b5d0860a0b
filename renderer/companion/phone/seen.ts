// What the table last told this phone, kept so that a reload with the table away shows it again: the part, whom to judge, who comes after.
// It holds names, so it is sealed with the phone's own key like its log. Losing it loses nothing: the table tells it again.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { OwnPart } from '../../../core/wire/join.ts'
import { LostPart } from '../../../core/wire/live.ts'
import { Way } from '../../../core/wire/ways.ts'
import type { Joined } from '../keys/identity.ts'
import { createBoxes } from '../store/boxes.ts'
import type { Notes } from '../store/loss-mark.ts'

/** What was told, and when by this phone's clock. `names`: of competitors that this phone has judged. */
export const Seen = z.object({
  title: z.string(),
  event: z.string(),
  partitions: z.array(OwnPart),
  lost: z.array(LostPart),
  view: z.unknown(),
  published: z.record(z.string(), z.tuple([z.number(), z.number()])),
  names: z.record(z.string(), z.object({ bib: z.string(), name: z.string() })),
  at: z.number().nullable(),
  /** Where else this phone may send to. */
  ways: z.array(Way).default([]),
})
export type Seen = z.infer<typeof Seen>

/** Before the table has told anything but that the phone is in. */
export const firstSeen = ({ joined }: Joined): Seen => ({
  title: joined.title,
  event: joined.name,
  partitions: joined.partitions,
  lost: [],
  view: null,
  published: {},
  names: {},
  at: null,
  ways: joined.ways ?? [],
})

/** Keeps what was seen of one event. */
export function createSeenNote(identity: Joined, notes: Notes | null) {
  const boxes = createBoxes(identity.key, identity.store)
  const about = ['seen', identity.event]
  const key = `scoretable-seen-${identity.event}`
  return {
    read(): Seen {
      try {
        const kept = Seen.safeParse(boxes.open(about, hexToBytes(notes?.getItem(key) ?? '')))
        if (kept.success) return kept.data
      } catch {
        // Nothing kept, or of another identity.
      }
      return firstSeen(identity)
    },
    write(seen: Seen): void {
      try {
        notes?.setItem(key, bytesToHex(boxes.seal(about, seen)))
      } catch {
        // No room: the table tells it again.
      }
    },
  }
}
