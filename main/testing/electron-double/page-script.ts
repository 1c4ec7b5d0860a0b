// What runs in a page before its own scripts: the preload, with a contextBridge and an ipcRenderer of the double's.
// It runs in the page's own world. That the real one has a world of its own can't be shown here; that it exposes no more than it should, can.
import { join } from 'node:path'

/** Where the double finds a page's ears. A symbol, so that the page's globals are those a page of Electron would have. */
export const EARS = 'electron-double'

/** The binding by which a page calls the double; gone before the page's own scripts run. */
export const MOUTH = 'electronDouble'

/** Where files that tests drop on a window lie: a page in Chromium is not told. */
const dropsFolder = () => join(process.env['SCORETABLE_HOME'] ?? '', 'drops')

/** The script, with the preload's source in it. */
export const pageScript = (preload: string): string => `(${install.toString()})(${JSON.stringify([EARS, MOUTH, preload, dropsFolder()])})`

/** Runs in the page: it may use nothing of this file. */
function install([ears, mouth, preload, drops]: [string, string, string, string]): void {
  const world = globalThis as unknown as Record<string | symbol, unknown>
  const say = world[mouth] as (what: string, ...more: unknown[]) => void
  delete world[mouth]
  if (window !== window.top) return
  say('loaded')
  window.open = (url) => {
    say('open', new URL(url ?? 'about:blank', location.href).href)
    return null
  }

  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>()
  Object.defineProperty(world, Symbol.for(ears), {
    value: (channel: string, args: unknown[]) => listeners.get(channel)?.forEach((listener) => listener({ sender: ipcRenderer }, ...args)),
  })
  const named = <T extends object>(name: string, members: T): T =>
    new Proxy(members, {
      get(target, key) {
        if (!(key in target)) throw new Error(`The double of electron has no ${name}.${String(key)}.`)
        return Reflect.get(target, key)
      },
    })
  const ipcRenderer = named('ipcRenderer', {
    send: (channel: string, ...args: unknown[]) => say('ipc', channel, structuredClone(args)),
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    },
  })
  // As Electron's: values are copied, functions are wrapped, and the page can change none of it.
  const across = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => across(value(...args))
    if (value === null || typeof value !== 'object') return value
    if (Object.getPrototypeOf(value) !== Object.prototype)
      throw new Error('The double of electron carries plain objects and functions only.')
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, across(each)])))
  }
  const contextBridge = named('contextBridge', {
    exposeInMainWorld: (name: string, api: unknown) => Object.defineProperty(world, name, { value: across(api), enumerable: true }),
  })
  const load = (name: string) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload can't load ${name}.`)
    const webUtils = named('webUtils', { getPathForFile: (file: File) => `${drops}/${file.name}` })
    return named('electron', { contextBridge, ipcRenderer, webUtils })
  }
  // oxlint-disable-next-line typescript/no-implied-eval -- a preload is CommonJS: it runs as a function of `require`, `module` and `exports`.
  new Function('require', 'module', 'exports', preload)(load, { exports: {} }, {})
}
