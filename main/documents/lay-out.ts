// A document laid out: which marks stand where on each of its pages.
import type { Sheet } from '../../core/contract/documents.ts'
import type { Paper, PaperPart } from '../../core/documents/paper.ts'
import { fitTable, isLandscape } from './fit-tables.ts'
import { type Flowing, flow, NEW_PAGE } from './flow.ts'
import type { Fonts } from './fonts.ts'
import { around, opening } from './head-and-foot.ts'
import { type Frame, frameOf, MUTED, type PageSize, TYPE } from './look.ts'
import type { Mark } from './marks.ts'
import { medalBlocks } from './medals.ts'
import { missingLines } from './missing.ts'
import { createShaper, type Shaper } from './shape.ts'
import { sheetBlocks } from './sheet.ts'
import { signaturesBlock } from './signatures.ts'
import { tableBlocks } from './table.ts'
import { chapterBlock, headingBlock, noteBlocks } from './texts.ts'
import { columnsOf } from './words.ts'

export interface LaidOut {
  size: PageSize
  pages: readonly (readonly Mark[])[]
}

export function layOut(fonts: Fonts, paper: Paper, sheet: Sheet): LaidOut {
  const shaper = createShaper(fonts, paper.language)
  const tables = paper.parts.filter((part) => part.part === 'table')
  const frame = frameOf(sheet, isLandscape(shaper, tables, sheet))
  const blocks: Flowing[] = [
    ...opening(shaper, paper, frame),
    ...paper.parts.flatMap((part, index) => keptTogether(paper.parts, index, partBlocks(shaper, part, frame))),
  ]
  // What has no glyph is known once all texts were shaped, those around the pages too.
  around(shaper, paper, frame, 1, 1)
  for (const line of missingLines(paper, shaper.missing())) blocks.push(...noteBlocks(shaper, line, frame))
  const pages = flow(blocks, frame)
  return { size: frame.page, pages: pages.map((marks, index) => [...around(shaper, paper, frame, index + 1, pages.length), ...marks]) }
}

/** The notes at a chapter's beginning stay with what comes after them, as its title does. */
function keptTogether(parts: Paper['parts'], index: number, blocks: Flowing[]): Flowing[] {
  if (parts[index]!.part !== 'note') return blocks
  const before = parts.slice(0, index).findLast(({ part }) => part !== 'note')
  if (before?.part !== 'chapter') return blocks
  return blocks.map((block) => (block === NEW_PAGE ? block : { ...block, keep: true }))
}

function partBlocks(shaper: Shaper, part: PaperPart, frame: Frame): Flowing[] {
  switch (part.part) {
    case 'chapter':
      return [chapterBlock(shaper, part.text, part.about, frame)]
    case 'heading':
      return [headingBlock(shaper, part.text, part.about, frame)]
    case 'note':
      return noteBlocks(shaper, part.text, frame)
    case 'page':
      return [NEW_PAGE]
    case 'table':
      return fitTable(shaper, part, frame).flatMap(({ table, size, part: columns }) => {
        const blocks = tableBlocks(shaper, table, size, frame)
        if (!columns) return blocks
        const which = noteBlocks(shaper, columnsOf(columns.from, columns.to, columns.of), frame, TYPE.small, MUTED)
        return [...which.map((block) => ({ ...block, space: 12, keep: true })), ...blocks]
      })
    case 'sheet':
      return sheetBlocks(shaper, part, frame)
    case 'signatures':
      return [signaturesBlock(shaper, part.who, frame)]
    case 'medals':
      return medalBlocks(shaper, part, frame)
  }
}
