// Electron's `app`: gets ready when it is told to, and ends in Electron's order of events.
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { closeBrowser } from './browser.ts'
import { takeLock } from './lock.ts'
import { only } from './only.ts'

/** An event that can be prevented, as Electron hands it out. */
export function preventable(): { preventDefault(): void; defaultPrevented: boolean } {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}

const emitter = new EventEmitter()
const paths: Record<string, string> = { userData: tmpdir() }
let quitting = false
let exiting = false
let becomeReady!: () => void
const ready = new Promise<void>((resolve) => (becomeReady = resolve))

/** Windows that are open, each with how to close it. Kept here, so that `app` need not know what a window is. */
export const openWindows = new Set<{ close(): Promise<void> }>()

async function quit(): Promise<void> {
  if (quitting) return
  quitting = true
  const before = preventable()
  emitter.emit('before-quit', before)
  if (before.defaultPrevented) return void (quitting = false)
  for (const window of openWindows) await window.close()
  const will = preventable()
  emitter.emit('will-quit', will)
  if (will.defaultPrevented) return void (quitting = false)
  exit(0)
}

function exit(code: number): void {
  if (exiting) return
  exiting = true
  process.exitCode = code
  void closeBrowser().finally(() => process.exit(code))
}

/** The last window was closed: without a listener Electron quits by itself. */
export function windowClosed(): void {
  if (openWindows.size > 0 || quitting) return
  if (emitter.listenerCount('window-all-closed') > 0) emitter.emit('window-all-closed')
  else void quit()
}

/** What happens of itself: `activate`, `web-contents-created`, and so on. */
export const tell = (event: string, ...details: unknown[]): boolean => emitter.emit(event, ...details)

export const isEnding = (): boolean => exiting
export const isReady = { now: false }

/** Makes the app ready: Electron does so once the main module has loaded, and not before. */
export function makeReady(): void {
  isReady.now = true
  emitter.emit('ready')
  becomeReady()
}

export const profile = (): string => paths['userData']!

export const app = only('app', {
  isPackaged: process.env['ELECTRON_DOUBLE_PACKAGED'] === '1',
  on: (event: string, listener: (...details: unknown[]) => void) => void emitter.on(event, listener),
  whenReady: () => ready,
  enableSandbox() {
    if (isReady.now) throw new Error('The sandbox is for all before the app is ready.')
  },
  quit: () => void quit(),
  exit,
  setPath(name: string, path: string) {
    if (!(name in paths)) throw new Error(`The double of electron has no path ${name}.`)
    paths[name] = path
  },
  requestSingleInstanceLock: (data?: unknown) =>
    takeLock(profile(), data, (told) => emitter.emit('second-instance', preventable(), [], '', told)),
})
