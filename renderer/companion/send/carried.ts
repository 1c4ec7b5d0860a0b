// What lies outside this phone's log since its part was another's: carried to whoever lacks it. How much that is their answers tell.
import type { LogStore } from '../../../core/store/port.ts'
import { lateBatches, tipsFor } from '../../../core/wire/late-batches.ts'
import type { SyncAnswer, SyncRequest, Tip } from '../../../core/wire/sync.ts'

export interface Carried {
  /** What a request says of it. */
  say(): Promise<SyncRequest['late']>
  /** Takes what an answer tells. */
  hear(said: SyncAnswer['late']): Promise<void>
  /** Whether the remote still lacks some of it, or may. */
  owes(): boolean
  /** The log was cut: there may be more of it. */
  more(): void
}

/** What is carried to one remote, of which nothing is known yet. */
export function createCarried(store: Pick<LogStore, 'late'>): Carried {
  let theirs: readonly Tip[] | null = null
  let owes = true
  return {
    async say() {
      const { entries, signed } = await store.late()
      return { have: tipsFor(entries), push: theirs === null ? [] : lateBatches(entries, signed, theirs) }
    },
    async hear(said) {
      theirs = said?.have ?? []
      const { entries, signed } = await store.late()
      owes = lateBatches(entries, signed, theirs).length > 0
    },
    owes: () => owes,
    more: () => void (owes = true),
  }
}
