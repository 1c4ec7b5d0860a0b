// Opens a damaged event file as far as it is whole: into a new file beside it, with all that its chain vouches for. The damaged one is left byte
// for byte as it is.
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type PartitionId, SETUP } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { type FileKeys, keysPath, readKeys } from '../keys/key-slots.ts'
import { connect, hold } from './connection.ts'
import { DAMAGE, type Damage, damageOf } from './damage.ts'
import type { Place } from './event-file.ts'
import { type FileFailure, fileFailure, fromKeys, fromSystem } from './failure.ts'
import { fill, fillRest } from './fill.ts'
import { APPLICATION_ID, readHeader } from './header.ts'
import { migrate, newest } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { notedEntries } from './open-files.ts'
import { openVerified } from './open-verified.ts'
import { randomName } from './random-name.ts'
import { type Readable, readReadable } from './readable.ts'
import { createWhole, placeNew, syncFile } from './whole-file.ts'

/** Makes the new file; its path, and what is known of the damage. Refused where the file is whole, or nothing of it can be read. */
export async function salvage({ path, vault }: Place): Promise<Outcome<{ path: string; damage: Damage }, FileFailure>> {
  const header = readHeader(path)
  if (!header.ok) return header
  if (header.value.version > newest(migrations))
    return err(fileFailure('newer', path, 'was written by a newer Scoretable. Update Scoretable to open it.'))
  const whole = await openVerified(path, vault, migrations)
  if (whole.ok) {
    whole.value.db.close()
    whole.value.release()
    return err(fileFailure('exists', path, 'is whole: open it as it is. Nothing was changed.'))
  }
  if (whole.error.kind !== 'damaged') return whole
  const keys = await readKeys(path, vault)
  if (!keys.ok) return err(fromKeys(path, keys.error))
  try {
    const read = readReadable(path, keys.value)
    if (!read) return err(nothing(path, 'nothing of it can be read'))
    if (!read.entries.some(({ partition, seq }) => partition === SETUP && seq === 1))
      return err(nothing(path, 'the beginning of its entry list can’t be read'))
    return write(path, keys.value, read, whole.error.message)
  } catch (error) {
    return err(fromSystem(path, error))
  }
}

const nothing = (path: string, why: string) =>
  fileFailure('damaged', path, `is damaged so far that ${why}. It was left as it is: open a backup of the event from elsewhere.`)

function write(path: string, keys: FileKeys, read: Readable, message: string): Outcome<{ path: string; damage: Damage }, FileFailure> {
  const place = freeName(path)
  const draft = `${place}-${randomName()}`
  const heads = new Map<PartitionId, Head>()
  const where = /is damaged: (.*?)\. It was left/.exec(message)?.[1] ?? 'some of it can no longer be read'
  try {
    const db = connect(draft, keys, { create: true })
    let damage: Damage
    try {
      chmodSync(draft, 0o600)
      db.pragma('synchronous = FULL')
      db.pragma(`application_id = ${APPLICATION_ID}`)
      migrate(db, migrations)
      db.prepare('INSERT INTO setting VALUES (?, ?)').run('scoretable.event', keys.event)
      fill(db, keys.event, heads, read)
      fillRest(db, read)
      damage = damageOf({ from: basename(path), event: keys.event, where, total: notedEntries(path) }, read, heads)
      db.prepare('REPLACE INTO setting VALUES (?, ?)').run(DAMAGE, JSON.stringify(damage))
      hold(db)
    } finally {
      db.close()
    }
    syncFile(draft)
    createWhole(keysPath(place), readFileSync(keysPath(path), 'utf8'))
    if (!placeNew(draft, place)) throw new Error(`${place} was made by somebody else`)
    return ok({ path: place, damage })
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${draft}${end}`, { force: true })
  }
}

/** `NAME-repaired-ID.scoretable`, or with a number where that is taken. */
export function freeName(path: string): string {
  const name = basename(path, '.scoretable')
  const [, said = name, id = ''] = /^(.*?)(-[a-z2-7]{6})?$/s.exec(name) ?? []
  for (let number = 1; ; number++) {
    const place = join(dirname(path), `${said}-repaired${number === 1 ? '' : `-${number}`}${id}.scoretable`)
    if (!existsSync(place) && !existsSync(keysPath(place))) return place
  }
}

/** Puts what other files of the event hold into one that is closed; how many entries it has more. */
export async function fillFrom({ path, vault }: Place, sources: readonly Readable[]): Promise<Outcome<number, FileFailure>> {
  const opened = await openVerified(path, vault, migrations)
  if (!opened.ok) return opened
  const { db, event, heads, release } = opened.value
  try {
    let added = 0
    // What one of them lacks another may have, and then the first goes on.
    for (let more = -1; more !== added;) {
      more = added
      for (const source of sources) added += fill(db, event, heads, source)
    }
    return ok(added)
  } catch (error) {
    return err(fromSystem(path, error))
  } finally {
    db.close()
    release()
  }
}
