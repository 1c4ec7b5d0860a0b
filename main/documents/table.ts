// A table as blocks: its head, which stands again on each page, and a block a row.
import type { PaperColumn, PaperTable } from '../../core/documents/paper.ts'
import { breakLines } from './break-lines.ts'
import { columnWidths, type ColumnNeeds, GAP, HEAD_SCALE, needsOf } from './column-widths.ts'
import { partFigure } from './figures.ts'
import type { Block } from './flow.ts'
import { type Frame, INK, MUTED, RULE, type Type } from './look.ts'
import { lineMark, type Mark, paragraph } from './marks.ts'
import type { Shaped, Shaper } from './shape.ts'

interface Column extends PaperColumn {
  x: number
  width: number
  needs: ColumnNeeds
}

const sideOf = ({ align }: PaperColumn) => (align === 'point' ? 'end' : align)

/** The blocks of a table at this size of type. */
export function tableBlocks(shaper: Shaper, table: PaperTable, size: number, frame: Frame): Block[] {
  const needs = needsOf(shaper, table.columns, table.rows)
  const widths = columnWidths(table.columns, needs, frame.width / size)
  let x = frame.left
  const columns = table.columns.map((column, index): Column => {
    const width = widths[index]! * size
    const placed = { ...column, x, width, needs: needs[index]! }
    x += width + GAP * size
    return placed
  })
  const right = Math.min(frame.right, x - GAP * size)
  const head = headBlock(shaper, columns, size, frame, right)
  const rows = table.rows.flatMap((row) => rowBlocks(shaper, columns, row, size, frame, right))
  const body = rows.length > 0 ? rows : [emptyBlock(shaper, table.empty, size, frame, right)]
  return [head, ...body.map((row, index) => ({ ...row, under: head, keep: isKept(index, body.length) }))]
}

/** Neither the first row nor the last stands alone on a page, where there are enough of them. */
const isKept = (index: number, rows: number) => (index === 0 && rows > 1) || (index === rows - 2 && rows > 3)

function headBlock(shaper: Shaper, columns: readonly Column[], size: number, frame: Frame, right: number): Block {
  const type: Type = { size: size * HEAD_SCALE, weight: 600, leading: size * HEAD_SCALE * 1.25 }
  const titles = columns.map((column) => paragraph(shaper, column.title, type, column.width, sideOf(column), MUTED))
  const lines = Math.max(0, ...titles.map(({ height }) => height))
  const height = lines + 7
  return {
    height,
    space: 5,
    keep: true,
    draw: (y) => [
      ...titles.flatMap((title, index) => title.at(columns[index]!.x, y + 3 + lines - title.height)),
      { mark: 'rule', x: frame.left, y: y + height - 0.4, to: right, weight: 0.9, shade: INK },
    ],
  }
}

function rowBlocks(
  shaper: Shaper,
  columns: readonly Column[],
  row: PaperTable['rows'][number],
  size: number,
  frame: Frame,
  right: number,
): Block[] {
  const type: Type = { size, weight: row.tone === 'strong' ? 600 : 400, leading: size * 1.3 }
  const shade = row.tone === 'quiet' ? MUTED : INK
  const pad = size * 0.34
  const cells = columns.map((column, index) => {
    const lines = breakLines(shaper, row.cells[index] ?? '', type.weight, column.width / size)
    return lines.map((line, at) => ({ line, inset: insetOf(shaper, column, line, type, at === 0) }))
  })
  const most = Math.max(1, ...cells.map((lines) => lines.length))
  // A row that is higher than a page has to be cut after all.
  const fitting = Math.max(1, Math.floor((frame.bottom - frame.top - 60) / type.leading))
  return Array.from({ length: Math.ceil(most / fitting) }, (_, part) => {
    const shown = Math.min(fitting, most - part * fitting)
    const height = shown * type.leading + pad * 2
    return {
      height,
      draw: (y: number): Mark[] => [
        ...cells.flatMap((lines, index) =>
          lines
            .slice(part * fitting, (part + 1) * fitting)
            .map(({ line, inset }, at) => lineMark(line, type, columns[index]!.x + inset, y + pad + at * type.leading, shade)),
        ),
        { mark: 'rule', x: frame.left, y: y + height, to: right, weight: 0.35, shade: RULE },
      ],
    }
  })
}

/** Of a cell's lines the first one stands on the decimal point: under a mark are its points. */
function insetOf(shaper: Shaper, column: Column, line: Shaped, { size, weight }: Type, isFirst: boolean): number {
  const free = column.width - line.width * size
  if (column.align === 'start') return 0
  if (column.align === 'centre') return free / 2
  const text = line.runs.map((run) => run.text).join('')
  const figure = column.align === 'point' && isFirst ? partFigure(text) : null
  if (!figure) return free
  const inset = column.width - (column.needs.after + shaper.shape(figure.before, weight).width) * size
  return Math.max(0, Math.min(inset, free))
}

function emptyBlock(shaper: Shaper, text: string, size: number, frame: Frame, right: number): Block {
  const said = paragraph(shaper, text, { size, weight: 400, leading: size * 1.3 }, frame.width, 'start', MUTED)
  const height = said.height + size
  return {
    height,
    draw: (y) => [
      ...said.at(frame.left, y + size * 0.5),
      { mark: 'rule', x: frame.left, y: y + height, to: right, weight: 0.35, shade: RULE },
    ],
  }
}
