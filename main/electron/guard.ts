// What no page may do, in whichever window it is: leave its address, open another window, or be given a permission.
import { app, session, shell } from 'electron'
import { isAppPage } from './app-address.ts'

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

  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
}
