// A page of the double hands out a file: whoever guards the session hears of it first, and may refuse it.
import { EventEmitter } from 'node:events'
import type { Download } from 'playwright-core'
import { preventable } from './app.ts'
import { appAddress } from './protocol.ts'
import { report } from './report.ts'

/** What happens in the one session. */
export const sessionEvents = new EventEmitter()

/** The app's address for one that Chromium has for a file of a page's own. */
const itemAddress = (url: string) => (url.startsWith('blob:') ? `blob:${appAddress(url.slice('blob:'.length))}` : appAddress(url))

/** Asks whether a download may go on; it is ended where it may not. */
export function download(started: Download, contents: unknown): void {
  const event = preventable()
  const url = itemAddress(started.url())
  sessionEvents.emit('will-download', event, { getURL: () => url }, contents)
  if (!event.defaultPrevented) return
  report({ kind: 'refused', what: 'download', url })
  // It may have ended by itself.
  started.cancel().catch(() => undefined)
}
