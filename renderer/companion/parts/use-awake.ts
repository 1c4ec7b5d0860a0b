// Keeps the screen on while a part is open. Only secure pages may ask; a low battery may refuse.
import { useEffect } from 'react'

/** Keeps the screen awake as long as the component is there. */
export function useAwake(): void {
  useEffect(() => {
    let lock: { release(): Promise<void> } | null = null
    let over = false
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock?.request('screen').then(
        (given) => {
          if (over) void given.release()
          else lock = given
        },
        () => undefined,
      )
    }
    document.addEventListener('visibilitychange', ask)
    ask()
    return () => {
      over = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}
