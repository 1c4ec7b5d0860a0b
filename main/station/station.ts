// The station: what runs on the laptop at the scoring table. It holds at most one open event (opened.ts), answers the contract's calls
// (calls.ts), shows its topics (views.ts), and tells whoever watches when something changed. It knows no transport and no window.
import { mkdir } from 'node:fs/promises'
import type { Answers, Calls, Failure, StationView, Topic, View } from '../../core/contract/contract.ts'
import type { ScreenId } from '../../core/contract/scene.ts'
import type { EventId } from '../../core/ids.ts'
import { err, type Outcome } from '../../core/outcome.ts'
import { refereeView } from '../../core/views/referee.ts'
import type { SceneView } from '../../core/views/view.ts'
import { whyView } from '../../core/views/why.ts'
import { documentsOf } from '../documents/kept-digests.ts'
import { createPrinter } from '../documents/printer.ts'
import { createHub, type Hub } from '../hub/hub.ts'
import type { Device } from '../keys/device-key.ts'
import type { Diary } from '../log/diary.ts'
import { createLaptopPort, type LaptopPort } from '../preflight/laptop-port.ts'
import { rehearsalView } from '../rehearsal/rehearse.ts'
import { createUpdatePort, type Updates } from '../updates/port.ts'
import { type StationCall, stationCalls } from './calls.ts'
import { type ChooseFolder, createFolderDialog } from './folder-dialog.ts'
import { createTurns } from './in-turn.ts'
import { createListeners, type Listeners } from './listeners.ts'
import { createMonitorPort, type Monitors } from './monitors.ts'
import { createOpened } from './opened.ts'
import { OFF } from './publication.ts'
import { sampleChoices } from './sample-event.ts'
import { createScreens } from './screens.ts'
import { entriesOf, formatsOf, neededOf, recordsOf, screenOf, stationOf, tableOf } from './views.ts'

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
  /** Whether somebody at the table named or steered a screen. */
  knowsScreen(id: ScreenId): boolean
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
  const { folder, version, clock, randomBytes, onFault = console.error, diary = null } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const listeners = createListeners()
  const onLook = () => listeners.tell('anything')
  const scenes = new Map<string, SceneView>()
  const changed = () => {
    scenes.clear()
    onLook()
    hub.changed()
    opened.changed()
  }
  const hub = createHub({
    clock,
    randomBytes,
    onChange: () => listeners.tell('devices'),
    onEntries() {
      opened.wake()
      changed()
    },
    onFault,
  })
  const screens = createScreens()
  const samples = sampleChoices()
  const monitors = createMonitorPort(changed)
  const updates = createUpdatePort(onLook)
  const dialog = createFolderDialog()
  const printer = createPrinter()
  const laptop = createLaptopPort()
  const opened = await createOpened({ ...options, onFault, hub, screens, onChange: changed, onLook })
  let displayUrl: string | null = null

  function frame(): StationView {
    const session = opened.session()
    const standby = opened.standby()
    const publishing = opened.publication()?.view()
    return stationOf({
      session,
      desk: opened.desk(),
      version,
      files: opened.files(),
      samples,
      publication: publishing && standby ? standby.publication(publishing) : (publishing ?? OFF),
      standby: standby?.view() ?? null,
      backup: opened.backup()?.view() ?? null,
      rehearsal: rehearsalView(session, opened.isReopened()),
      screens: screens.list(),
      ...monitors.view(),
      ...updates.view(),
      ...(diary ? { notes: diary.notes() } : {}),
      displayUrl,
    })
  }

  const ports = { hub, screens, listeners, monitors, updates, dialog, printer, laptop }
  const answers = stationCalls({ ...options, ...ports, onFault, diary, opened, displayUrl: () => displayUrl, view: frame })
  await opened.reopen()

  // Opening and closing wait for each other, so that two windows pressing at once can't leave two files open.
  const inTurn = createTurns()

  return {
    async call(call, input, event) {
      const session = opened.session()
      if (event !== undefined && session && session.file.event !== event) return err(OTHER_EVENT)
      const answer = call.startsWith('event.') ? await inTurn(() => answers[call](input)) : await answers[call](input)
      changed()
      return answer
    },
    view(topic) {
      const session = opened.session()
      if (topic.topic === 'table') return session && tableOf(session, opened.desk(), topic.contest)
      if (topic.topic === 'why') return session && whyView(session.state, topic.contest, topic.competitor)
      if (topic.topic === 'referee') return session && refereeView(session.state, topic.contest)
      if (topic.topic === 'needed') return session && neededOf(session, opened.desk(), topic)
      if (topic.topic === 'entries') return session && entriesOf(session)
      if (topic.topic === 'records') return session && recordsOf(session)
      if (topic.topic === 'devices') return session && hub.view()
      if (topic.topic === 'documents') return session && documentsOf(session)
      if (topic.topic === 'formats') return formatsOf(session)
      if (topic.topic === 'station') return frame()
      return screenOf(session, opened.desk(), { id: topic.screen, ...screens.get(topic.screen) }, clock(), scenes)
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
    knowsScreen: screens.isKnown,
    setDisplayUrl(url) {
      displayUrl = url
      changed()
    },
    setMonitors: monitors.set,
    setUpdates: updates.set,
    setFolderDialog: dialog.set,
    setLaptop: laptop.set,
    hub,
    close: () => inTurn(async () => void (await Promise.all([opened.close(), printer.stop()]))),
  }
}
