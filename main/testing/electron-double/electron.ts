// The module that stands for `electron` when the app's main process runs on plain Node. It has what the app uses; a name that is not
// among these ends the start with that name.
import { isEnding } from './app.ts'
import { sessionEvents } from './downloads.ts'
import { only } from './only.ts'
import { report } from './report.ts'
import { ipc } from './web-contents.ts'

export { app } from './app.ts'
export { protocol } from './protocol.ts'
export { safeStorage } from './safe-storage.ts'
export { screen } from './screen.ts'
export { BrowserWindow } from './window.ts'

type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (allowed: boolean) => void,
  details: { requestingUrl: string },
) => void
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean

/** Who answers about permissions. Electron itself allows all until somebody does. */
export const permissions: { request: PermissionRequest; check: PermissionCheck } = {
  request: (_contents, _permission, answer) => answer(true),
  check: () => true,
}

export const session = only('session', {
  defaultSession: only('session.defaultSession', {
    on: (event: string, listener: (...details: unknown[]) => void) => void sessionEvents.on(event, listener),
    setPermissionRequestHandler: (handler: PermissionRequest) => void (permissions.request = handler),
    setPermissionCheckHandler: (handler: PermissionCheck) => void (permissions.check = handler),
    setDevicePermissionHandler: (_handler: () => boolean) => undefined,
  }),
})

export const ipcMain = only('ipcMain', {
  on: (channel: string, listener: (...args: unknown[]) => void) => void ipc.on(channel, listener),
  off: (channel: string, listener: (...args: unknown[]) => void) => void ipc.off(channel, listener),
})

interface MenuItem {
  role?: string
  label?: string
  accelerator?: string
  enabled?: boolean
  click?: () => void
  submenu?: MenuItem[]
}

let menu: MenuItem[] = []
const allOf = (items: MenuItem[]): MenuItem[] => items.flatMap((item) => [item, ...allOf(item.submenu ?? [])])

/** Chooses an item of the menu, as a person does. */
export function chooseFromMenu(label: string): void {
  const item = allOf(menu).find((each) => each.label === label)
  if (!item) throw new Error(`The menu has no ${label}.`)
  if (item.enabled !== false) item.click?.()
}

export const Menu = only('Menu', {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu(items: MenuItem[]) {
    menu = items
    const told = allOf(items).flatMap(({ role, label, accelerator, enabled = true }) => {
      const name = role ?? label
      return name === undefined ? [] : [{ label: name, ...(accelerator === undefined ? {} : { accelerator }), enabled }]
    })
    report({ kind: 'menu', labels: told.map(({ label }) => label), items: told })
  },
})

/** This system never sleeps, and is plugged in. */
export const powerMonitor = only('powerMonitor', {
  on: (_event: string, _listener: () => void) => undefined,
  isOnBatteryPower: () => false,
})

/** Where minidumps would go, and to nobody. */
export const crashReporter = only('crashReporter', {
  start(options: { uploadToServer?: boolean }) {
    report({ kind: 'crash-reporter', uploads: options.uploadToServer !== false })
  },
})

let blockers = 0

export const powerSaveBlocker = only('powerSaveBlocker', {
  start(why: string) {
    report({ kind: 'awake', why })
    return ++blockers
  },
  stop: (_blocker: number) => report({ kind: 'awake', why: null }),
  isStarted: (blocker: number) => blocker <= blockers,
})

export const dialog = only('dialog', {
  showErrorBox: (title: string, content: string) => report({ kind: 'error-box', title, content }),
  /** A person takes the file that the test has laid there. */
  showOpenDialog: async () => ({ canceled: false, filePaths: [process.env['ELECTRON_DOUBLE_CHOOSES'] ?? ''] }),
  showSaveDialog: async () => ({ canceled: false, filePath: process.env['ELECTRON_DOUBLE_SAVES'] ?? '' }),
  async showMessageBox({ message, detail }: { message: string; detail: string }) {
    report({ kind: 'message-box', message, detail })
    return { response: 0, checkboxChecked: false }
  },
})

export const shell = only('shell', {
  async openExternal(url: string) {
    if (!isEnding()) report({ kind: 'opened-outside', url })
  },
})
