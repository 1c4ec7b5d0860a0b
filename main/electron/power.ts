// Keeps the computer and its screens awake while an event is open: a table that falls asleep in a pause is dark when the next one is called,
// and so is the projector. After a lid that was closed all the same, everything connects anew at once.
import { powerMonitor, powerSaveBlocker } from 'electron'
import { hasWoken } from '../sync/vigil.ts'

export interface Power {
  /** Whether an event is open. */
  set(isOpen: boolean): void
  /** Whether it is kept awake just now. */
  keptAwake(): boolean
  onBattery(): boolean
}

/** Nothing is kept awake yet. Once the app is ready, not before. */
export function createPower(): Power {
  powerMonitor.on('resume', hasWoken)
  let blocker: number | null = null
  return {
    onBattery: () => powerMonitor.isOnBatteryPower(),
    keptAwake: () => blocker !== null && powerSaveBlocker.isStarted(blocker),
    set(isOpen) {
      if (isOpen) blocker ??= powerSaveBlocker.start('prevent-display-sleep')
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker)
        blocker = null
      }
    },
  }
}
