// The station: what runs on the laptop at the scoring table. It holds at most one open event, answers the contract's calls,
// and tells whoever watches when something changed. It knows no transport and no window.
import { mkdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Answers, Calls, Failure, StationView, Topic, View } from '../../core/contract/contract.ts'
import type { ScreenId } from '../../core/contract/scene.ts'
import type { EventId } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { refereeView } from '../../core/views/referee.ts'
import type { SceneView } from '../../core/views/view.ts'
import { whyView } from '../../core/views/why.ts'
import { type Backup, createBackup } from '../backup/backup.ts'
import { backupCalls } from '../backup/calls.ts'
import { refusesAsDamaged } from '../backup/damaged.ts'
import { diagnosticCalls } from '../diagnostics/calls.ts'
import { documentCalls } from '../documents/calls.ts'
import { documentsOf } from '../documents/kept-digests.ts'
import { createPrinter } from '../documents/printer.ts'
import { exportCalls } from '../exports/calls.ts'
import { createHub, type Hub } from '../hub/hub.ts'
import { hubEventOf } from '../hub/open-event.ts'
import type { Device } from '../keys/device-key.ts'
import { newRecoveryKey } from '../keys/recovery-key.ts'
import type { Diary } from '../log/diary.ts'
import { preflightCalls } from '../preflight/calls.ts'
import { createLaptopPort, type LaptopPort } from '../preflight/laptop-port.ts'
import { rehearsalCalls } from '../rehearsal/calls.ts'
import { rehearsalView } from '../rehearsal/rehearse.ts'
import { standbyCalls } from '../standby/calls.ts'
import { createStandby, type Standby } from '../standby/standby.ts'
import { createUpdatePort, type Updates } from '../updates/port.ts'
import { askingCalls } from './asking.ts'
import { deskFrom, type Desk } from './desk.ts'
import { deviceCalls } from './device-calls.ts'
import { createEvent, listEvents, newEventId, openEvent } from './event-folder.ts'
import { type ChooseFolder, createFolderDialog } from './folder-dialog.ts'
import { createTurns } from './in-turn.ts'
import { leftOpenIn } from './left-open.ts'
import { keyCalls } from './renew-key.ts'
import { createListeners, type Listeners } from './listeners.ts'
import { createMonitorPort, type Monitors } from './monitors.ts'
import { NO_EVENT } from './no-event.ts'
import { createPublication, OFF, type Publication } from './publication.ts'
import { openSample, sampleChoices } from './sample-event.ts'
import { createScreens } from './screens.ts'
import type { Session } from './session.ts'
import { tableCalls } from './table-calls.ts'
import { entriesOf, formatsOf, neededOf, recordsOf, screenOf, stationOf, tableOf } from './views.ts'

/** Calls the station itself answers; watching belongs to the switchboard. */
export type StationCall = Exclude<keyof Calls, 'watch' | 'unwatch'>

export interface StationOptions {
  /** Folder of the event files. */
  folder: string
  device: Device
  version: string
  clock: () => number
  /** A number in [0, 1), for jitter only. */
  random: () => number
  randomBytes: (count: number) => Uint8Array
  /** How far apart backups are, where it is not as usual. */
  backups?: { gap?: number; again?: number }
  /** Hears of what should never happen. The table goes on. */
  onFault?: (error: unknown) => void
  /** What is kept of this start, where anything is. */
  diary?: Diary
}

export interface Station {
  /** `event`: what the call is for, where it is for one alone. */
  call<C extends StationCall>(call: C, input: Calls[C], event?: EventId): Promise<Outcome<Answers[C], Failure>>
  view(topic: Topic): View
  onChange: Listeners['add']
  screenConnected(id: ScreenId): void
  screenGone(id: ScreenId): void
  /** Where displays find this station, once something serves them. */
  setDisplayUrl(url: string | null): void
  /** The screens of this computer, once a shell has windows for them. */
  setMonitors(monitors: Monitors): void
  /** Updates of the app, once a shell has them, and after each change of theirs. */
  setUpdates(updates: Updates): void
  /** What a shell with windows knows of the laptop, for the preflight. */
  setLaptop: LaptopPort['set']
  /** The system's dialog for a folder, once a shell has one. */
  setFolderDialog(choose: ChooseFolder): void
  /** What phones on the venue's network talk to. */
  readonly hub: Hub
  close(): Promise<void>
}

