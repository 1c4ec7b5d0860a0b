// Asks the browser to keep the screen on. Only secure pages may ask; elsewhere the machine's own sleep setting decides.

/** Keeps the screen awake whenever the page is visible. */
export function keepAwake(): void {
  const lock = () => {
    // Refused on a low battery, say: the screen then sleeps as it is set to, and the picture is there when it wakes.
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined)
  }
  document.addEventListener('visibilitychange', lock)
  lock()
}
