// An event on the laptop's disk: one encrypted SQLite file that holds its log, made and opened here.
//
// Specification (version 1)
//   NAME.scoretable        SQLite, encrypted whole but for its first 96 bytes (header.ts): SQLCipher 4's page format
//                          (AES-256-CBC, HMAC-SHA-512 a page, 4096-byte pages), a random key, WAL, synchronous FULL
//   NAME.scoretable-keys   the file's key, wrapped (key-slots.ts). Both are needed; neither tells anything without the device's key
//   NAME.scoretable-wal    SQLite's write-ahead log while the file is open, and after a crash: belongs to the file, encrypted like it
//   NAME.scoretable-open   a note of who has it open, and how many entries it has at least; gone once it was closed in order
//   NAME.scoretable-keys-next, -new-…   while the file gets another key (rekey.ts), or after that was stopped
//   NAME.scoretable-before-N   a copy from before an upgrade to version N; there only while it runs, or after it failed
//   setting `scoretable.event` holds the event's id.
// One process has a file at a time (SQLite's exclusive lock). A file is told from others before it is opened, and one that
// can't be opened is left byte for byte as it was.
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { EventId } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { LogStore, MarkStore, StoreFailure } from '../../core/store/port.ts'
import { createKeys, keysPath } from '../keys/key-slots.ts'
import type { KeyVault } from '../keys/vault.ts'
import { connect, hold } from './connection.ts'
import { type FileFailure, fileFailure, fromKeys, fromSystem } from './failure.ts'
import { APPLICATION_ID } from './header.ts'
import { createLogTable } from './log-table.ts'
import { attempt, createMarkTable } from './mark-table.ts'
import { createPlaceCheck } from './in-place.ts'
import { migrate } from './migrate.ts'
import { migrations as released } from './migrations/all.ts'
import { countEntries, type Opened, openVerified } from './open-verified.ts'
import { randomName } from './random-name.ts'
import { placeNew, syncFile } from './whole-file.ts'

/** An open event. After `close` every call is a bug. */
export interface EventFile extends LogStore, MarkStore {
  event: EventId
  path: string
  /** A setting of this station for this event; null where it was never saved. */
  setting(name: string): string | null
  saveSetting(name: string, value: string): Outcome<null, StoreFailure>
  /** The whole file as it is at this moment, not encrypted: for memory alone, never for a disk (main/backup/). */
  image(): Uint8Array
  close(): void
}

/** Where an event file is, and what opens its keys. */
export interface Place {
  path: string
  vault: KeyVault
}

/** Makes a new, empty event file and opens it; `recovery` opens it too. Half of one is never seen: it gets its name when it is whole. */
export async function createEventFile({
  path: given,
  event,
  vault,
  recovery,
}: Place & { event: EventId; recovery?: KeyVault }): Promise<Outcome<EventFile, FileFailure>> {
  const path = resolve(given)
  if (existsSync(path)) return err(taken(path))
  const keys = await createKeys(path, event, vault, ...(recovery ? [recovery] : []))
  if (!keys.ok) return err(fromKeys(path, keys.error))
  const draft = `${path}-${randomName()}`
  let placed = false
  try {
    const db = connect(draft, keys.value, { create: true })
    try {
      chmodSync(draft, 0o600)
      db.pragma('synchronous = FULL')
      db.pragma(`application_id = ${APPLICATION_ID}`)
      migrate(db, released)
      db.prepare('INSERT INTO setting VALUES (?, ?)').run('scoretable.event', event)
      hold(db)
    } finally {
      db.close()
    }
    syncFile(draft)
    placed = placeNew(draft, path)
  } catch (error) {
    return err(fromSystem(path, error, 'made'))
  } finally {
    rmSync(draft, { force: true })
    // Keys without a file would only stand in the way of the next attempt.
    if (!placed) rmSync(keysPath(path), { force: true })
  }
  if (!placed) return err(taken(path))
  return openEventFile({ path, vault })
}

const taken = (path: string) =>
  fileFailure('exists', path, `is already there in ${dirname(path)} and was left as it is. Choose another name.`)

/** Opens an event file: checks that it is one, that it can be read, and that its log is whole; upgrades an older version. */
export async function openEventFile({ path: given, vault }: Place, migrations = released): Promise<Outcome<EventFile, FileFailure>> {
  const path = resolve(given)
  const opened = await openVerified(path, vault, migrations)
  return opened.ok ? ok(assemble(path, opened.value)) : opened
}

/** How often, in ms, it is noted beside an open file how many entries it has. */
const NOTE_EVERY = 500

function assemble(path: string, { db, event, heads, note, release }: Opened): EventFile {
  const select = db.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck()
  const replace = db.prepare<[string, string]>('REPLACE INTO setting VALUES (?, ?)')
  const log = createLogTable(db, event, heads, createPlaceCheck(path))
  let noting: NodeJS.Timeout | null = null
  const counted = () => {
    noting = null
    note.count(countEntries(db, heads))
  }
  /** After what was stored, which the note is never ahead of. */
  const noted = async <T extends Outcome<unknown, StoreFailure>>(storing: Promise<T>): Promise<T> => {
    const stored = await storing
    if (stored.ok && db.open) noting ??= setTimeout(counted, NOTE_EVERY).unref()
    return stored
  }
  counted()
  return {
    event,
    path,
    ...log,
    append: (entries, signed) => noted(log.append(entries, signed)),
    fence: (cuts, entries, signed) => noted(log.fence(cuts, entries, signed)),
    keepLate: (entries, signed) => noted(log.keepLate(entries, signed)),
    ...createMarkTable(db),
    setting: (name) => select.get(name) ?? null,
    saveSetting: (name, value) => attempt(() => replace.run(name, value)),
    image: () => db.serialize(),
    close() {
      if (noting) clearTimeout(noting)
      db.close()
      release()
    },
  }
}
