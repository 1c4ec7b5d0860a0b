// The only way into the store: one write after the other, each durable and all or nothing, and only by the tab that holds the store.
//
// The record `meta/store` names the tab that holds the store and counts the writes. Each write reads it in its own transaction: where another
// tab has put its name there in the meantime, nothing is written, whatever locks and messages between tabs have led either to believe.
// The count only grows, so a copy of the store from before is told by it (loss-mark.ts).
import { z } from 'zod'
import type { StoreFailure } from '../../../core/store/port.ts'
import { commit, type Guard, type Operation } from './database.ts'
import { notStored, takenByAnother } from './not-stored.ts'

/**
 * The record about the store itself. `id`: made at random with the store. `holder`: the tab that may write. `older`: it was once found to have
 * gone back to an earlier state, and stays so found.
 */
export const Meta = z.strictObject({
  format: z.literal('scoretable-companion'),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  event: z.string(),
  device: z.string(),
  writes: z.number().int().min(0),
  holder: z.string(),
  older: z.boolean(),
})
export type Meta = z.infer<typeof Meta>

/** Where {@link Meta} lies. */
export const META = { table: 'meta', key: 'store' } as const

/** The change that puts it there. */
export const putMeta = (meta: Meta): Operation => ({ ...META, value: meta })

/** Writes into one store. */
export interface Writer {
  /** Does work that reads before it writes, one after the other, so that nothing changes in between. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Writes, all or nothing; null when it is durable. `believe` is called then, before anybody hears of it. */
  write(operations: readonly Operation[], believe?: () => void): Promise<StoreFailure | null>
  /** How many writes there were since the store was made. */
  writes(): number
}

/** The writer of a tab that holds a store, after its {@link Meta} was put there. `wrote` hears of each write that is durable. */
export function createWriter(db: IDBDatabase, meta: Meta, wrote: () => void): Writer {
  let writes = meta.writes
  let last: Promise<unknown> = Promise.resolve()
  const guard: Guard = {
    ...META,
    next(found) {
      const now = Meta.safeParse(found)
      if (!now.success || now.data.id !== meta.id || now.data.holder !== meta.holder) return null
      return [putMeta({ ...now.data, writes: now.data.writes + 1 })]
    },
  }
  return {
    inTurn(work) {
      const turn = last.then(work, work)
      // Whoever asked hears of it; the next in turn goes on.
      last = turn.catch(() => {})
      return turn
    },
    async write(operations, believe) {
      try {
        if (!(await commit(db, operations, guard))) return takenByAnother
      } catch (error) {
        return notStored(error)
      }
      writes++
      believe?.()
      wrote()
      return null
    },
    writes: () => writes,
  }
}
