// The app's folder of events: what is in it, and how a new event gets its file.
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { EventId, SETUP, TABLE } from '../../core/ids.ts'
import type { Fact } from '../../core/event/entry.ts'
import { publicKey } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { Failure } from '../../core/contract/contract.ts'
import { isRehearsal, rehearsalName } from '../../core/rehearsal/mark.ts'
import { createEventFile, openEventFile } from '../file/event-file.ts'
import type { FileFailure } from '../file/failure.ts'
import type { Device } from '../keys/device-key.ts'
import { authorityOf, createRecoveryVault, type RecoveryKey } from '../keys/recovery-key.ts'
import { readStandby } from '../standby/kept.ts'
import { keepRecoveryKey, nameAuthority } from './recovery.ts'
import { openSession, type Session } from './session.ts'

const ENDING = '.scoretable'
/** Of a file's name, without the id and the ending. */
const MOST_BYTES = 120
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** A new event's id: 26 base32 characters, 130 random bits. */
export const newEventId = (randomBytes: (count: number) => Uint8Array): EventId =>
  EventId.parse([...randomBytes(26)].map((byte) => BASE32[byte & 31]).join(''))

/** A file name a person recognises: letters and digits of any script, and the start of the event's id so that no two collide. */
export const fileNameFor = (name: string, event: EventId): string => {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)
  // A file's name may have 255 bytes, and those beside it are longer by a few; no character is cut in two.
  let short = ''
  for (const letter of words?.join('-') ?? '') {
    if (Buffer.byteLength(short + letter) > MOST_BYTES) break
    short += letter
  }
  // All rehearsals' ids begin alike.
  return `${short || 'event'}-${isRehearsal(event) ? event.slice(-6) : event.slice(0, 6)}${ENDING}`
}

/** The event files of a folder, newest first, by their file names (what is inside is encrypted). */
export async function listEvents(folder: string): Promise<{ file: string; name: string; changed: number }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING))
  const files = await Promise.all(
    names.map(async (file) => ({
      file,
      name: file
        .slice(0, -ENDING.length)
        .replace(/-[a-z2-7]{6}$/, '')
        .replaceAll('-', ' '),
      // While an event is open its newest entries are in the write-ahead log beside it.
      changed: Math.max(
        ...(await Promise.all(
          [file, `${file}-wal`].map((name) =>
            stat(join(folder, name)).then(
              (s) => s.mtimeMs,
              () => 0,
            ),
          ),
        )),
      ),
    })),
  )
  return files.sort((a, b) => b.changed - a.changed)
}

/**
 * Makes an event's file with its first entries: what it is called, and this device's grants of the head table's partitions. With `recovery`,
 * that key opens the file too, its public half is named for good, and it is kept in the file until a person has it on paper.
 */
export async function createEvent(
  folder: string,
  device: Device,
  event: { id: EventId; name: string; place?: string | undefined; date?: string | undefined },
  clock: () => number,
  recovery: RecoveryKey | null = null,
): Promise<Outcome<Session, Failure>> {
  const { id, ...given } = event
  const about = isRehearsal(id) ? { ...given, name: rehearsalName(given.name) } : given
  // The folder may have been taken away since the start. Where it can't be made again, the file's own failure says why.
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined)
  const keys = { vault: device.vault, ...(recovery === null ? {} : { recovery: createRecoveryVault(recovery) }) }
  const file = await createEventFile({ path: join(folder, fileNameFor(about.name, id)), event: id, ...keys })
  if (!file.ok) return err({ kind: 'file', message: file.error.message })
  const session = await openSession(file.value, clock, device)
  const authority = recovery === null ? {} : { authority: publicKey(authorityOf(recovery, id)) }
  // Kept before anything says that there is one: a key that is named and that nobody has would be worse than none.
  const kept = recovery === null ? ok(null) : keepRecoveryKey(file.value, recovery)
  const grants = [SETUP, TABLE].map((partition): Fact => ({
    kind: 'partition.granted',
    body: { partition, key: device.publicKey, epoch: 1 },
  }))
  const written = kept.ok ? await session.write(SETUP, [{ kind: 'event.opened', body: { ...about, ...authority } }, ...grants]) : kept
  if (written.ok) return ok(session)
  await removeEvent(session)
  return err({ kind: 'not-saved', message: `The event was not created: ${written.error.message}` })
}

/** Takes away an event that could not be made as a whole: in the list it would look like one. */
export async function removeEvent(session: Session): Promise<void> {
  await session.close()
  const { path } = session.file
  for (const end of ['', '-keys', '-wal', '-shm']) await rm(path + end, { force: true })
}

/** Whether it is a bare event file's name: with anything else a screen could reach outside the folder. */
export const bareName = (name: string): boolean => basename(name) === name && name.endsWith(ENDING)

/** What a screen offers where a file can't be opened: its key to be typed, or to open what is whole of it. */
const fieldOf = (kind: FileFailure['kind']) => (kind === 'wrong-key' ? { field: 'key' } : kind === 'damaged' ? { field: 'damaged' } : {})

/** Opens an event of the folder. */
export async function openEvent(folder: string, device: Device, name: string, clock: () => number): Promise<Outcome<Session, Failure>> {
  if (!bareName(name)) return err({ kind: 'file', message: 'That is not the name of an event file in this folder.' })
  const file = await openEventFile({ path: join(folder, name), vault: device.vault })
  if (!file.ok) return err({ kind: 'file', message: file.error.message, ...fieldOf(file.error.kind) })
  const session = await openSession(file.value, clock, device)
  await nameAuthority(session)
  // One that stands by may have been stopped before anything of the event had come.
  if (session.state.event || readStandby(file.value)) return ok(session)
  // Killed between making the file and its first entries: there is nothing in it, nor anything to go on with.
  await session.close()
  return err({
    kind: 'file',
    message: `${name} holds no event: it was not finished when it was made. Make the event again; this file can be deleted.`,
  })
}
