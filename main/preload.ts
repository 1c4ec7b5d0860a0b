// What the operator's page gets of Electron: to send the contract's frames and to hear the station's. Nothing else, so that a page
// that went wrong can do no more than a page in a browser.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { DROPPED, TO_STATION, TO_WINDOW } from './electron/channels.ts'

contextBridge.exposeInMainWorld('scoretable', {
  send(text: string): void {
    ipcRenderer.send(TO_STATION, text)
  },
  onFrame(listener: (text: string) => void): void {
    // The event itself stays here: it would hand the page all of ipcRenderer.
    ipcRenderer.on(TO_WINDOW, (_event, text: string) => listener(text))
  },
})

// An event file dropped on the window is told to the main process from here. The page gets none of it: a path is no page's business.
window.addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
})
window.addEventListener('drop', (event) => {
  const paths = [...(event.dataTransfer?.files ?? [])].map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
  if (!event.isTrusted || paths.length === 0) return
  event.preventDefault()
  ipcRenderer.send(DROPPED, paths)
})
