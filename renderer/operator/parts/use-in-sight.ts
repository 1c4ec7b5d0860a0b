// Scrolls a list so that the row that matters is in sight, with some of its neighbours, and otherwise leaves the list where it is.
import { type RefObject, useEffect } from 'react'

/** Keeps row `index` of rows `height` px high in sight whenever `when` changes. Works on rows that are not drawn yet. */
export function useInSight(box: RefObject<HTMLElement | null>, index: number, height: number, head: number, when: unknown): void {
  useEffect(() => {
    const element = box.current
    if (!element || index < 0) return
    const top = head + index * height
    const margin = 2 * height
    const { scrollTop, clientHeight } = element
    if (top - margin - head < scrollTop) element.scrollTop = Math.max(0, top - margin - head)
    else if (top + height + margin > scrollTop + clientHeight) element.scrollTop = top + height + margin - clientHeight
  }, [box, index, height, head, when])
}
