// Tokens of devices that send by themselves (core/wire/device-token.ts). One of each device's key in an event, known by its SHA-256 alone.
import { randomBytes } from 'node:crypto'
import type { EventId } from '../../core/ids.ts'
import type { Db } from '../database/schema.ts'
import { hashOf, registered, type RegisteredEvent } from './events.ts'

/** Whose token it is: a device's key, and its event. */
export interface KnownDevice {
  event: RegisteredEvent
  key: string
}

export interface Devices {
  /** A new token for a device's key; the one before ends. */
  issue(event: EventId, key: string): Promise<string>
  byToken(token: string): Promise<KnownDevice | null>
}

/** How a device's token begins, so that a station's is not looked for among them. */
const START = 'device-'

/** The tokens in a database. */
export function createDevices(db: Db, now: () => number): Devices {
  return {
    async issue(event, key) {
      const token = `${START}${randomBytes(32).toString('base64url')}`
      const made = { token_hash: hashOf(token), made_at: now() }
      await db
        .insertInto('device')
        .values({ event, key, ...made })
        .onConflict((conflict) => conflict.columns(['event', 'key']).doUpdateSet(made))
        .execute()
      return token
    },
    async byToken(token) {
      if (!token.startsWith(START)) return null
      const row = await db
        .selectFrom('device')
        .innerJoin('event', 'event.id', 'device.event')
        .select(['event.id', 'event.name', 'event.key', 'device.key as device'])
        .where('device.token_hash', '=', hashOf(token))
        .executeTakeFirst()
      return row ? { event: registered(row), key: row.device } : null
    },
  }
}
