// Scrolls a list so that the row that matters is in sight, with some of its neighbours, and otherwise leaves the list where it is.
import { type RefObject, useEffect, useRef } from 'react'

interface Sight {
  /** The row that matters; -1 for none. */
  index: number
  /** Height of a row, and of what sticks above the rows, in px. */
  height: number
  head: number
  /** The list is scrolled when this changes, and never while a person scrolls it. */
  when: unknown
}

/** Keeps a row in sight. Works on rows that are not drawn yet. */
export function useInSight(box: RefObject<HTMLElement | null>, { index, height, head, when }: Sight): void {
  const seen = useRef<unknown>(undefined)
  useEffect(() => {
    const element = box.current
    if (!element || index < 0 || seen.current === when) return
    seen.current = when
    const top = index * height
    const margin = 2 * height
    const room = element.clientHeight - head
    if (top - margin < element.scrollTop) element.scrollTo({ top: Math.max(0, top - margin) })
    else if (top + height + margin > element.scrollTop + room) element.scrollTo({ top: top + height + margin - room })
  }, [box, index, height, head, when])
}
