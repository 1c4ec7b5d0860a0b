// Room for the matches of a round: how high a row is, how many pages there are, and whether the next round fits below.
import type { Frame } from './frame.ts'
import { cutPages, type Pages } from './paging.ts'
import { textWidth } from './text-width.ts'

// In units, as on a leaderboard: the head with its rule, and the foot; and a row. Where the screen is narrow each side has a line.
const HEAD = { wide: 2.6, tall: 3.8 }
const FOOT = 1.45
const ROW = { wide: 1.5, tall: 3.1 }
const ROW_MOST = { wide: 2.9, tall: 4.4 }
/** A heading over the next round. */
const NEXT_HEAD = 1.9
const MOST_SCALE = 1.7

/** `rowHigh` in units; `scale` of the text; `next`: how many matches of the next round there is room for. */
export interface MatchRows {
  pages: Pages
  rowHigh: number
  scale: number
  next: number
}

/** Up to this share of the names stays whole; the few very long ones end with an ellipsis. */
const SHARE = 0.8

/** Width in ems that nearly all of these names need. */
export function usualWidth(names: readonly string[]): number {
  const widths = names.map(textWidth).sort((a, b) => a - b)
  return widths[Math.floor((widths.length - 1) * SHARE)] ?? 1
}

/** Ems beside the two names: the number, the result between them, and the gaps. */
const BESIDE = { wide: 7.5, tall: 4.5 }

/** Shares the room out among the matches of a round; `names` are those of all sides, which stay whole as far as they can. */
export function matchRows(count: number, following: number, frame: Frame, names: readonly string[]): MatchRows {
  const shape = frame.tall ? 'tall' : 'wide'
  const room = frame.high - HEAD[shape] - FOOT
  const pages = cutPages(count, (room + 0.01) / ROW[shape])
  const left = room - NEXT_HEAD - count * ROW[shape]
  const next = pages.pages === 1 ? Math.max(0, Math.min(following, Math.floor(left / ROW[shape]))) : 0
  const shown = pages.perPage + next
  const rowHigh = Math.min(ROW_MOST[shape], (room - (next > 0 ? NEXT_HEAD : 0)) / shown)
  const fits = frame.wide / (usualWidth(names) * (frame.tall ? 1 : 2) + BESIDE[shape])
  return { pages, rowHigh, scale: Math.max(1, Math.min(MOST_SCALE, rowHigh / ROW[shape], fits)), next }
}

/** Width of the widest of these texts at a scale, in units, with a little air. */
export const widest = (texts: readonly string[], scale: number, least: number): number =>
  Math.max(least, ...texts.map((text) => textWidth(text) * scale + 0.6))
