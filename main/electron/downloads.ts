// Files that a page hands to the person: those that the operator's page made itself, and nothing that came from anywhere else.
import type { Session } from 'electron'
import { isAppPage } from './app-address.ts'

/** Whether a download is a file that a page of the operator app made: a display, whose page comes over HTTP, has none to hand out. */
export const isOwnFile = (address: string, page: string): boolean =>
  address.startsWith('blob:') && isAppPage(address.slice('blob:'.length)) && isAppPage(page)

/** Refuses every other download. Where a file goes, the system's own dialog asks. */
export function guardDownloads(guarded: Session): void {
  guarded.on('will-download', (event, item, contents) => {
    if (!isOwnFile(item.getURL(), contents.getURL())) event.preventDefault()
  })
}
