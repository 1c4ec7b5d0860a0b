// How safe what this phone keeps is, asked once a part is open: then the browser grants it more readily.
import { useEffect, useState } from 'react'
import { askStorage, type SafetyView, storageSafety } from '../store/safety.ts'

/** What to say about the storage; null until the browser has answered. */
export function useStorageSafety(): SafetyView | null {
  const [view, setView] = useState<SafetyView | null>(null)
  useEffect(() => {
    let over = false
    void askStorage(Date.now()).then((facts) => over || setView(storageSafety(facts)))
    return () => {
      over = true
    }
  }, [])
  return view
}
