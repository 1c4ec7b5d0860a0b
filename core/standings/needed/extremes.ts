// How well and how badly somebody can still end: all that is left to take at its best and at its worst.
import type { Contest } from '../../apply/state.ts'
import type { Format } from '../../formats/format.ts'
import type { Values } from '../../formats/value.ts'
import type { Taken } from '../line.ts'
import type { Row } from '../ranking.ts'
import { slotCount, slotsOf } from '../slots.ts'
import { cornersAt } from './corners.ts'
import { compareRows, rowWith, takenAs } from './hypothesis.ts'

/** The best and the worst attempt of every slot. */
interface Ends {
  best: readonly Values[]
  worst: readonly Values[]
}

/** A row with all that is left at its best, and at its worst. */
export interface Extremes {
  best: Row
  worst: Row
}

const fill = (contest: Contest, row: Row, slots: readonly number[], valuesAt: (slot: number) => Values): Row =>
  rowWith(contest, row, new Map(slots.map((slot): [number, Taken] => [slot, takenAs(contest, row.line, slot, valuesAt(slot))])))

const known = new WeakMap<Format, Ends | 'untold'>()

/**
 * Which ends are the best and the worst, found by trying them: each group's attempts all at one end, the others at one that is a mark.
 * The same for everybody of a format, so it is looked for once, on somebody who gets a place by it: null where this one gets none.
 */
function endsOf(contest: Contest, like: Row): Ends | 'untold' | null {
  const { format } = contest
  const before = known.get(format)
  if (before) return before
  const corners = Array.from({ length: slotCount(format) }, (_, slot) => cornersAt(format, slot))
  const ends = corners.every((each) => each !== null) ? tryEnds(contest, like, corners) : 'untold'
  if (ends) known.set(format, ends)
  return ends
}

function tryEnds(contest: Contest, like: Row, corners: readonly (readonly Values[])[]): Ends | null {
  const { format } = contest
  const empty: Row = { ...like, line: { ...like.line, slots: [] }, status: null, means: null }
  const all = corners.map((_, slot) => slot)
  const marked = corners.map((each, slot) => each.find((values) => takenAs(contest, empty.line, slot, values).score !== null) ?? each[0]!)
  const [best, worst]: [Values[], Values[]] = [[], []]
  for (const { id } of format.groups) {
    const [first, end] = slotsOf(format, id)
    let [high, low]: [[Row, Values] | null, [Row, Values] | null] = [null, null]
    for (const values of corners[first]!) {
      const row = fill(contest, empty, all, (slot) => (slot >= first && slot < end ? values : marked[slot]!))
      if (!high || compareRows(contest, row, high[0]).order < 0) high = [row, values]
      if (!low || compareRows(contest, row, low[0]).order > 0) low = [row, values]
    }
    for (let slot = first; slot < end; slot++) {
      best.push(high![1])
      worst.push(low![1])
    }
  }
  return fill(contest, empty, all, (slot) => best[slot]!).ranked ? { best, worst } : null
}

const kept = new WeakMap<Row, { left: number; extremes: Extremes }>()

/** A row's extremes with these slots left to take; null where they can't be told. A row is made anew with every change, so they are kept. */
export function extremesOf(contest: Contest, row: Row, left: readonly number[]): Extremes | null {
  if (left.length === 0) return { best: row, worst: row }
  const before = kept.get(row)
  if (before?.left === left.length) return before.extremes
  const ends = endsOf(contest, row)
  if (ends === 'untold') return null
  // Nothing that is left gives a place: something else is missing.
  if (ends === null) return { best: row, worst: row }
  const extremes = {
    best: fill(contest, row, left, (slot) => ends.best[slot]!),
    worst: fill(contest, row, left, (slot) => ends.worst[slot]!),
  }
  kept.set(row, { left: left.length, extremes })
  return extremes
}
