// Which attempts of a standing are on now, for a screen that has no room for all of them.
import type { StandingView } from '../../core/views/view.ts'

/** The slots of the group that is on: the first with an attempt to come of somebody who is still in, else the last. */
export function currentGroup(view: StandingView): { short: string; slots: number[] } {
  let first = 0
  let last = { short: '', slots: [] as number[] }
  for (const { short, attempts } of view.groups) {
    last = { short, slots: Array.from({ length: attempts }, (_, i) => first + i) }
    if (isOn(view, last.slots)) break
    first += attempts
  }
  return last
}

/** Whether somebody who is still in has an attempt of these slots to come. */
export const isOn = (view: StandingView, slots: number[]) =>
  view.rows.some((row) => !row.status && slots.some((slot) => awaited(row.cells[slot]?.state)))

const awaited = (state: string | undefined) => state === undefined || state === 'todo' || state === 'open'

/** The newest `count` slots: they end with the first that somebody still has to take, so that a long card shows what is on. */
export function newestSlots(view: StandingView, slots: number[], count: number): number[] {
  const open = slots.findIndex((slot) => view.rows.some((row) => !row.status && awaited(row.cells[slot]?.state)))
  const end = open < 0 ? slots.length : Math.max(count, open + 1)
  return slots.slice(Math.max(0, end - count), end)
}
