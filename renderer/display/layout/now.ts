// What of now-and-next a screen has room for: who is up always, then the result just in, then who follows, then the facts.
// What doesn't fit whole is left out; the name takes what is left.
import type { Frame } from './frame.ts'
import { LINE_USE } from './text-width.ts'

/** What the view has to say. `nameWidth` is the width of the name of who is up, in ems. */
interface Given {
  nameWidth: number
  declared: boolean
  last: boolean
  following: number
}

export interface NowLayout {
  last: boolean
  /** How many of those who follow. */
  next: number
  facts: boolean
  /** Room for the name of who is up, and the most its size may be, in units. */
  name: { wide: number; high: number; most: number }
}

/** The gap between the two columns of a wide screen (now-next.css). */
const COLUMN_GAP = 1.6
const NOW_SHARE = 0.6
/** Height of a line of the name, in its own size. */
export const LEADING = 1.12
const MOST_LINES = 4

// In units, as now-next.css sets them: the head with a little air, the foot, and each part.
const SIZES = {
  wide: { head: 2.8, foot: 1.45, label: 1.4, who: 1.7, what: 3.2, declared: 0, last: 3.8, facts: 2.1, nextHead: 1.6, next: 3.7 },
  tall: { head: 3.8, foot: 1.45, label: 1.3, who: 1.5, what: 2.2, declared: 2, last: 4.9, facts: 1.8, nextHead: 1.7, next: 2.2 },
}
const NAME = { wide: { least: 1.5, high: 6.6, most: 4.6 }, tall: { least: 2.5, high: 5, most: 2.4 } }

/** Shares a frame's room out. */
export function nowLayout(frame: Frame, given: Given): NowLayout {
  const shape = frame.tall ? 'tall' : 'wide'
  const size = SIZES[shape]
  const wide = frame.tall ? frame.wide : (frame.wide - COLUMN_GAP) * NOW_SHARE
  // Even a very long name is said whole, at the smallest size if need be.
  const lines = Math.min(MOST_LINES, Math.ceil(given.nameWidth / (wide * LINE_USE)))
  const least = Math.max(NAME[shape].least, lines * LEADING + 0.1)
  let room = frame.high - size.head - size.foot - size.label - size.who - size.what - least
  if (given.declared) room -= size.declared

  const last = given.last && room >= size.last
  if (last) room -= size.last
  const fitting = (high: number) => Math.max(0, Math.min(given.following, Math.floor((high - size.nextHead) / size.next)))
  // A wide screen has them in a column of their own.
  const beside = frame.high - size.head - size.foot - (last ? size.last : 0)
  const next = fitting(frame.tall ? room : beside)
  if (frame.tall && next > 0) room -= size.nextHead + next * size.next
  const facts = room >= size.facts
  if (facts) room -= size.facts

  return {
    last,
    next,
    facts,
    name: {
      wide,
      high: Math.max(least, Math.min(NAME[shape].high, least + room)),
      most: NAME[shape].most,
    },
  }
}
