// What both shells keep of their own life on this computer: the log, how the last start ended, and the faults that should never happen.
import { join } from 'node:path'
import type { StationNotes } from '../../core/contract/diagnostics.ts'
import type { Station } from '../station/station.ts'
import { markRunning, type Running } from './ended.ts'
import { followed } from './follow.ts'
import { createLog, type Log } from './log.ts'
import { wordsOf } from './redact-text.ts'
import { writeReport } from './reports.ts'

/** The folder in a home. */
const FOLDER = 'log'

export interface Diary {
  readonly log: Pick<Log, 'write' | 'fault' | 'names'>
  /** Where it lies. */
  readonly folder: string
  /** What this runs on, by the fields of redact.ts. */
  readonly ground: object
  /** What screens are told of it. */
  notes(): StationNotes
  /** Hears of what should never happen, from one place: it is written down, and shown on the terminal. */
  faultsOf(where: string): (thrown: unknown) => void
  /** The station runs from now on: a start that ends without `end` is told by the next. */
  begin(station: Station): Station
  end(): Promise<void>
}

/** A shell, as the log's first line names it. `noKeychain`: why none keeps the device's key, where one should. */
interface About {
  shell: 'browser' | 'electron'
  version: string
  packaged?: boolean
  noKeychain?: string | null
  /** The screens of the computer, where the shell knows of them. */
  screens?: () => { width: number; height: number; scale: number; internal: boolean }[]
}

/** Writes down why a start failed that nobody had foreseen. No event is open then, so nobody's name is known to be taken out. */
export const reportFailedStart = (home: string, about: Pick<About, 'shell' | 'version'>, error: unknown): void =>
  writeReport(join(home, FOLDER), { where: 'start', error, ...about }, wordsOf([]))

/** Begins a start's diary in a home. From now on a fault that nobody handles is written down before the process ends of it. */
export function openDiary(home: string, { noKeychain = null, screens = () => [], ...about }: About): Diary {
  const folder = join(home, FOLDER)
  const log = createLog(folder)
  const { node, electron, chrome } = process.versions
  const ground = { ...about, platform: process.platform, arch: process.arch, node, electron, chrome }
  let running: Running | null = null
  log.write('start', ground)
  process.on('uncaughtExceptionMonitor', (error, origin) => {
    const where = origin === 'unhandledRejection' ? 'rejection' : 'exception'
    log.last(where, error)
    writeReport(folder, { where, error, ...ground }, log.names())
  })
  // Electron goes on after a rejection that nobody handles, and tells nobody.
  if (electron !== undefined) process.on('unhandledRejection', (reason) => log.fault('rejection', reason))
  return {
    log,
    folder,
    get ground() {
      return { ...ground, keychain: noKeychain === null, screens: screens() }
    },
    notes: () => ({ endedAt: running?.endedAt ?? null, noKeychain }),
    faultsOf: (where) => (thrown) => {
      log.fault(where, thrown)
      console.error(thrown)
    },
    begin(station) {
      running = markRunning(folder)
      if (running.endedAt !== null) log.write('ended-unexpectedly', { at: Date.now(), startedAt: running.endedAt })
      return followed(station, log)
    },
    async end() {
      log.write('end', {})
      running?.end()
      await log.close()
    },
  }
}
