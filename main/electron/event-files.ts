// Event files that a person opens outside the window: by a double click, on the command line, or dropped on it. Each is opened, or a box says
// why not. An event that is open stays open: a double click in the middle of a competition must not take the table away.
import { basename } from 'node:path'
import { dialog } from 'electron'
import type { StationView } from '../../core/contract/contract.ts'
import { bringIn, isEventFile } from '../file/bring-in.ts'
import type { Station } from '../station/station.ts'

/** The event files among paths or arguments. */
export const eventFilesAmong = (paths: readonly string[]): string[] => paths.filter((path) => !path.startsWith('-') && isEventFile(path))

/** Opens an event file, wherever it lies, with the app's own folder of events. */
export async function openFromOutside(station: Station, folder: string, path: string): Promise<void> {
  const name = basename(path)
  const { phase, event } = station.view({ topic: 'station' }) as StationView
  if (phase === 'open')
    return say(
      `“${name}” was not opened`,
      `“${event?.name ?? 'Another event'}” is open. Close it first (Ctrl K, “Close this event”), and then open “${name}” again. Nothing was changed.`,
    )
  const file = bringIn(folder, path)
  if (!file.ok) return say(`“${name}” was not opened`, file.error)
  const opened = await station.call('event.open', { file: file.value })
  if (opened.ok) return
  // Has the list of events look again: what was brought in is there, and may open with its recovery key.
  await station.call('event.close', {})
  say(`“${name}” was not opened`, `${opened.error.message} It is in the list of events.`)
}

function say(message: string, detail: string): void {
  console.log(`${message}: ${detail}`)
  // Nobody waits for it: the table, and phones, go on behind it.
  void dialog.showMessageBox({ type: 'warning', title: 'Scoretable', message, detail })
}
