// Chapters, headings and notes.
import { breakLines } from './break-lines.ts'
import type { Block } from './flow.ts'
import { type Frame, INK, MUTED, TYPE, type Type } from './look.ts'
import { lineMark, paragraph } from './marks.ts'
import type { Shaper } from './shape.ts'

/** Opens several sections, below a rule: where another contest begins is seen while the pages are turned. */
export function chapterBlock(shaper: Shaper, text: string, about: string, frame: Frame): Block {
  const said = about === '' ? null : paragraph(shaper, about, TYPE.body, frame.width, 'start', MUTED)
  const title = paragraph(shaper, text, TYPE.chapter, frame.width)
  return {
    height: 8 + title.height + (said?.height ?? 0),
    space: 24,
    keep: true,
    draw: (y) => [
      { mark: 'rule', x: frame.left, y, to: frame.right, weight: 0.9, shade: INK },
      ...title.at(frame.left, y + 8),
      ...(said?.at(frame.left, y + 8 + title.height) ?? []),
    ],
  }
}

/** Opens a section; it stays with what follows. */
export function headingBlock(shaper: Shaper, text: string, about: string | undefined, frame: Frame): Block {
  const title = paragraph(shaper, text, TYPE.heading, frame.width)
  const said = about === undefined || about === '' ? null : paragraph(shaper, about, TYPE.body, frame.width, 'start', MUTED)
  return {
    height: title.height + (said?.height ?? 0) + 3,
    space: 16,
    keep: true,
    draw: (y) => [...title.at(frame.left, y), ...(said?.at(frame.left, y + title.height) ?? [])],
  }
}

/** A paragraph, a line a block, of which neither the first nor the last stands alone on a page. */
export function noteBlocks(shaper: Shaper, text: string, frame: Frame, type: Type = TYPE.body, shade = INK): Block[] {
  const lines = breakLines(shaper, text, type.weight, frame.width / type.size)
  return lines.map((line, index) => ({
    height: type.leading + (index === lines.length - 1 ? 3 : 0),
    space: index === 0 ? 5 : 0,
    keep: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw: (y) => [lineMark(line, type, frame.left, y, shade)],
  }))
}
