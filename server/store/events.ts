// The events that stations have registered here, and their tokens. A token is known by its SHA-256 alone.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { EventId } from '../../core/ids.ts'
import type { Db } from '../database/schema.ts'

/** An event as registered. `key` is the public key of its `setup` partition. */
export interface RegisteredEvent {
  id: EventId
  name: string
  key: string
}

export interface Events {
  /** Registers an event, or gives a known one a new token and ends the old; null where it is registered with another key. */
  register(event: RegisteredEvent): Promise<string | null>
  /** Knows an event from now on by the key that made it, without a token for that; whether it was known by that key or is now. */
  know(event: RegisteredEvent): Promise<boolean>
  byId(id: string): Promise<RegisteredEvent | null>
  byToken(token: string): Promise<RegisteredEvent | null>
}

/** What of a token is kept. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** A row as an event. */
export const registered = (row: { id: string; name: string; key: string }): RegisteredEvent => ({
  id: row.id as EventId,
  name: row.name,
  key: row.key,
})

/** The registry over a database. */
export function createEvents(db: Db, now: () => number): Events {
  return {
    async register({ id, name, key }) {
      const token = randomBytes(32).toString('base64url')
      const token_hash = hashOf(token)
      const row = await db
        .insertInto('event')
        .values({ id, name, key, token_hash, registered_at: now() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, token_hash }).where('event.key', '=', key))
        .returning('token_hash')
        .executeTakeFirst()
      return row?.token_hash === token_hash ? token : null
    },
    async know({ id, name, key }) {
      // A token that nobody has: whoever made the event gets one of its own when it asks.
      const token_hash = hashOf(randomBytes(32).toString('base64url'))
      await db
        .insertInto('event')
        .values({ id, name, key, token_hash, registered_at: now() })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
      const row = await db.selectFrom('event').select('key').where('id', '=', id).executeTakeFirst()
      return row?.key === key
    },
    async byId(id) {
      const row = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? registered(row) : null
    },
    async byToken(token) {
      const hash = hashOf(token)
      const row = await db.selectFrom('event').selectAll().where('token_hash', '=', hash).executeTakeFirst()
      return row && sameText(row.token_hash, hash) ? registered(row) : null
    },
  }
}
