// Asks the station now and then whether it is still there. A line can die without a word (an access point that lost power, a laptop
// that slept), and a picture that only looks fresh is worse than one that says how old it is.
import type { ScreenId } from '../../core/contract/scene.ts'
import type { Connection } from '../client/connection.ts'

/** How often it asks, and how long an answer may take, in ms. */
export const BEAT_MS = 10_000
export const ANSWER_MS = 5000

/** Tells each time that an open line doesn't answer. An answer to asking is the newest picture, by the same way as any other. */
export function createPulse(connection: Connection, screen: ScreenId, onSilent: () => void): void {
  let connected = false
  let asked = false
  let deadline: ReturnType<typeof setTimeout> | undefined

  connection.onState((now) => {
    connected = now
    // What was asked on a lost line is asked again on the next one, by the connection itself; that is not silence.
    clearTimeout(deadline)
  })
  setInterval(() => {
    if (!connected || asked) return
    asked = true
    deadline = setTimeout(onSilent, ANSWER_MS)
    void connection.call('watch', { topic: 'screen', screen }).then(() => {
      asked = false
      clearTimeout(deadline)
    })
  }, BEAT_MS)
}
