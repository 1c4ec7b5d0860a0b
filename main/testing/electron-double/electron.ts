// The module that stands for `electron` when the app's main process runs on plain Node. It has what the app uses; a name that is not
// among these ends the start with that name.
import { isEnding } from './app.ts'
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
  submenu?: MenuItem[]
}

const labelsOf = (items: MenuItem[]): string[] =>
  items.flatMap(({ role, label, submenu }) => [role ?? label ?? '', ...labelsOf(submenu ?? [])]).filter((label) => label !== '')

export const Menu = only('Menu', {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (menu: MenuItem[]) => report({ kind: 'menu', labels: labelsOf(menu) }),
})

export const dialog = only('dialog', {
  showErrorBox: (title: string, content: string) => report({ kind: 'error-box', title, content }),
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
