// How documents look: sizes in points, shades of grey alone, since most printers at a venue have no other.
import type { Sheet } from '../../core/contract/documents.ts'
import type { FontWeight } from './font-list.ts'

export interface PageSize {
  width: number
  height: number
}

const SHEETS: Record<Sheet, PageSize> = { a4: { width: 595.28, height: 841.89 }, letter: { width: 612, height: 792 } }

export const MARGIN = { top: 40, side: 42, bottom: 42 }

/** Height of the running head and of the foot, inside the margins. */
export const HEAD = 26
export const FOOT = 22

export const INK = '#111111'
export const MUTED = '#5a5a5a'
export const RULE = '#bdbdbd'
export const TINT = '#f0f0f0'

/** A size of type with its line. */
export interface Type {
  size: number
  weight: FontWeight
  leading: number
}

const type = (size: number, weight: FontWeight = 400, leading = size * 1.36): Type => ({ size, weight, leading })

export const TYPE = {
  title: type(21, 600, 25),
  about: type(11.5, 400, 15),
  chapter: type(16, 600, 20),
  heading: type(12.5, 600, 16),
  body: type(9),
  small: type(7.5),
  smallStrong: type(7.5, 600),
  badge: type(11, 600),
  badgeSmall: type(7.5, 600),
}

/** The frame inside the margins, between running head and foot. */
export interface Frame {
  page: PageSize
  left: number
  right: number
  width: number
  top: number
  bottom: number
}

export function frameOf(sheet: Sheet, isLandscape: boolean): Frame {
  const { width, height } = SHEETS[sheet]
  const page = isLandscape ? { width: height, height: width } : { width, height }
  const [left, right] = [MARGIN.side, page.width - MARGIN.side]
  return { page, left, right, width: right - left, top: MARGIN.top + HEAD, bottom: page.height - MARGIN.bottom - FOOT }
}
