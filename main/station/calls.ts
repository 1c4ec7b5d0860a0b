// Every call of the contract that the station answers, by whom: another is a line here.
import type { Answers, Calls, Failure, StationView } from '../../core/contract/contract.ts'
import type { Outcome } from '../../core/outcome.ts'
import { backupCalls } from '../backup/calls.ts'
import { diagnosticCalls } from '../diagnostics/calls.ts'
import { documentCalls } from '../documents/calls.ts'
import type { Printer } from '../documents/printer.ts'
import { exportCalls } from '../exports/calls.ts'
import type { Hub } from '../hub/hub.ts'
import type { Device } from '../keys/device-key.ts'
import { newRecoveryKey } from '../keys/recovery-key.ts'
import type { Diary } from '../log/diary.ts'
import { preflightCalls } from '../preflight/calls.ts'
import type { LaptopPort } from '../preflight/laptop-port.ts'
import { rehearsalCalls } from '../rehearsal/calls.ts'
import { standbyCalls } from '../standby/calls.ts'
import type { UpdatePort } from '../updates/port.ts'
import { askingCalls } from './asking.ts'
import { deviceCalls } from './device-calls.ts'
import { eventCalls } from './event-calls.ts'
import { newEventId, openEvent } from './event-folder.ts'
import type { FolderDialog } from './folder-dialog.ts'
import type { Listeners } from './listeners.ts'
import type { MonitorPort } from './monitors.ts'
import type { Opened } from './opened.ts'
import { keyCalls } from './renew-key.ts'
import type { Screens } from './screens.ts'
import { tableCalls } from './table-calls.ts'

/** Calls the station itself answers; watching belongs to the switchboard. */
export type StationCall = Exclude<keyof Calls, 'watch' | 'unwatch'>

/** All that is asked of somebody. */
interface Parts {
  folder: string
  device: Device
  version: string
  clock: () => number
  randomBytes: (count: number) => Uint8Array
  onFault: (error: unknown) => void
  diary: Diary | null
  opened: Opened
  hub: Hub
  screens: Screens
  listeners: Listeners
  monitors: MonitorPort
  updates: UpdatePort
  dialog: FolderDialog
  printer: Printer
  laptop: LaptopPort
  displayUrl: () => string | null
  view: () => StationView
}

/** The calls, by name. */
export function stationCalls(parts: Parts): { [C in StationCall]: (input: Calls[C]) => Promise<Outcome<Answers[C], Failure>> } {
  const { folder, device, version, clock, randomBytes, onFault, opened, hub, screens, updates } = parts
  const { session, publication, standby, backup, open, close } = opened
  /** What most of them need: where events lie, whose laptop it is, and what is open. */
  const place = { ...parts, ...opened }
  const looked = () => ({
    publication: publication(),
    backup: backup(),
    standby: standby(),
    hub,
    screens,
    displayUrl: parts.displayUrl(),
    version,
    updates: updates.view(),
    laptop: parts.laptop.get(),
  })
  const standing = standbyCalls(place)
  return {
    ...eventCalls(opened, parts),
    ...tableCalls(place),
    ...parts.monitors.calls,
    ...updates.calls,
    ...deviceCalls(hub, standby),
    ...askingCalls(session),
    ...documentCalls(place),
    ...backupCalls({ ...place, recover: (file, key) => standing['event.recover']({ file, key }) }),
    ...standing,
    ...exportCalls(place),
    ...keyCalls({
      device,
      close,
      during: parts.listeners.during,
      session,
      standby,
      newKey: () => newRecoveryKey(randomBytes),
      open: (file) => open(openEvent(folder, device, file, clock)),
    }),
    ...diagnosticCalls(place),
    ...preflightCalls(session, { clock, onFault }, looked),
    ...rehearsalCalls(place, { newId: () => newEventId(randomBytes), shut: opened.leave, look: opened.look }),
  }
}
