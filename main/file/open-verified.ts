// Opens an event file step by step, each step refusing before the next one could touch it.
import { accessSync, constants, copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { EventId, PartitionId } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { type FileKeys, readKeys } from '../keys/key-slots.ts'
import type { KeyVault } from '../keys/vault.ts'
import { connect, type Connection, hold } from './connection.ts'
import { type FileFailure, fileFailure, fromKeys, fromSystem } from './failure.ts'
import { readHeader } from './header.ts'
import { keyFits } from './key-fits.ts'
import { migrate, newest } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { claim, leaveNote, notedEntries, type OpenNote, whoHas } from './open-files.ts'
import { settleKeys } from './settle-keys.ts'
import { errorCode, syncFile } from './whole-file.ts'
import { verify } from './verify.ts'

/** A file that is held by this process and whole. `release` after closing. */
export interface Opened {
  db: Connection
  event: EventId
  heads: Map<PartitionId, Head>
  note: OpenNote
  release(): void
}

type Held = Outcome<{ db: Connection; heads: Map<PartitionId, Head> }, FileFailure>

/** Opens, verifies and if need be upgrades. */
export async function openVerified(path: string, vault: KeyVault, migrations: readonly Migration[]): Promise<Outcome<Opened, FileFailure>> {
  let unclaim: (() => void) | null
  try {
    unclaim = claim(path)
  } catch {
    // There is no file, or it can't be looked at: the header says which.
    const header = readHeader(path)
    return header.ok ? err(fileFailure('failed', path, 'could not be looked at. Nothing was changed; try again.')) : header
  }
  if (!unclaim) return err(fileFailure('in-use', path, 'is already open here. Nothing was changed: go on where it is open.'))
  let opened: Awaited<ReturnType<typeof openClaimed>> | null = null
  try {
    opened = await openClaimed(path, vault, migrations)
  } finally {
    if (!opened?.ok) unclaim()
  }
  if (!opened.ok) return opened
  const note = leaveNote(path)
  const release = () => {
    note.remove()
    unclaim()
  }
  return ok({ ...opened.value, note, release })
}

async function openClaimed(
  path: string,
  vault: KeyVault,
  migrations: readonly Migration[],
): Promise<Outcome<Omit<Opened, 'note' | 'release'>, FileFailure>> {
  const header = readHeader(path)
  if (!header.ok) return header
  const { version } = header.value
  const ours = newest(migrations)
  if (version > ours)
    return err(
      fileFailure(
        'newer',
        path,
        `was written by a newer Scoretable (file version ${version}; this one reads up to ${ours}). It was left as it is: update Scoretable to open it.`,
      ),
    )
  if (version < 1) return err(damaged(path, 'its version is missing'))
  try {
    // SQLite would fall back to reading only, and then fail with a sentence about something else.
    accessSync(path, constants.R_OK | constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
  } catch (error) {
    return err(fromSystem(path, error))
  }
  try {
    await settleKeys(path, vault)
  } catch (error) {
    return err(fromSystem(path, error))
  }
  const keys = await readKeys(path, vault)
  if (!keys.ok) return err(fromKeys(path, keys.error))
  const { event } = keys.value

  if (leftFromCrash(path)) {
    const looked = lookOnly(path, keys.value)
    if (!looked.ok && looked.error.kind !== 'full') return looked
  }
  const held = guarded(path, keys.value, () => look(path, keys.value, false))
  if (!held.ok) return held
  if (version === ours) return ok({ ...held.value, event })
  held.value.db.close()
  return upgrade(path, keys.value, migrations)
}

const leftFromCrash = (path: string) => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0

/** Looks without the right to write: closing an ordinary connection carries the write-ahead log over into the file, whatever was found in it. */
function lookOnly(path: string, keys: FileKeys): Outcome<null, FileFailure> {
  const index = `${path}-shm`
  const hadIndex = existsSync(index)
  const looked = guarded(path, keys, () => look(path, keys, true))
  if (looked.ok) looked.value.db.close()
  // Looking leaves an index behind that nobody uses: whoever holds the file keeps it in memory.
  if (!hadIndex) rmSync(index, { force: true })
  return looked.ok ? ok(null) : looked
}

/** One connection, with the whole file read through it. A connection that is not given back is closed. */
function look(path: string, keys: FileKeys, readonly: boolean): Held {
  const db = connect(path, keys, { readonly })
  let whole = false
  try {
    if (!readonly) hold(db)
    const holder = db.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck().get('scoretable.event')
    if (holder !== keys.event) return err(otherKeys(path))
    const verified = verify(db, keys.event)
    if ('damage' in verified) return err(damaged(path, verified.damage))
    const lost = (notedEntries(path) ?? 0) - countEntries(db, verified.heads)
    if (lost > 0) return err(damaged(path, lost === 1 ? 'its newest entry is missing' : `its newest ${lost} entries are missing`))
    whole = true
    return ok({ db, heads: verified.heads })
  } finally {
    if (!whole) db.close()
  }
}

/** How many entries a file has, in its logs and outside them: a number that never falls. */
export function countEntries(db: Connection, heads: ReadonlyMap<PartitionId, Head>): number {
  const isOld = Number(db.pragma('user_version', { simple: true })) < 2
  const late = isOld ? 0 : Number(db.prepare('SELECT count(*) FROM late_entry').pluck().get())
  return [...heads.values()].reduce((sum, { seq }) => sum + seq, late)
}

const otherKeys = (path: string) =>
  fileFailure('wrong-key', path, 'and the keys beside it belong to different events. Nothing was changed: put its own keys back beside it.')

const damaged = (path: string, where: string) =>
  fileFailure('damaged', path, `is damaged: ${where}. It was left as it is: open what is whole of it, or a backup.`)

/** SQLite's errors as failures. */
function guarded(path: string, keys: FileKeys, open: () => Held): Held {
  try {
    return open()
  } catch (error) {
    const code = errorCode(error)
    if (code.startsWith('SQLITE_BUSY'))
      return err(fileFailure('in-use', path, `is already open ${whoHas(path)}. Nothing was changed: close it there first.`))
    if (code.startsWith('SQLITE_NOTADB') && !keyFits(path, keys)) return err(otherKeys(path))
    // SQLITE_ERROR here is a table that is not there: of a file of our version, that is damage.
    // Looking without the right to write needs room for an index; opening does not.
    if (code.startsWith('SQLITE_IOERR_SHM'))
      return err(fileFailure('full', path, 'could not be looked at: there is no room left on the disk. Nothing was changed.'))
    if (/^SQLITE_(CORRUPT|NOTADB|ERROR$)/.test(code)) return err(damaged(path, 'some of it can no longer be read'))
    return err(fromSystem(path, error))
  }
}

/** Upgrades a file that was found whole and is closed. A copy stays beside it until the upgraded file is found whole too. */
function upgrade(path: string, keys: FileKeys, migrations: readonly Migration[]): Outcome<Omit<Opened, 'note' | 'release'>, FileFailure> {
  const copy = `${path}-before-${newest(migrations)}`
  try {
    copyFileSync(path, copy)
    syncFile(copy)
    const db = connect(path, keys)
    try {
      hold(db)
      migrate(db, migrations)
    } finally {
      db.close()
    }
  } catch (error) {
    return err(
      fileFailure(
        'failed',
        path,
        `could not be upgraded (${error instanceof Error ? error.message : 'no reason given'}). It opens as before in the Scoretable it comes from.`,
      ),
    )
  }
  const held = guarded(path, keys, () => look(path, keys, false))
  if (!held.ok) return held
  rmSync(copy, { force: true })
  return ok({ ...held.value, event: keys.event })
}
