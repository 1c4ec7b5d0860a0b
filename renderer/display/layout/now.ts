// What of now-and-next a screen has room for: who is up with what always, then the label and the number, the result just in,
// who follows, the facts. What doesn't fit whole is left out; the name takes what is left.
import type { Frame } from './frame.ts'
import { LINE_USE } from './text-width.ts'

/** What the view has to say. Widths are in ems: of the name of who is up, and of the attempt with what is declared for it. */
interface Given {
  nameWidth: number
  whatWidth: number
  declared: boolean
  last: boolean
  following: number
  /** Whether any of those who follow has declared: an upright screen has a second line for that alone. */
  followDeclared: boolean
}

/** Sizes and room in units. */
export interface NowLayout {
  label: boolean
  who: boolean
  last: boolean
  /** How many of those who follow, and whether each takes its second line. */
  next: number
  nextWhole: boolean
  facts: boolean
  /** Size of the attempt's line. */
  what: number
  /** Room for the name of who is up, and the most its size may be. */
  name: { wide: number; high: number; most: number }
}

// The gap between the two columns of a wide screen, and the first one's share of the rest (now-next.css).
const COLUMN_GAP = 1.6
const NOW_SHARE = 0.6
/** Narrower than this a wide screen has one column, for who is up. */
const TWO_COLUMNS = 24

/** Height of a line of the name, in its own size. */
export const LEADING = 1.12
const MOST_LINES = 5

// As now-next.css sets them: the head with a little air, the foot, and each part.
const SIZES = {
  wide: {
    head: 2.8,
    foot: 1.45,
    label: 1.4,
    who: 1.7,
    what: 3.2,
    second: 0,
    last: 3.8,
    facts: 2.1,
    nextHead: 1.6,
    next: 3.95,
    nextWhole: 3.95,
  },
  tall: {
    head: 3.8,
    foot: 1.45,
    label: 1.3,
    who: 1.5,
    what: 2.2,
    second: 2,
    last: 4.2,
    facts: 1.8,
    nextHead: 1.7,
    next: 2,
    nextWhole: 3.3,
  },
}
const NAME = { wide: { least: 1.5, high: 6.6, most: 4.6 }, tall: { least: 2.5, high: 5, most: 2.4 } }
const WHAT = { wide: { least: 1.3, most: 2 }, tall: { least: 1.6, most: 1.6 } }

/** Shares a frame's room out. */
export function nowLayout(frame: Frame, given: Given): NowLayout {
  const shape = frame.tall ? 'tall' : 'wide'
  const size = SIZES[shape]
  const twoColumns = !frame.tall && frame.wide >= TWO_COLUMNS
  const wide = twoColumns ? (frame.wide - COLUMN_GAP) * NOW_SHARE : frame.wide
  // Even a very long name is said whole, at the smallest size if need be.
  const lines = Math.min(MOST_LINES, Math.ceil(given.nameWidth / (wide * LINE_USE)))
  const least = Math.max(NAME[shape].least, lines * LEADING + 0.1)

  let room = frame.high - size.head - size.foot - size.what - least
  if (given.declared) room -= size.second
  const take = (wanted: boolean, high: number) => {
    const taken = wanted && room >= high
    if (taken) room -= high
    return taken
  }
  const label = take(true, size.label)
  const who = take(true, size.who)
  const last = take(given.last, size.last)
  // Below who is up in what is left, or beside it in a column of their own.
  const column = frame.tall ? room : twoColumns ? frame.high - size.head - size.foot - (last ? size.last : 0) : 0
  const fitting = (each: number) => Math.max(0, Math.min(given.following, Math.floor((column - size.nextHead) / each)))
  const nextWhole = !frame.tall || (given.followDeclared && fitting(size.nextWhole) > 0)
  const each = nextWhole ? size.nextWhole : size.next
  const next = fitting(each)
  if (frame.tall && next > 0) room -= size.nextHead + next * each
  const facts = take(true, size.facts)

  return {
    label,
    who,
    last,
    next,
    nextWhole,
    facts,
    what: Math.max(WHAT[shape].least, Math.min(WHAT[shape].most, wide / given.whatWidth)),
    name: { wide, high: Math.max(least, Math.min(NAME[shape].high, least + room)), most: NAME[shape].most },
  }
}
