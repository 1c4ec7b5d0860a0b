// What screens ask about backups, files from elsewhere and damage, answered for the station.
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BACKUP_CALLS } from '../../core/contract/backup.ts'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { readDamage } from '../file/damage.ts'
import { fillFrom, salvage } from '../file/salvage.ts'
import type { Device } from '../keys/device-key.ts'
import { readRecoveryKey } from '../keys/recovery-key.ts'
import { bareName, openEvent } from '../station/event-folder.ts'
import type { FolderDialog } from '../station/folder-dialog.ts'
import type { Session } from '../station/session.ts'
import type { Backup } from './backup.ts'
import { accept } from './damaged.ts'
import { copyHere, findFile, takeAway } from './elsewhere.ts'
import { readOther, whichPaper } from './read-other.ts'
import { findSticks } from './sticks.ts'

type Called = keyof typeof BACKUP_CALLS
type Answer<C extends Called> = Promise<Outcome<Answers[C], Failure>>

const NO_EVENT: Failure = { kind: 'refused', message: 'No event is open.' }

/** What the calls need of the station. `open` takes an event's place once it is open; `recover` opens one with its recovery key. */
export interface BackupPlace {
  folder: string
  device: Device
  clock: () => number
  session: () => Session | null
  backup: () => Backup | null
  dialog: FolderDialog
  open(opening: Promise<Outcome<Session, Failure>>): Promise<Outcome<{ file: string }, Failure>>
  recover(file: string, key: string): Promise<Outcome<{ file: string }, Failure>>
  close(): Promise<void>
}

/** The calls, by name. */
export function backupCalls(place: BackupPlace): { [C in Called]: (input: Calls[C]) => Answer<C> } {
  const { folder, device, clock } = place
  const openHere = (file: string) => place.open(openEvent(folder, device, file, clock))
  return {
    'backup.keep': async ({ folder: to }) => place.backup()?.keep(to) ?? err(NO_EVENT),
    async 'backup.places'() {
      return ok({ places: await findSticks(place.session()?.file.path ?? null), hasDialog: place.dialog.isThere() })
    },
    'backup.choose': place.dialog.ask,
    async 'event.bring'({ path, key }) {
      const found = findFile(path)
      if (!found.ok) return found
      const copied = await copyHere(found.value, folder, device.vault)
      if (!copied.ok) return copied
      const opened = key === undefined ? await openHere(copied.value) : await place.recover(copied.value, key)
      if (opened.ok) return opened
      if (opened.error.field === 'damaged')
        return err({ ...opened.error, message: `${opened.error.message} A copy of it is among your events now.`, field: 'path' })
      takeAway(folder, copied.value)
      const isOtherKey = opened.error.field === 'key' && key !== undefined && readRecoveryKey(key).ok
      return isOtherKey ? err({ ...opened.error, message: `${opened.error.message} ${whichPaper(found.value)}` }) : opened
    },
    async 'event.salvage'({ file }) {
      if (!bareName(file)) return err({ kind: 'file', message: 'That is not the name of an event file in this folder.' })
      const made = await salvage({ path: join(folder, file), vault: device.vault })
      if (!made.ok) return err({ kind: 'file', message: made.error.message })
      return openHere(basename(made.value.path))
    },
    async 'event.take'({ path, key }) {
      const session = place.session()
      if (!session) return err(NO_EVENT)
      const from = readDamage(session.file)?.from
      const found = findFile(path, from)
      if (!found.ok) return found
      const here = session.file.path
      const openers = { file: session.file, vault: device.vault, folder }
      const other = await readOther(found.value, { ...openers, paper: key })
      if (!other.ok) return other
      // Past the gap that this fills the damaged file may go on.
      const damaged = from !== undefined && existsSync(join(folder, from)) ? await readOther(join(folder, from), openers) : null
      const sources = [other.value, ...(damaged?.ok ? [damaged.value] : [])]
      await place.close()
      const added = await fillFrom({ path: here, vault: device.vault }, sources)
      const opened = await openHere(basename(here))
      if (!opened.ok) return opened
      if (!added.ok) return err({ kind: 'file', message: added.error.message })
      return ok({ said: saidOf(basename(found.value), added.value) })
    },
    async 'event.accept'() {
      const session = place.session()
      if (!session) return err(NO_EVENT)
      const done = accept(session)
      return done.ok ? done : err({ kind: 'not-saved', message: done.error.message })
    },
  }
}

const saidOf = (name: string, added: number) =>
  added === 0
    ? `${name} holds nothing that was missing here.`
    : added === 1
      ? `One entry that was missing came from ${name}.`
      : `${added} entries that were missing came from ${name}.`
