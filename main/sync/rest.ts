// Resting between requests: for a time, until something wakes it, or for good.
import type { Pause } from '../../core/outbox/pause.ts'

export interface Rest {
  /** Rests for so many ms; not at all where it was woken and has not gone on since. */
  sleep(ms: number): Promise<void>
  /** Waits out the pause. A wake shortens it, though never below what keeps a failing remote from being hammered; `onWake` comes first then. */
  waitOut(onWake: () => Promise<void>): Promise<void>
  wake(): void
  /** It goes on: what woke it is seen to. */
  goesOn(): void
  /** No more rest, ever. */
  end(): void
}

/** Awake. */
export function createRest(pause: Pause): Rest {
  let ended = false
  let woken = false
  let rouse = () => {}
  const hasEnded = () => ended // while something here is waiting
  const rest: Rest = {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => rouse(), ms)
        rouse = () => {
          clearTimeout(timer)
          resolve()
        }
        if (woken || ended) rouse()
      }),
    async waitOut(onWake) {
      for (;;) {
        const left = hasEnded() ? 0 : pause.left()
        if (left <= 0) return
        await rest.sleep(left)
        if (!woken) continue
        woken = false
        pause.shorten()
        await onWake()
      }
    },
    wake() {
      woken = true
      rouse()
    },
    goesOn: () => void (woken = false),
    end() {
      ended = true
      rouse()
    },
  }
  return rest
}
