// The laptop's clock as a countdown needs it: a new time every few seconds until a moment, and no longer.
import { useEffect, useState } from 'react'

const STEP_MS = 5000

/** Now in ms. It goes on until `until` is past; null where nothing counts down. */
export function useClock(until: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (until === null) return
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNow(Date.now())
      if (Date.now() < until) timer = setTimeout(tick, Math.min(STEP_MS, until - Date.now()))
    }
    timer = setTimeout(tick)
    return () => clearTimeout(timer)
  }, [until])
  return now
}
