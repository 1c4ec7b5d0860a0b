// Who gets what, for the presenter: large enough to be read aloud from paper at arm's length.
import type { PaperPart } from '../../core/documents/paper.ts'
import type { Block } from './flow.ts'
import { type Frame, INK, MUTED, RULE, type Type } from './look.ts'
import { fitted, lineMark, paragraph } from './marks.ts'
import type { Shaper } from './shape.ts'

const TITLE: Type = { size: 15, weight: 600, leading: 20 }
const PLACE: Type = { size: 22, weight: 600, leading: 28 }
const NAME: Type = { size: 19, weight: 600, leading: 25 }
const ABOUT: Type = { size: 12.5, weight: 400, leading: 17 }
const MARK: Type = { size: 16, weight: 400, leading: 25 }

export function medalBlocks(shaper: Shaper, { title, calls }: Extract<PaperPart, { part: 'medals' }>, frame: Frame): Block[] {
  const said = paragraph(shaper, title, TITLE, frame.width)
  const head: Block = {
    height: said.height + 5,
    space: 22,
    keep: true,
    draw: (y) => [
      ...said.at(frame.left, y),
      { mark: 'rule', x: frame.left, y: y + said.height + 4, to: frame.right, weight: 0.9, shade: INK },
    ],
  }
  const widest = Math.max(0, ...calls.map(({ place }) => shaper.shape(place, PLACE.weight).width * PLACE.size))
  const indent = Math.min(widest, frame.width * 0.22) + 16
  return [head, ...calls.map((call) => callBlock(shaper, call, indent, frame))]
}

function callBlock(
  shaper: Shaper,
  call: { place: string; name: string; about: string; mark: string },
  indent: number,
  frame: Frame,
): Block {
  const place = fitted(shaper, call.place, PLACE, indent - 16)
  const mark = fitted(shaper, call.mark, MARK, frame.width * 0.28)
  const width = frame.width - indent - (mark.width > 0 ? mark.width + 16 : 0)
  const name = paragraph(shaper, call.name, NAME, width)
  const about = call.about === '' ? null : paragraph(shaper, call.about, ABOUT, width, 'start', MUTED)
  const height = Math.max(PLACE.leading, name.height + (about?.height ?? 0)) + 16
  return {
    height,
    draw: (y) => [
      lineMark(place.line, { ...place.type, leading: NAME.leading }, frame.left, y + 8),
      ...name.at(frame.left + indent, y + 8),
      ...(about?.at(frame.left + indent, y + 8 + name.height) ?? []),
      lineMark(mark.line, mark.type, frame.right - mark.width, y + 8),
      { mark: 'rule', x: frame.left, y: y + height, to: frame.right, weight: 0.35, shade: RULE },
    ],
  }
}
