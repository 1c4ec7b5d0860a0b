// An event on a phone: one database that holds its log, opened here by one tab at a time, with everything checked that can go wrong first.
//
// A store that is gone is never made again under the same key: it would start at 1 in an epoch that has entries. Its identity is given up,
// and the phone is let in anew, with another key and in another epoch. A store that went back to an earlier state, or is damaged, is read and
// sent on as far as it is whole, and never written to again, for the same reason.
import type { EventId } from '../../../core/ids.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { LogStore, MarkStore, StoreFailure } from '../../../core/store/port.ts'
import { giveUp, type Joined, type Lost, lost } from '../keys/identity.ts'
import type { KeyDatabase } from '../keys/key-database.ts'
import { createBoxes } from './boxes.ts'
import { commit, openDatabase } from './database.ts'
import { createLogStore } from './log-store.ts'
import { type LossMark, type Notes, readMark, writeMark } from './loss-mark.ts'
import { createMarkStore } from './mark-store.ts'
import { databaseOf } from './forget.ts'
import { notOpened, type OpenFailure, otherTab } from './open-failure.ts'
import { takenByAnother } from './not-stored.ts'
import { createRows, layTables, VERSION } from './rows.ts'
import { type Seat, takeSeat } from './seat.ts'
import { verify } from './verify.ts'
import { createWriter, META, Meta, putMeta } from './writer.ts'

/** Why an open store can no longer be used: another tab took it, the browser took the storage away, or a newer page wants it. */
export type Gone = 'taken' | 'cleared' | 'newer'

/** An open event. After `close` every call is a bug. */
export interface CompanionStore extends LogStore, MarkStore {
  event: EventId
  /** This phone's public key in the event. */
  device: string
  /** Why nothing can be appended, though what is there can be read and sent on; null where all is well. */
  fault: StoreFailure | null
  close(): void
}

/** How to open. `take`: whether another tab has it or not. `gone` is called once, when the store can no longer be used. */
export interface Opening {
  keys: KeyDatabase
  notes: Notes | null
  take?: boolean
  gone?: (why: Gone) => void
}

/** Opens the store of an identity; makes it the first time. */
export async function openStore(
  identity: Joined,
  { keys, notes, take = false, gone }: Opening,
): Promise<Outcome<CompanionStore, OpenFailure | Lost>> {
  let over: Gone | null = null
  const end = (why: Gone) => {
    if (!over) gone?.(why)
    over ??= why
  }
  let seat: Seat | null = null
  let db: IDBDatabase | null = null
  let opened = false
  try {
    seat = await takeSeat(databaseOf(identity), { take, lost: () => end('taken') })
    if (!seat) return err(otherTab)
    const noted = readMark(notes, identity.event)
    const mark = noted?.device === identity.publicKey ? noted : null
    // What is kept counts, not what the caller has read some time ago. A note is only there where a store was.
    const kept = (await keys.list()).find(({ publicKey }) => publicKey === identity.publicKey)
    if (!kept || kept.state === 'lost') return err(lost(mark))
    const first = kept.state === 'joined' && mark === null
    db = await openDatabase(databaseOf(identity), VERSION, (made, from) => {
      if (from === 0 && first) layTables(made)
      return from > 0 || first
    })
    const sat = db && (await sit(db, identity, first, mark))
    if (!db || !sat) return err(await giveUp(keys, kept, mark))
    if (kept.state === 'joined') await keys.save({ ...kept, state: 'open' })
    const store = await assemble(db, sat, identity, notes, () => (over === 'taken' ? takenByAnother : null))
    const open = db
    open.addEventListener('close', () => end('cleared'))
    open.addEventListener('versionchange', () => {
      open.close()
      end('newer')
    })
    const held = seat
    opened = true
    return ok({
      ...store,
      close() {
        over ??= 'taken'
        open.close()
        held.leave()
      },
    })
  } catch (error) {
    return err(notOpened(error))
  } finally {
    if (!opened) {
      db?.close()
      seat?.leave()
    }
  }
}

/** Puts this tab's name into the store, so that no other writes any more. Null where the store is not the one it should be. */
async function sit(db: IDBDatabase, identity: Joined, first: boolean, mark: LossMark | null): Promise<Meta | null> {
  const holder = crypto.getRandomValues(new BigUint64Array(2)).join('-')
  const { store, event, publicKey } = identity
  let sat: Meta | null = null
  await commit(db, [], {
    ...META,
    next(found) {
      const known = Meta.safeParse(found).data
      const fresh = first && found === undefined
      if (!fresh && (known?.id !== store || known.event !== event || known.device !== publicKey)) return null
      const writes = known?.writes ?? 0
      const older = known?.older === true || (mark?.store === store && mark.writes > writes)
      sat = { format: 'scoretable-companion', id: store, event, device: publicKey, writes, holder, older }
      return [putMeta(sat)]
    },
  })
  return sat
}

async function assemble(
  db: IDBDatabase,
  meta: Meta,
  { event, publicKey: device, key }: Joined,
  notes: Notes | null,
  taken: () => StoreFailure | null,
): Promise<Omit<CompanionStore, 'close'>> {
  const rows = createRows(event, createBoxes(key, meta.id))
  const { held, damage } = await verify(db, rows)
  const fault = damage === null ? (meta.older ? wentBack : null) : damaged(damage)
  const note = () => writeMark(notes, event, { device, store: meta.id, writes: writer.writes(), heads: held.heads.values() })
  // The note of a store that went back stays: it says what was lost, each time.
  const writer = createWriter(db, meta, () => (meta.older ? undefined : note()))
  if (!meta.older) note()
  const parts = { event, db, rows, held, writer, fault: () => taken() ?? fault }
  return { event, device, fault, ...createLogStore(parts), ...createMarkStore(parts) }
}

const wentBack: StoreFailure = {
  kind: 'failed',
  message:
    'NOT SAVED: what this phone kept went back to an earlier state (a backup was put back?). What is here is sent on; nothing is added to it. ' +
    'Scan a new code at the table to go on.',
}

const damaged = (where: string): StoreFailure => ({
  kind: 'failed',
  message: `NOT SAVED: what this phone kept is damaged: ${where}. What is whole is sent on; nothing is added to it. Scan a new code at the table to go on.`,
})
