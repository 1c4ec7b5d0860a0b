// The boxes of a score sheet: a line an attempt, a box a value, each with its label small in its corner.
import type { PaperSheet } from '../../core/documents/paper.ts'
import { INK, MUTED, TYPE, type Type } from './look.ts'
import { fitted, lineMark, type Mark, paragraph } from './marks.ts'
import type { Shaper } from './shape.ts'

const GAP = 5
/** A box for a value is not narrower than this, and not wider than that; one for words is as wide as three. */
const NARROWEST = 38
const WIDEST = 92
const WIDE = 3
const LABEL: Type = { size: 6.5, weight: 400, leading: 9 }

type Boxes = PaperSheet['lines'][number]['boxes']

/** All lines, their boxes under each other. */
export function boxGrid(shaper: Shaper, lines: PaperSheet['lines'], left: number, width: number, height: number) {
  const longest = Math.max(0, ...lines.map(({ label }) => shaper.shape(label, TYPE.body.weight).width * TYPE.body.size))
  const indent = longest === 0 ? 0 : Math.min(longest, width * 0.22) + 10
  const room = width - indent
  const across = Math.max(1, Math.floor((room + GAP) / (NARROWEST + GAP)))
  const rows = lines.flatMap(({ label, boxes }) => inRows(boxes, across).map((row, index) => ({ label: index === 0 ? label : '', row })))
  const most = Math.max(1, ...rows.map(({ row }) => unitsOf(row)))
  const unit = Math.min(WIDEST, (room - GAP * (most - 1)) / most)
  const heights = rows.map(({ label }) => Math.max(height, paragraph(shaper, label, TYPE.body, indent - 10).height) + GAP)
  return {
    height: heights.reduce((sum, each) => sum + each, 0),
    at(y: number): Mark[] {
      let top = y
      return rows.flatMap(({ label, row }, index) => {
        const said = paragraph(shaper, label, TYPE.body, indent - 10)
        const own = heights[index]! - GAP
        const marks = [...said.at(left, top + (own - said.height) / 2), ...boxMarks(shaper, row, left + indent, top, unit, room, own)]
        top += own + GAP
        return marks
      })
    },
  }
}

function boxMarks(shaper: Shaper, boxes: Boxes, left: number, y: number, unit: number, room: number, height: number): Mark[] {
  let x = left
  return boxes.flatMap((box, index): Mark[] => {
    const units = box.wide === true ? WIDE : 1
    // A box for words at the end of its line takes what is left of it.
    const isLast = box.wide === true && index === boxes.length - 1
    const width = isLast ? left + room - x : units * unit + (units - 1) * GAP
    const label = fitted(shaper, box.label, LABEL, width - 6)
    const marks: Mark[] = [
      { mark: 'box', x, y, width, height, line: { weight: 0.6, shade: INK } },
      lineMark(label.line, label.type, x + 3, y + 1, MUTED),
    ]
    x += width + GAP
    return marks
  })
}

const unitsOf = (boxes: Boxes) => boxes.reduce((sum, { wide }) => sum + (wide === true ? WIDE : 1), 0)

function inRows(boxes: Boxes, across: number): Boxes[] {
  const rows: Boxes[number][][] = [[]]
  for (const box of boxes) {
    const row = rows.at(-1)!
    if (row.length > 0 && unitsOf([...row, box]) > across) rows.push([box])
    else row.push(box)
  }
  return rows
}
