// electron-updater as a port of three calls: is there something newer, fetch it, put it in place. Loaded in the packed app alone, and by tests.
// What it is allowed to do by itself is nothing.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type AppUpdater, CancellationToken, type ProgressInfo } from 'electron-updater'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { errorCode } from '../file/whole-file.ts'
import { CHANGED, type Fault, faultOf, NO_ROOM, NOT_INSTALLED, STOOD_STILL, UNKNOWN } from './fault.ts'
import type { FeedInfo } from './feed-info.ts'
import { type Feed, signedProvider } from './feed-provider.ts'

/** What a feed has. `isForUs`: newer than what runs, for this system, and rolled out to this laptop already. */
export interface Found {
  version: string
  notes: string | null
  isForUs: boolean
}

export interface Updater {
  check(): Promise<Outcome<Found, Fault>>
  /** Fetches what the last check found. `onPercent` hears how much is here. Aborted, it leaves nothing, and its answer counts for nothing. */
  fetch(onPercent: (percent: number) => void, signal: AbortSignal): Promise<Outcome<null, Fault>>
  /** Verifies what was fetched once more, and then ends this program in its favour. `onFailed`: it could not, after all. */
  install(isStillWanted: () => boolean, onFailed: (fault: Fault) => void): Promise<Outcome<null, Fault>>
}

/** How long a download may stand still. */
const STALLED_MS = 120_000

/** The port over an updater of this system. `onFault` hears of what should never happen; nothing that goes wrong here may end the table. */
export function createUpdater(
  updater: AppUpdater,
  feed: Feed,
  { stalled = STALLED_MS, onFault = console.error }: { stalled?: number; onFault?: (error: unknown) => void } = {},
): Updater {
  const understood = (error: unknown): Fault => {
    try {
      return faultOf(error)
    } catch {
      onFault(error)
      return UNKNOWN
    }
  }
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowPrerelease = false
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  // Its words are for developers, and name the folders of this person.
  updater.logger = null
  updater.setFeedURL({ provider: 'custom', updateProvider: signedProvider(feed) })
  let onError: ((error: Error) => void) | null = null
  updater.on('error', (error) => onError?.(error))
  let info: FeedInfo | null = null
  let fetched: string | null = null

  return {
    async check() {
      try {
        const result = await updater.checkForUpdates()
        if (result === null) return err(NOT_INSTALLED)
        // As the provider has read it.
        info = result.updateInfo as FeedInfo
        return ok({ version: info.version, notes: info.releaseNotes, isForUs: result.isUpdateAvailable })
      } catch (error) {
        return err(understood(error))
      }
    },

    async fetch(onPercent, signal) {
      const token = new CancellationToken()
      const cancel = () => token.cancel()
      let patience = setTimeout(cancel, stalled)
      const onProgress = ({ percent }: ProgressInfo) => {
        clearTimeout(patience)
        patience = setTimeout(cancel, stalled)
        onPercent(percent)
      }
      signal.addEventListener('abort', cancel)
      updater.on('download-progress', onProgress)
      try {
        if (signal.aborted) token.cancel()
        fetched = null
        fetched = (await updater.downloadUpdate(token))[0] ?? null
        return ok(null)
      } catch (error) {
        return err(token.cancelled ? STOOD_STILL : understood(error))
      } finally {
        clearTimeout(patience)
        signal.removeEventListener('abort', cancel)
        updater.off('download-progress', onProgress)
        token.dispose()
      }
    },

    async install(isStillWanted, onFailed) {
      const problem = await problemBefore(fetched, info).catch(understood)
      if (problem) return err(problem)
      if (fetched === null || !isStillWanted()) return err(CHANGED)
      let failed: Fault | null = null
      let isHere = true
      onError = (error) => {
        const fault = understood(error)
        if (isHere) failed = fault
        else onFailed(fault)
      }
      // Silent, and it starts the new version by itself.
      updater.quitAndInstall(true, true)
      isHere = false
      return failed ? err(failed) : ok(null)
    },
  }
}

/** Between two days anything may happen to a file in a folder for such: what is put in place is what was signed, whole, and has room there. */
async function problemBefore(file: string | null, info: FeedInfo | null): Promise<Fault | null> {
  if (file === null || info === null) return CHANGED
  try {
    const hash = createHash('sha512')
    await pipeline(createReadStream(file), hash)
    const sum = hash.digest('base64')
    if (!info.files.some(({ sha512 }) => sha512 === sum)) {
      // electron-updater takes a file that is there for the one that it has verified.
      await rm(file, { force: true })
      return CHANGED
    }
    // The old AppImage is taken away before the new one is moved there: on another disk it must be sure to fit.
    const target = process.env['APPIMAGE']
    if (target === undefined || process.platform !== 'linux') return null
    const [{ dev, size }, old, { bavail, bsize }] = await Promise.all([stat(file), stat(target), statfs(dirname(target))])
    return dev === old.dev || bavail * bsize > size ? null : NO_ROOM
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return CHANGED
    throw error
  }
}
