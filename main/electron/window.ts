// The operator's window: one at a time, opened again where it was closed, and loaded again where its page crashed.
import { BrowserWindow } from 'electron'
import type { Switchboard } from '../station/switchboard.ts'
import { START_PAGE } from './app-address.ts'
import { putThrough } from './line.ts'

/** So many crashes within so many ms are one too many: loading again does not help. */
const MOST_CRASHES = 3
const CRASHES_WITHIN = 60_000

export interface OperatorWindow {
  /** Opens the window, or brings the one that is open to the front. */
  show(): void
}

/** The operator's window over a switchboard, not yet open. `onBroken` hears that its page crashes time and again. */
export function createOperatorWindow(options: {
  switchboard: Switchboard
  preload: string
  devTools: boolean
  onBroken: () => void
}): OperatorWindow {
  const { switchboard, preload, devTools, onBroken } = options
  let window: BrowserWindow | null = null
  let crashes: number[] = []

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      title: 'Scoretable',
      width: 1366,
      height: 768,
      minWidth: 1024,
      minHeight: 640,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        // The dictionaries would come from the network, and names are in none of them.
        spellcheck: false,
        // A table that lies behind another window still follows along.
        backgroundThrottling: false,
        devTools,
      },
    })
    const { webContents } = opened
    opened.once('ready-to-show', () => opened.show())
    opened.on('closed', () => (window = null))
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return
      const now = Date.now()
      crashes = [...crashes.filter((at) => now - at < CRASHES_WITHIN), now]
      if (crashes.length > MOST_CRASHES) return onBroken()
      // Not at once: Electron is still taking the dead process apart, and loading in the middle of that has crashed it whole.
      setImmediate(() => {
        if (!opened.isDestroyed()) webContents.reload()
      })
    })
    putThrough(webContents, switchboard)
    // It is refused where the window was closed in the meantime, and that is nobody's fault.
    opened.loadURL(START_PAGE).catch(() => undefined)
    return opened
  }

  return {
    show() {
      if (!window) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}
