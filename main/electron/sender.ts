// Who may speak to the main process.
import type { IpcMainEvent, WebContents } from 'electron'
import { isAppPage } from './app-address.ts'

/** A message counts only from the operator app itself, at the top of its own window: not from a frame within it, nor from a page it became. */
export function isFrom(contents: WebContents, { sender, senderFrame }: IpcMainEvent): boolean {
  return sender === contents && senderFrame !== null && senderFrame.parent === null && isAppPage(senderFrame.url)
}
