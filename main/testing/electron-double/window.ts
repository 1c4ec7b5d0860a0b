// Electron's BrowserWindow: a page of the double's Chromium.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { openWindows, preventable, windowClosed } from './app.ts'
import { only } from './only.ts'
import { type Bounds, report } from './report.ts'
import { createWebContents, type WebContents } from './web-contents.ts'

interface Options extends Record<string, unknown> {
  title: string
  webPreferences: { preload?: string }
}

/** The windows that are open, for the double's own orders. */
export const windows: {
  title: string
  contents: WebContents['contents']
  minimize(): void
  move(bounds: Bounds): void
  close(): void
}[] = []

/** A window: `new` works on it as on the real one. What the app asks for is reported, so that a test can hold it to it. */
export function BrowserWindow(options: Options) {
  report({ kind: 'window', options })
  const emitter = new EventEmitter()
  const { title } = options
  let closed = false
  let minimized = false
  let maximized = false
  let fullScreen = options['fullscreen'] === true
  let bounds = { x: 0, y: 0, width: 800, height: 600 }
  for (const side of ['x', 'y', 'width', 'height'] as const) bounds[side] = (options[side] as number | undefined) ?? bounds[side]
  const place = () => report({ kind: 'placed', title, bounds, fullScreen })
  const gone = () => {
    if (closed) return
    closed = true
    openWindows.delete(entry)
    windows.splice(windows.indexOf(known), 1)
    report({ kind: 'closed', title })
    emitter.emit('closed')
    void web.destroy().then(windowClosed)
  }
  const { preload } = options.webPreferences
  const web = createWebContents(preload === undefined ? '' : readFileSync(preload, 'utf8'), gone, () => emitter.emit('ready-to-show'))
  const close = () => {
    const event = preventable()
    emitter.emit('close', event)
    if (!event.defaultPrevented) gone()
  }
  const entry = {
    async close() {
      close()
      await web.destroy()
    },
  }
  const known = {
    title,
    contents: web.contents,
    minimize: () => void (minimized = true),
    move(to: Bounds) {
      bounds = to
      emitter.emit('move')
      emitter.emit('resize')
    },
    close,
  }
  openWindows.add(entry)
  windows.push(known)
  return only('BrowserWindow', {
    webContents: web.contents,
    on: (event: string, listener: () => void) => void emitter.on(event, listener),
    once: (event: string, listener: () => void) => void emitter.once(event, listener),
    loadURL: web.load,
    isDestroyed: () => closed,
    isMinimized: () => minimized,
    isMaximized: () => maximized,
    isFullScreen: () => fullScreen,
    getNormalBounds: () => bounds,
    getBounds: () => bounds,
    setBounds(to: Bounds) {
      bounds = to
      place()
    },
    setFullScreen(full: boolean) {
      fullScreen = full
      place()
    },
    maximize: () => void (maximized = true),
    restore: () => void (minimized = false),
    show: () => report({ kind: 'shown', title }),
    showInactive: () => place(),
    close,
    destroy: gone,
    focus() {
      report({ kind: 'focused', title })
      void web.bringToFront()
    },
  })
}
