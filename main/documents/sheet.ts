// An empty score sheet for a pen: whom it is for, the boxes, the code that ties it to contest and competitor, and who signs.
import { encode } from 'uqr'
import type { PaperSheet } from '../../core/documents/paper.ts'
import type { Block } from './flow.ts'
import { type Frame, INK, MUTED, TYPE, type Type } from './look.ts'
import { fitted, lineMark, type Mark, paragraph } from './marks.ts'
import type { Shaper } from './shape.ts'
import { boxGrid } from './sheet-boxes.ts'
import { signatureRows } from './signatures.ts'
import { continued } from './words.ts'

const PAD = 10
const CODE_SIDE = 54
const BIB: Type = { size: 26, weight: 600, leading: 31 }
const NAME: Type = { size: 14, weight: 600, leading: 18 }
const CODE: Type = { size: 9, weight: 600, leading: 13 }
/** Heights of a box, from where one writes at ease to where one still can. */
const BOX_HEIGHTS = [27, 24, 21, 18]

/** One block where it fits a page; a sheet of more lines than that goes on on a next one, with its head again. */
export function sheetBlocks(shaper: Shaper, sheet: PaperSheet, frame: Frame): Block[] {
  const room = frame.bottom - frame.top - 60
  for (const height of BOX_HEIGHTS) {
    const block = sheetBlock(shaper, sheet, frame, height)
    if (block.height <= room || sheet.lines.length <= 1) return [block]
  }
  const [upper, lower] = halves(sheet)
  return [...sheetBlocks(shaper, upper, frame), ...sheetBlocks(shaper, lower, frame)]
}

function halves(sheet: PaperSheet): [PaperSheet, PaperSheet] {
  const middle = Math.ceil(sheet.lines.length / 2)
  const about = (part: number) => [sheet.about, continued(part, 2)].filter((text) => text !== '').join(' · ')
  return [
    { ...sheet, about: about(1), lines: sheet.lines.slice(0, middle) },
    { ...sheet, about: about(2), lines: sheet.lines.slice(middle) },
  ]
}

function sheetBlock(shaper: Shaper, sheet: PaperSheet, frame: Frame, boxHeight: number): Block {
  const left = frame.left + PAD
  const width = frame.width - PAD * 2
  const head = sheetHead(shaper, sheet, left, width)
  const grid = boxGrid(shaper, sheet.lines, left, width, boxHeight)
  const signs = signatureRows(shaper, sheet.signs, left, width, boxHeight, Math.min(4, Math.max(1, sheet.signs.length)))
  const height = PAD + head.height + 6 + grid.height + (sheet.signs.length > 0 ? signs.height : 0) + PAD * 0.8
  return {
    height,
    space: 16,
    draw: (y) => [
      { mark: 'box', x: frame.left, y, width: frame.width, height, line: { weight: 0.9, shade: INK }, radius: 4 },
      ...head.at(y + PAD),
      ...grid.at(y + PAD + head.height + 6),
      ...signs.at(y + PAD + head.height + 6 + grid.height),
    ],
  }
}

function sheetHead(shaper: Shaper, { bib, name, about, code }: PaperSheet, left: number, width: number) {
  const number = fitted(shaper, bib, BIB, width * 0.24)
  const text = left + (number.width > 0 ? Math.max(number.width, 34) + 14 : 0)
  const codeText = fitted(shaper, code, CODE, 110)
  const codeWidth = Math.max(CODE_SIDE, codeText.width)
  const right = left + width
  const said = paragraph(shaper, name, NAME, right - codeWidth - 14 - text)
  const details = paragraph(shaper, about, TYPE.body, right - codeWidth - 14 - text, 'start', MUTED)
  const { data: cells } = encode(code, { ecc: 'M', border: 0 })
  return {
    height: Math.max(CODE_SIDE + 3 + CODE.leading, said.height + details.height),
    at: (y: number): Mark[] => [
      lineMark(number.line, { ...number.type, leading: 25 }, left, y),
      ...said.at(text, y + 2),
      ...details.at(text, y + 2 + said.height),
      { mark: 'code', x: right - (codeWidth + CODE_SIDE) / 2, y, side: CODE_SIDE, cells },
      lineMark(codeText.line, codeText.type, right - (codeWidth + codeText.width) / 2, y + CODE_SIDE + 3),
    ],
  }
}
