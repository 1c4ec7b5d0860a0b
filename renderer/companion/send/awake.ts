// When a browser page has reason to ask at once: it is seen again, the network is said to be back or gone, the phone woke up.
// What the browser says of the network is never believed as a state, only taken as a hint to ask.

/** Calls on every such moment until the returned function is called. */
export function onAwake(listener: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && listener()
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  window.addEventListener('pageshow', listener)
  window.addEventListener('focus', seen)
  let last = Date.now()
  // A phone that slept kept its timers still: the clock has jumped.
  const timer = setInterval(() => {
    if (Math.abs(Date.now() - last - 5000) > 15_000) listener()
    last = Date.now()
  }, 5000)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
    window.removeEventListener('pageshow', listener)
    window.removeEventListener('focus', seen)
  }
}
