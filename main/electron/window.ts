// The operator's window: one at a time, opened again where it was closed, and loaded again where its page crashed.
import { BrowserWindow, ipcMain, type IpcMainEvent, screen } from 'electron'
import type { Switchboard } from '../station/switchboard.ts'
import { reloadAfterCrash } from './after-crash.ts'
import { START_PAGE } from './app-address.ts'
import { DROPPED } from './channels.ts'
import type { KeptWindows } from './kept-windows.ts'
import { putThrough } from './line.ts'
import type { Bounds } from './monitors/matching.ts'
import { isFrom } from './sender.ts'

/** So much of the window has to be on a screen that a person can take hold of it, in pixels. */
const IN_REACH = { width: 200, height: 100 }

export interface OperatorWindow {
  /** Opens the window, or brings the one that is open to the front. */
  show(): void
  /** Presses a key in its page, as on the keyboard. */
  press(key: string, ctrl: boolean): void
  /** Where it is; null while it is closed. */
  bounds(): Bounds | null
  /** What the system's printers are called; none while the window is closed. */
  printers(): Promise<string[]>
}

/**
 * The operator's window over a switchboard, not yet open. `onBroken` hears that its page crashes time and again; `onMoved` that it is
 * elsewhere.
 */
export function createOperatorWindow(options: {
  switchboard: Switchboard
  preload: string
  devTools: boolean
  kept: KeptWindows
  onBroken: () => void
  onMoved: () => void
  onClosed: () => void
  /** Hears the paths of files that a person dropped on it. */
  onDropped: (paths: string[]) => void
}): OperatorWindow {
  const { switchboard, preload, devTools, kept, onBroken, onMoved, onClosed, onDropped } = options
  let window: BrowserWindow | null = null

  function open(): BrowserWindow {
    const place = kept.table
    const opened = new BrowserWindow({
      title: 'Scoretable',
      width: 1366,
      height: 768,
      ...(place && isInReach(place.bounds) ? place.bounds : {}),
      fullscreen: place?.fullScreen ?? false,
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
    if (place?.maximized) opened.maximize()
    const moved = () => {
      if (opened.isMinimized()) return
      kept.keepTable({ bounds: opened.getNormalBounds(), maximized: opened.isMaximized(), fullScreen: opened.isFullScreen() })
      onMoved()
    }
    // Each is told once a person has let go, but on Linux, where only the other two are.
    const soon = inAMoment(moved)
    opened.on('moved', moved)
    opened.on('resized', moved)
    opened.on('move', soon)
    opened.on('resize', soon)
    opened.on('close', moved)
    opened.on('closed', () => {
      soon.stop()
      window = null
      onClosed()
    })
    const dropped = (event: IpcMainEvent, paths: unknown) => {
      if (isFrom(webContents, event) && Array.isArray(paths)) onDropped(paths.filter((path) => typeof path === 'string'))
    }
    ipcMain.on(DROPPED, dropped)
    webContents.once('destroyed', () => ipcMain.off(DROPPED, dropped))
    reloadAfterCrash(webContents, () => opened.isDestroyed(), onBroken)
    putThrough(webContents, switchboard)
    // It is refused where the window was closed in the meantime, and that is nobody's fault.
    opened.loadURL(START_PAGE).catch(() => undefined)
    return opened
  }

  return {
    bounds: () => window?.getBounds() ?? null,
    printers: async () => ((await window?.webContents.getPrintersAsync()) ?? []).map(({ displayName, name }) => displayName || name),
    press(key, ctrl) {
      for (const type of ['keyDown', 'keyUp'] as const)
        window?.webContents.sendInputEvent({ type, keyCode: key, modifiers: ctrl ? ['control'] : key === '?' ? ['shift'] : [] })
    },
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

/** Whether a person could take hold of a window there: the screen it was on may be gone. */
function isInReach({ x, y, width, height }: Bounds): boolean {
  const across = (at: number, length: number, from: number, size: number) => Math.min(at + length, from + size) - Math.max(at, from)
  return screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        across(x, width, workArea.x, workArea.width) >= IN_REACH.width && across(y, height, workArea.y, workArea.height) >= IN_REACH.height,
    )
}

/** Waits until what comes in bursts has come to rest. */
function inAMoment(what: () => void): { (): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(what, 200)
  }
  return Object.assign(soon, { stop: () => clearTimeout(timer) })
}
