// Gives an event's file a new key, so that whoever had the one before, wrapped or not, reads nothing that is written from now on.
//
// SQLite can encrypt a file anew where it lies, but not so that a power cut in the middle of it is harmless: it would have to write the old
// and the new pages of one file under two keys. So the file is written a second time beside itself, read back, and put in the place of the
// one before by a rename.
//   1  NAME.scoretable-keys-next   the new key, wrapped (key-slots.ts); durable before anything else
//   2  NAME.scoretable-new-…       the whole event under the new key, closed, synced, opened again and verified up to the same heads
//   3  that one is renamed to NAME.scoretable, and the folder synced
//   4  the next keys are renamed to NAME.scoretable-keys, and the folder synced
// Stopped anywhere, the file opens with one of the two: which one, its pages say (key-fits.ts). Up to 3 it is the old one, and what was begun
// goes away with the next opening; after it the next keys fit, and 4 is done by whoever opens it (settle-keys.ts).
// The blocks of the old file may be on the disk for a while after; what is in them opens with the old key.
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { createNextKeys, type FileKeys, keysPath, nextKeysPath, readKeys } from '../keys/key-slots.ts'
import type { KeyVault } from '../keys/vault.ts'
import { connect, type Connection } from './connection.ts'
import { copyTables } from './copy-tables.ts'
import type { Place } from './event-file.ts'
import { type FileFailure, fileFailure, fromKeys, fromSystem } from './failure.ts'
import { KEYS_BEFORE, keptKeys } from './keys-before.ts'
import { migrations } from './migrations/all.ts'
import { type Opened, openVerified } from './open-verified.ts'
import { randomName } from './random-name.ts'
import { verify } from './verify.ts'
import { syncFile, syncFolder } from './whole-file.ts'

/**
 * Encrypts a closed event's file anew. From then on `vault` and `recovery` open it, and nothing else that did. `settings` are kept in the new
 * file, and in it alone. Where it fails, the file opens as before.
 */
export async function rekey(
  { path: given, vault, recovery }: Place & { recovery: KeyVault },
  settings: Readonly<Record<string, string>>,
): Promise<Outcome<null, FileFailure>> {
  const path = resolve(given)
  const opened = await openVerified(path, vault, migrations)
  if (!opened.ok) return opened
  const { db, event, release } = opened.value
  const draft = `${path}-${randomName()}`
  let closed = false
  let swapped = false
  try {
    const before = await readKeys(path, vault)
    if (!before.ok) return err(fromKeys(path, before.error))
    const keys = await createNextKeys(path, event, vault, recovery)
    if (!keys.ok) return err(fromKeys(path, keys.error))
    writeUnder(draft, keys.value, db, { ...settings, [KEYS_BEFORE]: keptKeys(before.value) })
    const wrong = whatIsWrong(draft, keys.value, opened.value)
    if (wrong !== null) return err(fileFailure('failed', path, `could not be encrypted anew: ${wrong}. It opens as before.`))
    // Its write-ahead log is carried over and goes away here: over the new file it would be another file's.
    db.close()
    closed = true
    if (existsSync(`${path}-wal`)) return err(fileFailure('in-use', path, 'is used by another program. It opens as before.'))
    renameSync(draft, path)
    swapped = true
    syncFolder(dirname(path))
    renameSync(nextKeysPath(path), keysPath(path))
    syncFolder(dirname(path))
    return ok(null)
  } catch (error) {
    return err(fromSystem(path, error))
  } finally {
    if (!closed) db.close()
    rmSync(draft, { force: true })
    // Once the new file is in place the next keys are what opens it, whatever became of their own rename.
    if (!swapped) rmSync(nextKeysPath(path), { force: true })
    release()
  }
}

function writeUnder(draft: string, keys: FileKeys, from: Connection, settings: Readonly<Record<string, string>>): void {
  const to = connect(draft, keys, { create: true })
  try {
    chmodSync(draft, 0o600)
    to.pragma('journal_mode = OFF')
    to.pragma('synchronous = OFF')
    copyTables(from, to, (copy) => {
      const keep = copy.prepare<[string, string]>('REPLACE INTO setting VALUES (?, ?)')
      for (const [name, value] of Object.entries(settings)) keep.run(name, value)
    })
  } finally {
    to.close()
  }
  syncFile(draft)
}

/** Reads what was written as anybody would; null where it is the same event up to the same heads. */
function whatIsWrong(draft: string, keys: FileKeys, { event, heads }: Opened): string | null {
  const db = connect(draft, keys, { readonly: true })
  try {
    const verified = verify(db, event)
    if ('damage' in verified) return verified.damage
    const differs = [...heads.values()].some(({ partition, hash }) => verified.heads.get(partition)?.hash !== hash)
    return differs || verified.heads.size !== heads.size ? 'what was written is not the same' : null
  } finally {
    db.close()
  }
}
