// What is put on a page, as values: each at its place in points, from the page's top left corner.
import { BOX, type Shaped, type Shaper } from './shape.ts'
import { breakLines } from './break-lines.ts'
import { INK, type Type } from './look.ts'

/** `y` of a text is its baseline. Boxes have a fill, a line around, or both. `code` is a QR code, dark cells true. */
export type Mark =
  | { mark: 'text'; x: number; y: number; size: number; line: Shaped; shade: string }
  | { mark: 'rule'; x: number; y: number; to: number; weight: number; shade: string; dashed?: boolean }
  | {
      mark: 'box'
      x: number
      y: number
      width: number
      height: number
      fill?: string
      line?: { weight: number; shade: string }
      radius?: number
    }
  | { mark: 'code'; x: number; y: number; side: number; cells: readonly (readonly boolean[])[] }

/** Where a text begins in its width. */
export type Side = 'start' | 'centre' | 'end'

/** The baseline in a line of this type: capitals and figures stand in its middle. */
const baseline = ({ size, leading }: Type) => (leading + size * 0.727) / 2

/** One line, which is as wide as it is. */
export function lineMark(line: Shaped, type: Type, x: number, y: number, shade = INK): Mark {
  return { mark: 'text', x, y: y + baseline(type), size: type.size, line, shade }
}

/** A text in a width, broken where it has to be. `height` is of all its lines; `at` puts them on the page. */
export interface Paragraph {
  height: number
  lines: number
  at(x: number, y: number): Mark[]
}

export function paragraph(shaper: Shaper, text: string, type: Type, width: number, side: Side = 'start', shade = INK): Paragraph {
  const lines = breakLines(shaper, text, type.weight, width / type.size)
  return {
    height: lines.length * type.leading,
    lines: lines.length,
    at: (x, y) =>
      lines.map((line, index) => {
        const free = width - line.width * type.size
        const inset = side === 'start' ? 0 : side === 'end' ? free : free / 2
        return lineMark(line, type, x + inset, y + index * type.leading, shade)
      }),
  }
}

/** One line that fits: smaller by a quarter at most, and then cut with an ellipsis. */
export function fitted(shaper: Shaper, text: string, type: Type, width: number): { line: Shaped; type: Type; width: number } {
  const said = text.replaceAll(/\s+/gu, ' ').trim()
  const whole = shaper.shape(said, type.weight)
  if (whole.width * type.size <= width) return { line: whole, type, width: whole.width * type.size }
  const smaller = { ...type, size: Math.max(type.size * 0.75, Math.floor((width / whole.width) * 100) / 100) }
  let line = whole
  // From a little more than what fits by its share of the width.
  const chars = Array.from(said).slice(0, Math.ceil((Array.from(said).length * width * 1.1) / (whole.width * smaller.size)) + 4)
  while (line.width * smaller.size > width && chars.length > 0) {
    chars.pop()
    line = shaper.shape(`${chars.join('').trimEnd()}…`, type.weight)
  }
  return { line, type: smaller, width: line.width * smaller.size }
}

/** The box that stands for a character which no typeface has. */
export const boxOf = (x: number, y: number, size: number) => ({
  x: x + size * 0.06,
  y: y - size * 0.72,
  width: size * (BOX - 0.12),
  height: size * 0.72,
})
