// Event files that a person opens outside the window: by a double click, on the command line, or dropped on it. Each is opened, or a box says
// why not. An event that is open stays open: a double click in the middle of a competition must not take the table away.
import { realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { dialog } from 'electron'
import type { StationView } from '../../core/contract/contract.ts'
import type { Station } from '../station/station.ts'

const ENDING = '.scoretable'

/** The event files among paths or arguments. */
export const eventFilesAmong = (paths: readonly string[]): string[] =>
  paths.filter((path) => !path.startsWith('-') && path.endsWith(ENDING))

/** Opens an event file, wherever it lies, with the app's own folder of events. */
export async function openFromOutside(station: Station, folder: string, path: string): Promise<void> {
  const name = basename(path)
  const { phase, event } = station.view({ topic: 'station' }) as StationView
  if (phase === 'open')
    return say(
      `“${name}” was not opened`,
      `“${event?.name ?? 'Another event'}” is open. Close it first (Ctrl K, “Close this event”), and then open “${name}” again. Nothing was changed.`,
    )
  const opened = liesIn(folder, path) ? await station.call('event.open', { file: name }) : await station.call('event.bring', { path })
  if (opened.ok) return
  const withKey =
    opened.error.field === 'key' ? ' To open it with its recovery key, choose “Open a file from elsewhere” on the first screen.' : ''
  say(`“${name}” was not opened`, `${opened.error.message}${withKey}`)
}

function liesIn(folder: string, path: string): boolean {
  try {
    return realpathSync(dirname(path)) === realpathSync(folder)
  } catch {
    // A folder that is gone has no file in it; whoever opens the path says so.
    return false
  }
}

function say(message: string, detail: string): void {
  console.log(`${message}: ${detail}`)
  // Nobody waits for it: the table, and phones, go on behind it.
  void dialog.showMessageBox({ type: 'warning', title: 'Scoretable', message, detail })
}
