// Draws only the rows of a long list that are in sight. Short lists are drawn whole, so that find-in-page and tests see every row.
import { type RefObject, useEffect, useState } from 'react'

const WHOLE_UP_TO = 150
const OVERSCAN = 12

/** The slice of rows to draw and the heights that stand for the rest. Rows are all `height` px high. */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): { from: number; to: number; above: number; below: number } {
  const [view, setView] = useState({ top: 0, size: 800 })
  const windowed = count > WHOLE_UP_TO
  useEffect(() => {
    const element = box.current
    if (!element || !windowed) return
    const read = () => setView({ top: element.scrollTop, size: element.clientHeight })
    read()
    element.addEventListener('scroll', read, { passive: true })
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      observer.disconnect()
    }
  }, [box, windowed])
  if (!windowed) return { from: 0, to: count, above: 0, below: 0 }
  const from = Math.max(0, Math.floor(view.top / height) - OVERSCAN)
  const to = Math.min(count, Math.ceil((view.top + view.size) / height) + OVERSCAN)
  return { from, to, above: from * height, below: (count - to) * height }
}
