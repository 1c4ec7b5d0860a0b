// How the double and whoever started it talk: a line of JSON each. What the double reports goes to standard output, after a word that
// tells it from the app's own lines; what it is asked to do comes in on standard input.
import { createInterface } from 'node:readline'

const WORD = 'electron-double '

export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

/** A screen of the computer, as much of Electron's `Display` as the app uses. */
export interface Monitor {
  id: number
  label: string
  bounds: Bounds
  scaleFactor: number
  internal: boolean
}

/** What happened to the app's use of Electron. */
export type Report =
  | { kind: 'browser'; cdp: string }
  | { kind: 'window'; options: { webPreferences?: Record<string, unknown> } & Record<string, unknown> }
  | { kind: 'shown' | 'focused' | 'closed'; title: string }
  | { kind: 'crashed' }
  | { kind: 'refused'; what: 'navigation' | 'window' | 'download'; url: string }
  | { kind: 'permission'; name: string; requested: boolean; checked: boolean }
  | { kind: 'error-box'; title: string; content: string }
  | { kind: 'awake'; why: string | null }
  | { kind: 'crash-reporter'; uploads: boolean }
  | { kind: 'message-box'; message: string; detail: string }
  | { kind: 'opened-outside'; url: string }
  | { kind: 'menu'; labels: string[]; items: { label: string; accelerator?: string; enabled: boolean }[] }
  | { kind: 'delivered' }
  | { kind: 'placed'; title: string; bounds: Bounds; fullScreen: boolean }

/** From whom an IPC message pretends to come. */
export type Pretender = 'frame-within' | 'another-page' | 'another-window' | 'gone-frame'

/** What a test can ask of the double that no page can do. */
export type Order =
  | { order: 'quit' | 'activate' | 'minimize' }
  /** Screens are plugged in, taken away or changed; the first is the primary one. */
  | { order: 'monitors'; monitors: Monitor[] }
  /** A person chooses an item of the menu. */
  | { order: 'menu'; label: string }
  /** The Mac tells the app of a file that was opened with it. */
  | { order: 'open-file'; path: string }
  /** A person moves the window of that title. */
  | { order: 'move'; title: string; bounds: Bounds }
  /** A person closes it. */
  | { order: 'close'; title: string }
  | { order: 'ask-permission'; name: string; address: string }
  | { order: 'ipc'; from: Pretender; channel: string; text: unknown }

/** Tells whoever started the double. */
export function report(what: Report): void {
  process.stdout.write(`${WORD}${JSON.stringify(what)}\n`)
}

/** The report in a line of standard output; null where the line is the app's own. */
export const readReport = (line: string): Report | null => (line.startsWith(WORD) ? (JSON.parse(line.slice(WORD.length)) as Report) : null)

/** Hears orders. They alone don't keep the process running. */
export function onOrder(listener: (order: Order) => void): void {
  createInterface({ input: process.stdin }).on('line', (line) => listener(JSON.parse(line) as Order))
  if ('unref' in process.stdin) process.stdin.unref()
}
