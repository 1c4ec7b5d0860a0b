// A sentence about an event that is just being opened: said once it is on the screen, since what was said before goes with the screen before it.
import type { Operator } from '../state/operator.ts'

/** Says it when the station's next view has an event open. */
export function sayOnceOpen(operator: Operator, text: string): void {
  const say = () => operator.say({ tone: 'good', text })
  const { store } = operator
  if (store.getState().station?.event) return say()
  const stop = store.subscribe(({ station }) => {
    if (!station?.event) return
    stop()
    // After the change that brought it, which takes away what was said before.
    queueMicrotask(say)
  })
}
