// What a device takes from a remote beside sending to it: the partitions of others, and entries that are kept outside the log. It is carried
// by the outbox's own requests, and by an empty one now and then where there is nothing to send.
//
// A device that owns every partition of its event, and keeps nothing outside its log, has nothing to ask for: its requests are as they were.
import type { KeptLate } from '../../core/store/port.ts'
import { lateBatches, tipsFor } from '../../core/wire/late-batches.ts'
import type { Batch, SyncAnswer, SyncRequest, Tip } from '../../core/wire/sync.ts'

/** What is taken, and where it goes. */
export interface Follows {
  /** Whether others write to this event, or anything is kept outside the log. */
  due(): boolean
  /** How far each partition is held, as a request says it. */
  have(): SyncRequest['have']
  late(): KeptLate
  /** Takes the batches of an answer; whether anything changed. */
  take(batches: readonly Batch[]): Promise<boolean>
  /** How often logs were cut since the event was opened, by this or by whatever else came in: marks go back with them. */
  cuts(): number
  /** A remote has answered; `all`: it had nothing that was not here, and lacks nothing of what is kept outside the log. */
  heard?(all: boolean): void
}

export interface Follower {
  /** Whether an empty request is worth its while now. */
  isDue(now: number): boolean
  /** Ms until it is; Infinity where nothing is followed. */
  wait(now: number): number
  /** What a request says beside what it sends. */
  say(now: number): Pick<SyncRequest, 'have' | 'late'> | null
  /** Takes what an answer brings. */
  hear(answer: SyncAnswer): Promise<void>
  /** Whether logs were cut since this was asked last. */
  wasCut(): boolean
  /** The remote is from before late entries were told: it is not told any more. */
  plain(): void
}

/** A follower that asks at least every `poll` ms; null `follows` asks for nothing. */
export function createFollower(follows: Follows | null, poll: number): Follower {
  let asked = -Infinity
  let theirs: readonly Tip[] | null = null
  let isPlain = false
  let cuts = follows?.cuts() ?? 0
  const due = () => follows?.due() ?? false

  return {
    isDue: (now) => due() && now - asked >= poll,
    wait: (now) => (due() ? Math.max(0, asked + poll - now) : Infinity),
    say(now) {
      if (!follows || !due()) return null
      asked = now
      const { entries, signed } = follows.late()
      // What they have outside their log they say with their first answer; before that it is only asked.
      const push = theirs === null ? [] : lateBatches(entries, signed, theirs)
      return { have: follows.have(), ...(isPlain ? {} : { late: { have: tipsFor(entries), push } }) }
    },
    async hear({ pull, late }) {
      if (!follows || !due()) return
      const first = theirs === null
      theirs = late?.have ?? theirs
      const brought = [...pull, ...(late?.pull ?? [])]
      const changed = brought.length > 0 && (await follows.take(brought))
      const { entries, signed } = follows.late()
      // There is more to ask for, or to carry; what changed nothing is asked for again in its time.
      const carries = theirs !== null && lateBatches(entries, signed, theirs).length > 0
      if (changed || (first && carries)) asked = -Infinity
      follows.heard?.(brought.length === 0 && theirs !== null && !carries)
    },
    wasCut() {
      const now = follows?.cuts() ?? 0
      const before = cuts
      cuts = now
      return now !== before
    },
    plain: () => void (isPlain = true),
  }
}
