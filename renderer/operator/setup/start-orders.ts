// Ways to put a start list in order. A draw is made here and recorded as the order it gave.
import type { CompetitorId } from '../../../core/ids.ts'
import type { EntryRow } from '../../../core/views/view.ts'

const numeric = new Intl.Collator('en', { numeric: true })

/** By start number, as people count: 2 before 10, letters after their number. */
export const byNumber = (rows: readonly EntryRow[]): CompetitorId[] =>
  rows.toSorted((a, b) => numeric.compare(a.bib, b.bib)).map(({ id }) => id)

/** By lot; those without one last, by number. */
export const byLot = (rows: readonly EntryRow[]): CompetitorId[] =>
  rows
    .toSorted((a, b) => (a.lot ?? Number.MAX_SAFE_INTEGER) - (b.lot ?? Number.MAX_SAFE_INTEGER) || numeric.compare(a.bib, b.bib))
    .map(({ id }) => id)

/** A draw in which every order is as likely as any other. `below` gives a whole number from 0 up to, not including, its argument. */
export function drawn(rows: readonly EntryRow[], below: (count: number) => number): CompetitorId[] {
  const order = rows.map(({ id }) => id)
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = below(last + 1)
    ;[order[last], order[chosen]] = [order[chosen]!, order[last]!]
  }
  return order
}

/** A whole number below `count` from the browser's own randomness, none likelier than another. */
export function randomBelow(count: number): number {
  const fair = 2 ** 32 - (2 ** 32 % count)
  for (;;) {
    const [value] = crypto.getRandomValues(new Uint32Array(1))
    if (value! < fair) return value! % count
  }
}

/** The order with one of it moved; the same where it can't go there. */
export function moved(order: readonly CompetitorId[], from: number, to: number): CompetitorId[] {
  const next = [...order]
  if (from === to || from < 0 || from >= order.length || to < 0 || to >= order.length) return next
  const [taken] = next.splice(from, 1)
  next.splice(to, 0, taken!)
  return next
}

/** An order begun earlier, for those who are in now: whoever has left is out of it, whoever came is last. */
export function reconciled(order: readonly CompetitorId[], now: readonly CompetitorId[]): CompetitorId[] {
  const present = new Set(now)
  const kept = order.filter((id) => present.has(id))
  const known = new Set(kept)
  return [...kept, ...now.filter((id) => !known.has(id))]
}
