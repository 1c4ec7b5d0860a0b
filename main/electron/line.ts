// Puts the operator's window through to the station: one line for as long as a page stays loaded, and a new one for the next.
import { ipcMain, type IpcMainEvent, type WebContents } from 'electron'
import type { Line, Switchboard } from '../station/switchboard.ts'
import { TO_STATION, TO_WINDOW } from './channels.ts'
import { isFrom } from './sender.ts'

/** Carries frames between a window's page and a switchboard until the window is gone. */
export function putThrough(contents: WebContents, switchboard: Switchboard): void {
  let line: Line | null = null

  const hangUp = () => {
    line?.close()
    line = null
  }
  const connect = (): Line => {
    const mine: Line = switchboard.connect(
      'operator',
      // What an earlier page asked is not answered to the one that took its place: ids begin anew there.
      (text) => line === mine && contents.send(TO_WINDOW, text),
      // A page that does not speak the contract is loaded anew; a browser's socket would be closed and opened again.
      () => line === mine && contents.reload(),
    )
    return mine
  }
  const receive = (event: IpcMainEvent, text: unknown) => {
    if (!isFrom(contents, event) || typeof text !== 'string') return
    line ??= connect()
    line.receive(text)
  }

  ipcMain.on(TO_STATION, receive)
  contents.on('did-navigate', hangUp)
  contents.on('render-process-gone', hangUp)
  contents.once('destroyed', () => {
    hangUp()
    ipcMain.off(TO_STATION, receive)
  })
}
