// The events this process has in memory: opened when first asked for, at most so many, those unused longest dropped first.
//
// Work on an event goes through `within`, one piece after another, so that two requests at once can't interleave. One server process
// writes a database; where a second one does all the same, the store says `moved` and the event is read anew.
import type { EventId } from '../../core/ids.ts'
import type { Db } from '../database/schema.ts'
import { createLogStore } from '../store/log-store.ts'
import type { Events } from '../store/events.ts'
import { openSession, type Session } from './session.ts'

export interface Sessions {
  /** Runs work on an event after all that was asked before; null where no such event is registered. */
  within<T>(id: EventId, work: (session: Session) => Promise<T>): Promise<T | null>
  /** Forgets what is in memory of an event, so that it is read from the database again. Only from within its own work, or none. */
  forget(id: EventId): void
}

/** Sessions over a database, at most `limit` of them kept. */
export function createSessions(db: Db, events: Events, now: () => number, limit: number): Sessions {
  const open = new Map<EventId, Session>()
  const queues = new Map<EventId, Promise<unknown>>()

  const session = async (id: EventId): Promise<Session | null> => {
    let known = open.get(id)
    if (!known) {
      const event = await events.byId(id)
      if (!event) return null
      const newest = await db
        .selectFrom('signed_head')
        .select((select) => select.fn.max('received_at').as('at'))
        .where('event', '=', id)
        .executeTakeFirst()
      known = await openSession(event, createLogStore(db, id, now), (newest?.at as number | null | undefined) ?? null)
    }
    open.delete(id)
    open.set(id, known)
    for (const oldest of open.keys()) {
      if (open.size <= limit) break
      // An event with work under way is needed by it.
      if (!queues.has(oldest)) open.delete(oldest)
    }
    return known
  }

  return {
    async within(id, work) {
      const before = queues.get(id) ?? Promise.resolve()
      const turn = before.then(async () => {
        const known = await session(id)
        return known ? work(known) : null
      })
      // The next in the queue goes on whether this one did well or not.
      const settled = turn.then(
        () => {},
        () => {},
      )
      queues.set(id, settled)
      try {
        return await turn
      } finally {
        if (queues.get(id) === settled) queues.delete(id)
      }
    },
    forget: (id) => void open.delete(id),
  }
}
