// Lets rows glide from where they were to where they are, so that the eye follows a change of rank.
// The new text is painted at once; only its position travels, by transform, so nothing waits for it.
import { type RefObject, useLayoutEffect, useRef } from 'react'

const TRAVEL: KeyframeAnimationOptions = { duration: 600, easing: 'cubic-bezier(0.22, 0.8, 0.24, 1)' }

/** Rows on their list: index by key, with the first visible one and how many are visible. */
export interface Positions {
  contest: string
  order: readonly string[]
  from: number
  count: number
}

/** How many rows each visible key has travelled (negative: it came from below), or nothing where it was out of sight and isn't news. */
export function travels(before: Positions, after: Positions, news: ReadonlySet<string>): Map<string, number> {
  const moved = new Map<string, number>()
  if (before.contest !== after.contest) return moved
  const old = new Map(before.order.map((key, index) => [key, index]))
  const samePage = before.from === after.from
  for (let index = after.from; index < Math.min(after.from + after.count, after.order.length); index++) {
    const key = after.order[index]!
    const was = old.get(key)
    if (was === undefined || was === index) continue
    if (!samePage && !news.has(key)) continue
    // From out of sight it comes over the nearest edge, not across the whole list.
    const seen = Math.max(after.from - 1, Math.min(after.from + after.count, was))
    if (seen !== index) moved.set(key, seen - index)
  }
  return moved
}

/** Animates a list's rows (elements with `data-key`) whenever their order changes. */
export function useMoves(list: RefObject<HTMLElement | null>, positions: Positions, news: ReadonlySet<string>): void {
  const before = useRef(positions)
  useLayoutEffect(() => {
    const moved = travels(before.current, positions, news)
    before.current = positions
    if (moved.size === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const row of list.current?.children ?? []) {
      if (!(row instanceof HTMLElement)) continue
      const rows = moved.get(row.dataset['key'] ?? '')
      if (rows === undefined) continue
      for (const old of row.getAnimations()) old.cancel()
      row.animate([{ transform: `translateY(${rows * 100}%)` }, { transform: 'none' }], TRAVEL)
    }
  })
}
