// Writes one backup of an event into a folder: whole, opened by itself, and verified up to the event's heads before it gets its name.
//
// Specification
//   NAME.scoretable, NAME.scoretable-keys   the newest backup, encrypted as the event and opened like it. What was there before stays until
//                                           the new one is verified and synced, and is replaced by a rename
//   NAME.scoretable-new-…                   one that was begun; means nothing, and is taken away with the next
//   NAME.scoretable-keys-next               the keys of the first backup after the event got another key, until it has its name: whoever
//                                           opens it tells by its pages which of the two it needs (file/settle-keys.ts)
//   NAME-other.scoretable (-other-2 …)      what lay under the name and holds what the event has not: it is kept, and never written over
// It runs beside the station (backup-worker.ts): a stick may be as slow as it likes. Of the event's own file it touches nothing: it gets an
// image of it, which is in memory alone and never on a disk as it is.
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import type { EventId } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { connect } from '../file/connection.ts'
import { copyTables } from '../file/copy-tables.ts'
import { randomName } from '../file/random-name.ts'
import { systemCause } from '../file/system-cause.ts'
import { verify } from '../file/verify.ts'
import { errorCode, replaceWhole, syncFile, syncFolder } from '../file/whole-file.ts'
import { parseJson } from '../keys/device-key.ts'
import { type FileKeys, keysPath, nextKeysPath } from '../keys/key-slots.ts'

/** What a backup is made of. `image`: the event's file as it was at one moment, not encrypted. `keysText`: the text of its keys, wrapped. */
export interface BackupJob {
  image: Uint8Array
  heads: Head[]
  name: string
  keys: FileKeys
  keysText: string
  folder: string
  /** What the event had before its newest key: a backup of that time is known by it. */
  before?: Pick<FileKeys, 'key' | 'salt'> | null
  /** Whether what lies under the name is this station's own, written since it opened the event. */
  isOurs: boolean
}

/** `kept`: the name under which another backup was kept that held what this event has not. */
export type BackupDone = Outcome<{ kept: string | null }, { message: string }>

const eventOf = (keysText: string) => z.object({ event: z.string() }).safeParse(parseJson(keysText)).data?.event

/** Writes a backup in place of the one before. Where it fails, that one is as it was. */
export function writeBackup(job: BackupJob): BackupDone {
  const { folder, name, keys, keysText } = job
  const target = join(folder, name)
  const draft = `${target}-${randomName()}`
  try {
    if (!existsSync(folder)) return err({ message: `The folder ${folder} is not there.` })
    if (existsSync(keysPath(target)) && eventOf(readFileSync(keysPath(target), 'utf8')) !== keys.event)
      return err({ message: `Another event called ${name} is in ${folder} and was left as it is. Choose another folder.` })
    clearDrafts(folder, name)
    write(draft, job)
    const wrong = whatIsWrong(draft, job)
    if (wrong !== null)
      return err({ message: `What was written to ${folder} could not be read back whole: ${wrong}. Try another stick or folder.` })
    const kept = job.isOurs ? null : keepOther(target, job)
    const isNext = existsSync(target) && existsSync(keysPath(target)) && readFileSync(keysPath(target), 'utf8') !== keysText
    if (isNext) replaceWhole(nextKeysPath(target), keysText)
    else if (!existsSync(keysPath(target)) || readFileSync(keysPath(target), 'utf8') !== keysText) replaceWhole(keysPath(target), keysText)
    // Of a backup that somebody opened where it lies; over a new file it would be another file's log.
    for (const end of ['-wal', '-shm']) rmSync(`${target}${end}`, { force: true })
    renameSync(draft, target)
    syncFolder(folder)
    if (isNext) renameSync(nextKeysPath(target), keysPath(target))
    else rmSync(nextKeysPath(target), { force: true })
    syncFolder(folder)
    return ok({ kept })
  } catch (error) {
    const cause = errorCode(error) === 'ENOENT' ? 'it is gone' : systemCause(error).cause
    return err({ message: `It could not be written to ${folder}: ${cause}.` })
  } finally {
    tryRemove(draft)
  }
}

