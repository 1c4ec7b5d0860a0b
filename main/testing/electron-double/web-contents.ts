// Electron's WebContents over a page: navigation that can be refused, windows that can be refused, IPC both ways, and crashes.
import { EventEmitter } from 'node:events'
import type { Frame, Page, Route } from 'playwright-core'
import { preventable, profile, tell } from './app.ts'
import { download } from './downloads.ts'
import { only } from './only.ts'
import { EARS, MOUTH, pageScript } from './page-script.ts'
import { appAddress, chromiumAddress, fromApp } from './protocol.ts'
import { newPage } from './browser.ts'
import { report } from './report.ts'

/** IPC from all windows. */
export const ipc = new EventEmitter()

interface FrameMain {
  url: string
  parent: FrameMain | null
}

const frameMain = (frame: Frame): FrameMain => {
  const parent = frame.parentFrame()
  return { url: appAddress(frame.url()), parent: parent && frameMain(parent) }
}

export type WebContents = ReturnType<typeof createWebContents>

/** The contents of a window. `onGone` hears when the page was closed from outside. */
export function createWebContents(preload: string, onGone: () => void, onFirstLoad: () => void) {
  const emitter = new EventEmitter()
  let page: Promise<Page> | null = null
  let crashed: Page | null = null
  let address = 'about:blank'
  let shown = 'about:blank'
  let ours = false
  let destroyed = false
  let windowHandler = (_details: { url: string }): { action: 'deny' | 'allow' } => ({ action: 'allow' })

  const openWindow = (url: string) => {
    if (windowHandler({ url: appAddress(url) }).action !== 'deny') throw new Error('The double of electron opens no windows for pages.')
    report({ kind: 'refused', what: 'window', url })
  }

  async function answer(route: Route, from: Page): Promise<void> {
    const request = route.request()
    const url = appAddress(request.url())
    const frame = request.frame()
    const isMainFrame = frame === from.mainFrame()
    if (request.isNavigationRequest()) {
      // Electron asks about a navigation the page wants, and not about one the app has asked for.
      const asked = ours && isMainFrame
      ours = false
      const event = { ...preventable(), url, isMainFrame }
      if (!asked) emitter.emit('will-frame-navigate', event)
      if (event.defaultPrevented) {
        report({ kind: 'refused', what: 'navigation', url })
        return route.abort('aborted')
      }
    }
    const served = await fromApp(url, request.method())
    if (!served) return route.continue()
    await route.fulfill({
      status: served.status,
      headers: Object.fromEntries(served.headers),
      body: Buffer.from(await served.arrayBuffer()),
    })
  }

  async function open(): Promise<Page> {
    const opened = await newPage(profile())
    await opened.exposeBinding(MOUTH, ({ frame }, what: string, ...more: unknown[]) => {
      if (what === 'loaded') {
        shown = appAddress(frame.url())
        emitter.emit('did-navigate')
      } else if (what === 'open') openWindow(String(more[0]))
      else ipc.emit(String(more[0]), { sender: contents, senderFrame: frameMain(frame) }, ...(more[1] as unknown[]))
    })
    await opened.addInitScript(pageScript(preload))
    await opened.route('**/*', (route) => answer(route, opened))
    opened.on('popup', (popup) => {
      openWindow(popup.url())
      void popup.close()
    })
    opened.on('download', (started) => download(started, contents))
    opened.once('domcontentloaded', onFirstLoad)
    let hasCrashed = false
    opened.on('close', () => {
      if (page && !hasCrashed) onGone()
    })
    opened.on('crash', () => {
      // A crashed page can't be loaded again through Playwright: another one takes its place in the same window.
      page = null
      hasCrashed = true
      crashed = opened
      report({ kind: 'crashed' })
      emitter.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    return opened
  }

  async function load(): Promise<void> {
    page ??= open()
    const loading = await page
    // Only now: Chromium ends with its last page.
    await crashed?.close()
    crashed = null
    ours = true
    await loading.goto(chromiumAddress(address), { waitUntil: 'commit' }).catch((error: Error) => {
      // The window was closed in the meantime.
      if (!destroyed) throw error
    })
  }

  const contents = only('webContents', {
    on: (event: string, listener: (...details: unknown[]) => void) => void emitter.on(event, listener),
    once: (event: string, listener: (...details: unknown[]) => void) => void emitter.once(event, listener),
    setWindowOpenHandler: (handler: typeof windowHandler) => void (windowHandler = handler),
    reload: () => void load(),
    getURL: () => shown,
    getPrintersAsync: async () => [{ name: 'double', displayName: 'Printer of the double', description: '', options: {} }],
    sendInputEvent({ type, keyCode, modifiers }: { type: string; keyCode: string; modifiers: string[] }) {
      const names = modifiers.map((modifier) => ({ control: 'Control', shift: 'Shift' })[modifier] ?? modifier)
      if (type === 'keyDown') void page?.then((to) => to.keyboard.press([...names, keyCode].join('+')))
    },
    send(channel: string, ...args: unknown[]) {
      const hear = ([ears, to, what]: [string, string, unknown[]]) =>
        (globalThis as unknown as Record<symbol, (channel: string, args: unknown[]) => void>)[Symbol.for(ears)]?.(to, what)
      // What a page that is on its way out does not get, it asks for again when it is back.
      void page?.then((to) => to.evaluate(hear, [EARS, channel, args] as [string, string, unknown[]])).catch(() => undefined)
    },
  })
  tell('web-contents-created', {}, contents)

  return {
    contents,
    load(url: string) {
      address = url
      return load()
    },
    bringToFront: async () => (await page)?.bringToFront(),
    async destroy() {
      if (destroyed) return
      destroyed = true
      const open = page
      page = null
      await (await open)?.close()
      emitter.emit('destroyed')
    },
  }
}
