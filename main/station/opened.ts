// The event that is open at the table, and what goes on beside it: its way to the server, the laptops beside it, its backups, and where in it
// the table is. At most one is open; all of it is taken up and put down together.
import { basename } from 'node:path'
import type { Failure } from '../../core/contract/contract.ts'
import { ok, type Outcome } from '../../core/outcome.ts'
import { type Backup, createBackup } from '../backup/backup.ts'
import { refusesAsDamaged } from '../backup/damaged.ts'
import type { Hub } from '../hub/hub.ts'
import { hubEventOf } from '../hub/open-event.ts'
import type { Device } from '../keys/device-key.ts'
import { createStandby, type Standby } from '../standby/standby.ts'
import { type Desk, deskFrom } from './desk.ts'
import { listEvents, openEvent } from './event-folder.ts'
import { leftOpenIn } from './left-open.ts'
import { createPublication, type Publication } from './publication.ts'
import type { Screens } from './screens.ts'
import type { Session } from './session.ts'

/** What it is opened with. */
export interface OpenedTools {
  folder: string
  device: Device
  clock: () => number
  random: () => number
  backups?: { gap?: number; again?: number }
  onFault: (error: unknown) => void
  hub: Hub
  screens: Screens
  /** Something of the event changed; and something that only the frame around it shows. */
  onChange: () => void
  onLook: () => void
}

export interface Opened {
  session(): Session | null
  publication(): Publication | null
  standby(): Standby | null
  backup(): Backup | null
  desk(): Desk
  setDesk(desk: Desk): void
  /** Keeps where the table is and what the screens show. */
  keep(): void
  /** Hurries whoever sends. */
  wake(): void
  /** Tells what goes on beside it that something changed. */
  changed(): void
  /** The event files of the folder; `look` reads it again. */
  files(): Awaited<ReturnType<typeof listEvents>>
  look(): Promise<void>
  /** Takes an event's place only once it is open: where it can't be opened, the table goes on with the one it has. */
  open(opening: Promise<Outcome<Session, Failure>>): Promise<Outcome<{ file: string }, Failure>>
  close(): Promise<void>
  /** Closes it as a person does: the next start does not go on with it. */
  leave(): Promise<void>
  /** Goes on with what was open when the station ended; and whether what is open is that. */
  reopen(): Promise<void>
  isReopened(): boolean
}

/** Nothing is open yet. */
export async function createOpened(tools: OpenedTools): Promise<Opened> {
  const { folder, device, clock, random, onFault, hub, screens, onChange, onLook } = tools
  const leftOpen = leftOpenIn(folder)
  let files = await listEvents(folder)
  let session: Session | null = null
  let publication: Publication | null = null
  let standby: Standby | null = null
  let backup: Backup | null = null
  let desk: Desk = deskFrom(null)
  let reopened: Session | null = null

  const opened: Opened = {
    session: () => session,
    publication: () => publication,
    standby: () => standby,
    backup: () => backup,
    desk: () => desk,
    setDesk: (moved) => (desk = moved),
    keep() {
      session?.file.saveSetting('desk', JSON.stringify(desk))
      session?.file.saveSetting('screens', screens.kept())
    },
    wake() {
      publication?.wake()
      standby?.wake()
    },
    changed() {
      standby?.look()
      backup?.changed()
    },
    files: () => files,
    async look() {
      // A folder that was taken away holds nothing to open, and must not keep an event from being closed.
      files = await listEvents(folder).catch(() => [])
    },
    async open(opening) {
      const next = await opening
      if (!next.ok) return next
      await opened.close()
      session = next.value
      const { file } = session
      desk = deskFrom(file.setting('desk'))
      screens.restore(file.setting('screens'))
      const beside = () => hub.others().length > 0 || (session !== null && refusesAsDamaged(session) !== null)
      publication = createPublication(session, device, { clock, random, onChange, onFault, onRefused: hub.doubt, beside })
      hub.setEvent(hubEventOf({ session, desk: () => desk, publication, key: device.publicKey }))
      const onEntries = () => {
        publication?.wake()
        onChange()
      }
      standby = createStandby({ session, device, hub, publication }, { clock, random, onChange, onEntries, onFault })
      backup = createBackup(session, { vault: device.vault, clock, onChange: onLook, onFault, times: tools.backups ?? {} })
      await opened.look()
      leftOpen.keep(basename(file.path))
      return ok({ file: basename(file.path) })
    },
    async close() {
      const [old, sending, lines, copies] = [session, publication, standby, backup]
      session = publication = standby = backup = null
      desk = deskFrom(null)
      hub.setEvent(null)
      await Promise.all([sending?.stop(), lines?.stop(), copies?.stop()])
      await old?.close()
      await opened.look()
    },
    async leave() {
      const left = session && basename(session.file.path)
      await opened.close()
      // Another station on this folder may have left another.
      if (leftOpen.read() === left) leftOpen.keep(null)
    },
    async reopen() {
      const before = leftOpen.read()
      if (before === null) return
      // Not kept meanwhile: an event that brings the station down must not do so at every start.
      leftOpen.keep(null)
      await opened.open(openEvent(folder, device, before, clock))
      reopened = session
      leftOpen.keep(before)
    },
    isReopened: () => session === reopened,
  }
  return opened
}
