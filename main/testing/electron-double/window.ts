// Electron's BrowserWindow: a page of the double's Chromium.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { openWindows, windowClosed } from './app.ts'
import { only } from './only.ts'
import { report } from './report.ts'
import { createWebContents, type WebContents } from './web-contents.ts'

interface Options extends Record<string, unknown> {
  webPreferences: { preload: string }
}

/** The windows that are open, for the double's own orders. */
export const windows: { contents: WebContents['contents']; minimize(): void }[] = []

/** A window: `new` works on it as on the real one. What the app asks for is reported, so that a test can hold it to it. */
export function BrowserWindow(options: Options) {
  report({ kind: 'window', options })
  const emitter = new EventEmitter()
  let closed = false
  let minimized = false
  const gone = () => {
    if (closed) return
    closed = true
    openWindows.delete(entry)
    windows.splice(windows.indexOf(known), 1)
    report({ kind: 'closed' })
    emitter.emit('closed')
    void web.destroy().then(windowClosed)
  }
  const web = createWebContents(readFileSync(options.webPreferences.preload, 'utf8'), gone, () => emitter.emit('ready-to-show'))
  const entry = {
    async close() {
      gone()
      await web.destroy()
    },
  }
  const known = { contents: web.contents, minimize: () => void (minimized = true) }
  openWindows.add(entry)
  windows.push(known)
  return only('BrowserWindow', {
    webContents: web.contents,
    on: (event: string, listener: () => void) => void emitter.on(event, listener),
    once: (event: string, listener: () => void) => void emitter.once(event, listener),
    loadURL: web.load,
    isDestroyed: () => closed,
    isMinimized: () => minimized,
    restore: () => void (minimized = false),
    show: () => report({ kind: 'shown' }),
    focus() {
      report({ kind: 'focused' })
      void web.bringToFront()
    },
  })
}
