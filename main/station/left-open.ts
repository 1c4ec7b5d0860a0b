// Which event was open when the station ended, by its file's name, in the folder of the events. The next start goes on with it: after a power
// cut nobody should look for the event while athletes wait, and a line that waits in a tab must find its event again.
// A convenience, never a result: where it can't be read or written, the event is opened by hand, as ever.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { replaceWhole } from '../file/whole-file.ts'

export interface LeftOpen {
  /** The file that was open, or null. Whatever is in there is checked by whoever opens it. */
  read(): string | null
  /** Keeps what is open now; null where a person has closed it. */
  keep(file: string | null): void
}

/** What was left open in a folder of events. */
export function leftOpenIn(folder: string): LeftOpen {
  const path = join(folder, 'last-event')
  return {
    read() {
      try {
        return readFileSync(path, 'utf8').trim() || null
      } catch {
        return null
      }
    },
    keep(file) {
      try {
        if (file === null) rmSync(path, { force: true })
        else replaceWhole(path, file)
      } catch {
        // A full disk, a folder that is gone: the welcome screen lists the event.
      }
    },
  }
}
