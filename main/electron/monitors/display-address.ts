// What a display on this computer is called by the station, and where its page is.
import { randomBytes } from 'node:crypto'
import { ScreenId } from '../../../core/contract/scene.ts'

/** A new display's id. */
export const newScreenId = (): ScreenId => ScreenId.parse(randomBytes(10).toString('hex'))

/** The page of one display, by this computer's own address: the venue's network may go, and the projector is beside the table. */
export function displayAddress(displayUrl: string, screen: ScreenId): string {
  const url = new URL(`display/?screen=${screen}`, displayUrl)
  url.hostname = '127.0.0.1'
  return url.href
}
