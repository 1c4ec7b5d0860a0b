// What the operator's page gets of Electron: to send the contract's frames and to hear the station's. Nothing else, so that a page
// that went wrong can do no more than a page in a browser.
import { contextBridge, ipcRenderer } from 'electron'
import { TO_STATION, TO_WINDOW } from './electron/channels.ts'

contextBridge.exposeInMainWorld('scoretable', {
  send(text: string): void {
    ipcRenderer.send(TO_STATION, text)
  },
  onFrame(listener: (text: string) => void): void {
    // The event itself stays here: it would hand the page all of ipcRenderer.
    ipcRenderer.on(TO_WINDOW, (_event, text: string) => listener(text))
  },
})
