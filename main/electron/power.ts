// Keeps the computer and its screens awake while an event is open: a table that falls asleep in a pause is dark when the next one is called,
// and so is the projector. A lid that is closed all the same is noticed on waking (main/sync/vigil.ts).
import { powerSaveBlocker } from 'electron'

export interface Power {
  /** Whether an event is open. */
  set(isOpen: boolean): void
}

/** Nothing is kept awake yet. */
export function createPower(): Power {
  let blocker: number | null = null
  return {
    set(isOpen) {
      if (isOpen) blocker ??= powerSaveBlocker.start('prevent-display-sleep')
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker)
        blocker = null
      }
    },
  }
}
