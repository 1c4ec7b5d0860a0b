// Where a phone's keys lie, and what that protects against.
//
// Specification (version 1) of the database `scoretable-keys`
//   identity   PUBLICKEY   {publicKey, secret, key, store, made, state, event, joined}
//     publicKey  Ed25519, hex: how the event knows this phone. `secret` (32 bytes) signs for it; made here, it never leaves the phone
//     key        32 random bytes: seals what the event's store says (store/boxes.ts); `store`: the store's id, made at random with it
//     state      `new`: not let in yet; `joined`: its store is not made yet; `open`: its store is there; `lost`: its store was, and is no more
//     event, joined   what the hub answered when it let the phone in, its token included
//   A phone is another device for each event: an identity is let into one event, and only once. After a loss another one is made.
//
// Keys and stores lie in IndexedDB, not in localStorage, which browsers put on the disk seconds after they say so: a phone that dies in
// between would keep a store that nobody can read. They are written `strict` before anything is sealed or signed with them.
// `crypto.subtle` with keys that a page can't read is only there on https and localhost; a hub in a hall is on plain http. It would not
// help much: the browser writes those keys to the same disk, in the clear.
// So the sealing keeps what was entered from whoever gets the store without the keys: a copy of one database, a report of a fault, what the
// browser leaves on the disk of records it deleted. And deleting one short record (forget) makes a whole event unreadable at once. It does
// not keep it from somebody who holds the unlocked phone or its whole disk: that is the business of the phone's own lock and encryption.
import { z } from 'zod'
import { EventId } from '../../../core/ids.ts'
import { JoinAnswer } from '../../../core/wire/join.ts'
import { answerOf, commit, openDatabase, tableOf } from '../store/database.ts'

const Bytes32 = z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32, 'is not 32 bytes')

/** A phone's identity in one event, as kept. */
export const Identity = z.strictObject({
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  secret: Bytes32,
  key: Bytes32,
  store: z.string().regex(/^[0-9a-f]{32}$/),
  made: z.number(),
  state: z.enum(['new', 'joined', 'open', 'lost']),
  event: EventId.nullable(),
  joined: JoinAnswer.nullable(),
})
export type Identity = z.infer<typeof Identity>

/** The identities of this browser. Rejects with a DOMException where the browser refuses or fails. */
export interface KeyDatabase {
  /** All that can be read, the newest first. What is damaged is left out. */
  list(): Promise<Identity[]>
  /** Puts one there, in place of the same one from before; durable when it answers. */
  save(identity: Identity): Promise<void>
  /** Deletes one, and with it all that its store says. */
  remove(publicKey: string): Promise<void>
  close(): void
}

const TABLE = 'identity'

/** Opens the keys; makes an empty database where there is none. Rejects with a DOMException where the browser gives no storage. */
export async function openKeyDatabase(): Promise<KeyDatabase> {
  const db = await openDatabase('scoretable-keys', 1, (made) => {
    made.createObjectStore(TABLE)
    return true
  })
  if (!db) throw new Error('the keys are never refused')
  db.addEventListener('versionchange', () => db.close())
  return {
    async list() {
      const found = await answerOf<unknown[]>(tableOf(db, TABLE).getAll())
      const whole = found.flatMap((record) => Identity.safeParse(record).data ?? [])
      return whole.sort((a, b) => b.made - a.made)
    },
    save: async (identity) => void (await commit(db, [{ table: TABLE, key: identity.publicKey, value: identity }])),
    remove: async (publicKey) => void (await commit(db, [{ table: TABLE, key: publicKey }])),
    close: () => db.close(),
  }
}