const OTHER_EVENT: Failure = {
  kind: 'refused',
  message: 'That was for an event that is not open any more, so it was not recorded. Open it again and enter it there.',
}

/** Starts a station over a folder. */
export async function createStation(options: StationOptions): Promise<Station> {
  const { folder, device, version, clock, random, randomBytes, onFault = console.error, diary = null } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const listeners = createListeners()
  const screens = createScreens()
  const samples = sampleChoices()
  const leftOpen = leftOpenIn(folder)
  // A folder that was taken away holds nothing to open, and must not keep an event from being closed.
  const look = () => listEvents(folder).catch(() => [])
  let files = await listEvents(folder)
  let session: Session | null = null
  let publication: Publication | null = null
  let standby: Standby | null = null
  let backup: Backup | null = null
  let desk: Desk = deskFrom(null)
  let displayUrl: string | null = null
  let reopened: Session | null = null

  const scenes = new Map<string, SceneView>()
  const changed = () => {
    scenes.clear()
    listeners.tell('anything')
    hub.changed()
    standby?.look()
    backup?.changed()
  }
  const wake = () => {
    publication?.wake()
    standby?.wake()
  }
  const hub = createHub({
    clock,
    randomBytes,
    onChange: () => listeners.tell('devices'),
    onEntries() {
      wake()
      changed()
    },
    onFault,
  })
  const monitors = createMonitorPort(changed)
  const updates = createUpdatePort(() => listeners.tell('anything'))
  const dialog = createFolderDialog()
  const printer = createPrinter()
  const laptop = createLaptopPort()
  const keep = () => {
    session?.file.saveSetting('desk', JSON.stringify(desk))
    session?.file.saveSetting('screens', screens.kept())
  }

  async function close() {
    const [old, sending, lines, copies] = [session, publication, standby, backup]
    session = publication = standby = backup = null
    desk = deskFrom(null)
    hub.setEvent(null)
    await Promise.all([sending?.stop(), lines?.stop(), copies?.stop()])
    await old?.close()
    files = await look()
  }

  /** Takes an event's place only once it is open: where it can't be opened, the table goes on with the one it has. */
  async function open(opening: Promise<Outcome<Session, Failure>>): Promise<Outcome<{ file: string }, Failure>> {
    const opened = await opening
    if (!opened.ok) return opened
    await close()
    session = opened.value
    const { file } = session
    desk = deskFrom(file.setting('desk'))
    screens.restore(file.setting('screens'))
    const beside = () => hub.others().length > 0 || (session !== null && refusesAsDamaged(session) !== null)
    publication = createPublication(session, device, { clock, random, onChange: changed, onFault, onRefused: hub.doubt, beside })
    hub.setEvent(hubEventOf({ session, desk: () => desk, publication, key: device.publicKey }))
    const onEntries = () => {
      publication?.wake()
      changed()
    }
    standby = createStandby({ session, device, hub, publication }, { clock, random, onChange: changed, onEntries, onFault })
    backup = createBackup(session, {
      vault: device.vault,
      clock,
      onChange: () => listeners.tell('anything'),
      onFault,
      times: options.backups ?? {},
    })
    files = await look()
    leftOpen.keep(basename(file.path))
    return ok({ file: basename(file.path) })
  }

  const looked = () => ({ publication, backup, standby, hub, screens, displayUrl, version, updates: updates.view(), laptop: laptop.get() })
  const answers: { [C in StationCall]: (input: Calls[C]) => Promise<Outcome<Answers[C], Failure>> } = {
    async 'event.create'(about) {
      return open(createEvent(folder, device, { id: newEventId(randomBytes), ...about }, clock, newRecoveryKey(randomBytes)))
    },
    async 'event.open'({ file }) {
      if (session && basename(session.file.path) === file) return ok({ file })
      return open(openEvent(folder, device, file, clock))
    },
    async 'event.openSample'({ sample }) {
      return open(openSample(folder, device, newEventId(randomBytes), sample, clock))
    },
    async 'event.close'() {
      const closed = session && basename(session.file.path)
      await close()
      // Another station on this folder may have left another.
      if (leftOpen.read() === closed) leftOpen.keep(null)
      return ok(null)
    },
    ...tableCalls({
      session: () => session,
      standby: () => standby,
      desk: () => desk,
      setDesk: (moved) => (desk = moved),
      screens,
      keep,
      wake,
    }),
    ...monitors.calls,
    ...updates.calls,
    async 'public.connect'({ url, code }) {
      if (!session || !publication) return err(NO_EVENT)
      const refusal = standby?.refuses()
      if (refusal) return err(refusal)
      return publication.connect(session.state.event?.name ?? 'Event', url, code)
    },
    async 'public.disconnect'() {
      return publication ? publication.disconnect() : ok(null)
    },
    ...deviceCalls(hub, () => standby),
    ...askingCalls(() => session),
    ...documentCalls({ session: () => session, standby: () => standby, wake, printer }),
    ...backupCalls({
      folder,
      device,
      clock,
      session: () => session,
      backup: () => backup,
      dialog,
      open,
      recover: (file, key) => answers['event.recover']({ file, key }),
      close,
    }),
    ...standbyCalls({ folder, device, clock, session: () => session, standby: () => standby, open }),
    ...exportCalls({ folder, device, version, clock, session: () => session, open }),
    ...keyCalls({
      device,
      close,
      during: listeners.during,
      session: () => session,
      standby: () => standby,
      newKey: () => newRecoveryKey(randomBytes),
      open: (file) => open(openEvent(folder, device, file, clock)),
    }),
    ...diagnosticCalls({ folder, clock, diary, session: () => session, view: () => station.view({ topic: 'station' }) as StationView }),
    ...preflightCalls(() => session, { clock, onFault }, looked),
    ...rehearsalCalls(
      { folder, device, clock, open, session: () => session, standby: () => standby },
      { newId: () => newEventId(randomBytes), shut: () => answers['event.close']({}), look: async () => void (files = await look()) },
    ),
  }

  const before = leftOpen.read()
  if (before !== null) {
    // Not kept meanwhile: an event that brings the station down must not do so at every start.
    leftOpen.keep(null)
    await open(openEvent(folder, device, before, clock))
    reopened = session
    leftOpen.keep(before)
  }

  // Opening and closing wait for each other, so that two windows pressing at once can't leave two files open.
  const inTurn = createTurns()

  const station: Station = {
    async call(call, input, event) {
      if (event !== undefined && session && session.file.event !== event) return err(OTHER_EVENT)
      const answer = call.startsWith('event.') ? await inTurn(() => answers[call](input)) : await answers[call](input)
      changed()
      return answer
    },
    view(topic) {
      if (topic.topic === 'table') return session && tableOf(session, desk, topic.contest)
      if (topic.topic === 'why') return session && whyView(session.state, topic.contest, topic.competitor)
      if (topic.topic === 'referee') return session && refereeView(session.state, topic.contest)
      if (topic.topic === 'needed') return session && neededOf(session, desk, topic)
      if (topic.topic === 'entries') return session && entriesOf(session)
      if (topic.topic === 'records') return session && recordsOf(session)
      if (topic.topic === 'devices') return session && hub.view()
      if (topic.topic === 'documents') return session && documentsOf(session)
      if (topic.topic === 'formats') return formatsOf(session)
      if (topic.topic === 'screen') return screenOf(session, desk, { id: topic.screen, ...screens.get(topic.screen) }, clock(), scenes)
      const publishing = publication?.view()
      return stationOf({
        session,
        desk,
        version,
        files,
        samples,
        publication: publishing && standby ? standby.publication(publishing) : (publishing ?? OFF),
        standby: standby?.view() ?? null,
        backup: backup?.view() ?? null,
        rehearsal: rehearsalView(session, session === reopened),
        screens: screens.list(),
        ...monitors.view(),
        ...updates.view(),
        ...(diary ? { notes: diary.notes() } : {}),
        displayUrl,
      })
    },
    onChange: listeners.add,
    screenConnected(id) {
      screens.connected(id)
      changed()
    },
    screenGone(id) {
      screens.gone(id)
      changed()
    },
    setDisplayUrl(url) {
      displayUrl = url
      changed()
    },
    setMonitors: monitors.set,
    setUpdates: updates.set,
    setFolderDialog: dialog.set,
    setLaptop: laptop.set,
    hub,
    close: () => inTurn(async () => void (await Promise.all([close(), printer.stop()]))),
  }
  return station
}
