// Forgets an event on this phone, when it is over or another should judge with it.
import type { Joined } from '../keys/identity.ts'
import type { KeyDatabase } from '../keys/key-database.ts'
import { deleteDatabase } from './database.ts'
import { type Notes, removeMark } from './loss-mark.ts'

/** The name of an identity's database. */
export const databaseOf = ({ event, publicKey }: Pick<Joined, 'event' | 'publicKey'>): string =>
  `scoretable-log-${event}-${publicKey.slice(0, 16)}`

/**
 * Deletes an event's store and its keys. The key goes first: from then on nobody reads the rest, whatever the browser leaves on the disk.
 * Whoever calls this has made sure that nothing waits to be sent, or has asked the person. Rejects with the browser's DOMException.
 */
export async function forget(keys: KeyDatabase, notes: Notes | null, identity: Joined): Promise<void> {
  await keys.remove(identity.publicKey)
  removeMark(notes, identity.event)
  await deleteDatabase(databaseOf(identity))
}
