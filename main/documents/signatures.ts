// Lines to sign on, up to three beside each other.
import type { Block } from './flow.ts'
import { type Frame, INK, MUTED, TYPE } from './look.ts'
import { type Mark, paragraph } from './marks.ts'
import type { Shaper } from './shape.ts'

const ACROSS = 3
const GAP = 24
/** Room for a hand above each line. */
const ROOM = 30

/** Kept together. */
export function signaturesBlock(shaper: Shaper, who: readonly string[], frame: Frame): Block {
  const rows = signatureRows(shaper, who, frame.left, frame.width, ROOM, Math.min(ACROSS, Math.max(2, who.length)))
  return { height: rows.height, space: 14, draw: rows.at }
}

/** The lines in a width, for documents and score sheets. */
export function signatureRows(shaper: Shaper, who: readonly string[], left: number, width: number, room: number, across: number) {
  const each = (width - GAP * (across - 1)) / across
  const cells = who.map((name) => paragraph(shaper, name, TYPE.small, each, 'start', MUTED))
  const rows = Array.from({ length: Math.ceil(cells.length / across) }, (_, row) => cells.slice(row * across, (row + 1) * across))
  const heights = rows.map((row) => room + 4 + Math.max(...row.map(({ height }) => height)))
  return {
    height: heights.reduce((sum, height) => sum + height, 0),
    at(y: number): Mark[] {
      let top = y
      return rows.flatMap((row, index) => {
        const line = top + room
        top += heights[index]!
        return row.flatMap((cell, column): Mark[] => {
          const x = left + column * (each + GAP)
          return [{ mark: 'rule', x, y: line, to: x + each, weight: 0.6, shade: INK }, ...cell.at(x, line + 3)]
        })
      })
    },
  }
}
