// One display in a window of its own, over all of one screen of this computer. It never takes the keyboard from the table.
import { BrowserWindow } from 'electron'
import { reloadAfterCrash } from '../after-crash.ts'
import type { Bounds } from './matching.ts'

export interface DisplayWindow {
  /** Covers a screen that has changed its size or place. */
  cover(bounds: Bounds): void
  /** Closes it without asking its page. */
  close(): void
}

/** Opens a display's address over a screen. `onClosed` hears that a person closed it, or that its page crashed time and again. */
export function openDisplayWindow(options: {
  address: string
  title: string
  bounds: Bounds
  devTools: boolean
  onClosed: () => void
}): DisplayWindow {
  const { address, title, bounds, devTools, onClosed } = options
  const window = new BrowserWindow({
    title,
    ...bounds,
    show: false,
    frame: false,
    fullscreen: true,
    // The Mac's other full screen is a space of its own, which takes all screens along when it comes and goes.
    simpleFullscreen: true,
    autoHideMenuBar: true,
    skipTaskbar: true,
    backgroundColor: '#000000',
    webPreferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      backgroundThrottling: false,
      devTools,
    },
  })
  const { webContents } = window
  window.once('ready-to-show', () => window.showInactive())
  window.on('closed', onClosed)
  webContents.on('page-title-updated', (event) => event.preventDefault())
  webContents.on('before-input-event', (_event, { type, key }) => {
    if (type === 'keyDown' && key === 'Escape') window.close()
  })
  reloadAfterCrash(
    webContents,
    () => window.isDestroyed(),
    () => window.destroy(),
  )
  // It is refused where the window was closed in the meantime, and that is nobody's fault.
  window.loadURL(address).catch(() => undefined)
  return {
    cover(to) {
      // A window that is full screen stays where it is on some systems, whatever place it is given.
      window.setFullScreen(false)
      window.setBounds(to)
      window.setFullScreen(true)
    },
    close: () => window.destroy(),
  }
}
