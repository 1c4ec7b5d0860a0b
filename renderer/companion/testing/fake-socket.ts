// A WebSocket whose other end is a test.
import { EVENT } from './table.ts'

export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  /** All that were made since this was emptied. */
  static all: FakeSocket[] = []
  readyState = 0
  said: string[] = []
  constructor() {
    super()
    FakeSocket.all.push(this)
  }
  send(text: string) {
    this.said.push(text)
  }
  close() {
    this.readyState = 3
  }
  opens() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
    this.hears({ is: 'welcome', event: EVENT, name: 'Club', title: 'Judge 1', device: 'd1' })
  }
  hears(frame: object) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }))
  }
}
