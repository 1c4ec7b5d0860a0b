// A page that crashed is loaded again where it was, in the same window.
import type { WebContents } from 'electron'

/** So many crashes within so many ms are one too many: loading again does not help. */
const MOST_CRASHES = 3
const CRASHES_WITHIN = 60_000

/** Loads a window's page again after each crash. `onBroken` hears that it crashes time and again. */
export function reloadAfterCrash(contents: WebContents, isGone: () => boolean, onBroken: () => void): void {
  let crashes: number[] = []
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = Date.now()
    crashes = [...crashes.filter((at) => now - at < CRASHES_WITHIN), now]
    if (crashes.length > MOST_CRASHES) return onBroken()
    // Not at once: Electron is still taking the dead process apart, and loading in the middle of that has crashed it whole.
    setImmediate(() => {
      if (!isGone()) contents.reload()
    })
  })
}