function write(path: string, { image, keys }: BackupJob): void {
  // In memory there is no write-ahead log: the header's two bytes that ask for one say otherwise.
  image.fill(1, 18, 20)
  const from = new Database(Buffer.from(image.buffer, image.byteOffset, image.byteLength))
  const to = connect(path, keys, { create: true })
  try {
    to.pragma('journal_mode = OFF')
    to.pragma('synchronous = OFF')
    copyTables(from, to)
  } finally {
    to.close()
    from.close()
  }
  try {
    chmodSync(path, 0o600)
  } catch {
    // A stick's file system knows no owners.
  }
  syncFile(path)
}

/** Opens what was written as anybody would, and reads all of it; null where it is the event up to its heads. */
function whatIsWrong(path: string, { keys, heads }: Pick<BackupJob, 'keys' | 'heads'>): string | null {
  const found = headsIn(path, keys, keys.event)
  if (typeof found === 'string') return found
  const differs = heads.find(({ partition, hash }) => found.get(partition)?.hash !== hash)
  return differs || found.size !== heads.length ? 'the newest entries are missing' : null
}

function headsIn(path: string, keys: FileKeys, event: EventId): ReadonlyMap<string, Head> | string {
  try {
    const db = connect(path, keys, { readonly: true })
    try {
      const verified = verify(db, event)
      return 'damage' in verified ? verified.damage : verified.heads
    } finally {
      db.close()
    }
  } catch (error) {
    return systemCause(error).cause
  }
}

/** Keeps what lies under the name, where it is damaged or holds what the event has not; the name it is kept under. */
function keepOther(target: string, { image, keys, before }: BackupJob): string | null {
  if (!existsSync(target)) return null
  const now = headsIn(target, keys, keys.event)
  const found = typeof now === 'string' && before ? headsIn(target, { ...keys, ...before }, keys.event) : now
  if (typeof found !== 'string' && isWithin(found, image)) return null
  for (let number = 1; ; number++) {
    const other = target.replace(/(\.scoretable)?$/, `-other${number === 1 ? '' : `-${number}`}$1`)
    if (existsSync(other)) continue
    if (existsSync(keysPath(target))) replaceWhole(keysPath(other), readFileSync(keysPath(target), 'utf8'))
    for (const end of ['-wal', '-shm', '']) if (existsSync(`${target}${end}`)) renameSync(`${target}${end}`, `${other}${end}`)
    return basename(other)
  }
}

/** Whether every head of another file is an entry of the event, in its log or kept outside it. */
function isWithin(heads: ReadonlyMap<string, Head>, image: Uint8Array): boolean {
  const db = new Database(Buffer.from(image.buffer, image.byteOffset, image.byteLength))
  try {
    const hashes = db
      .prepare<{ partition: string; seq: number }, Uint8Array>(
        `SELECT hash FROM entry WHERE partition = :partition AND seq = :seq
         UNION ALL SELECT hash FROM late_entry WHERE partition = :partition AND seq = :seq`,
      )
      .pluck()
    return [...heads.values()].every(({ partition, seq, hash }) => hashes.all({ partition, seq }).some((one) => bytesToHex(one) === hash))
  } finally {
    db.close()
  }
}

/** Takes away what was begun when the stick was pulled, or the power went. */
function clearDrafts(folder: string, name: string): void {
  const isBegun = (each: string) =>
    each.startsWith(name) && /^(-keys|-keys-next)?-new-[0-9a-f]{16}(-journal)?$/.test(each.slice(name.length))
  for (const each of readdirSync(folder)) if (isBegun(each)) tryRemove(join(folder, each))
}

function tryRemove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The stick is gone. What was begun on it means nothing, and goes with the next backup.
  }
}
