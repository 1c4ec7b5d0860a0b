// What no page may do, in whichever window it is: leave its address, open another window, or have a permission that the table has no use for.
import { app, session, type Session, shell } from 'electron'
import { isAppPage } from './app-address.ts'
import { guardDownloads } from './downloads.ts'

/** The one permission the operator app has: to put what a person copies on the clipboard. */
const GIVEN = new Set(['clipboard-sanitized-write'])

/** Refuses all of it. `isKnown` says which addresses of the world the person may be shown, in the system's own browser. */
export function guardPages(isKnown: (address: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    const showOutside = (address: string) => {
      if (isKnown(address)) void shell.openExternal(address)
    }
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame && isAppPage(event.url)) return
      event.preventDefault()
      if (event.isMainFrame) showOutside(event.url)
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      showOutside(url)
      return { action: 'deny' }
    })
  })

  closeSession(session.defaultSession)
  app.on('session-created', closeSession)
}

function closeSession(guarded: Session): void {
  const isGiven = (permission: string, address: string) => GIVEN.has(permission) && isAppPage(address)
  guarded.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => answer(isGiven(permission, requestingUrl)))
  guarded.setPermissionCheckHandler((_contents, permission, origin) => isGiven(permission, origin))
  guarded.setDevicePermissionHandler(() => false)
  guardDownloads(guarded)
}
