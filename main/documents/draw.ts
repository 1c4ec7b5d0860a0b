// Draws laid out pages. Text goes to the page run by run, in its own face and direction: so vowel signs and tone marks stay where the typeface
// puts them, and what is copied from the document is the text as it was written.
import type { Face } from './fonts.ts'
import { type Mark, boxOf } from './marks.ts'

/** What of the PDF library's painter is used. */
export interface Painter {
  font(font: Face['font'], id: string, size: number): Painter
  text(text: string, x: number, y: number, options: object): Painter
  fillColor(shade: string): Painter
  strokeColor(shade: string): Painter
  lineWidth(weight: number): Painter
  moveTo(x: number, y: number): Painter
  lineTo(x: number, y: number): Painter
  rect(x: number, y: number, width: number, height: number): Painter
  roundedRect(x: number, y: number, width: number, height: number, radius: number): Painter
  fill(): Painter
  stroke(): Painter
}

export function draw(painter: Painter, marks: readonly Mark[]): void {
  for (const mark of marks) {
    switch (mark.mark) {
      case 'text':
        drawText(painter, mark)
        break
      case 'rule':
        painter.lineWidth(mark.weight).strokeColor(mark.shade).moveTo(mark.x, mark.y).lineTo(mark.to, mark.y).stroke()
        break
      case 'box':
        drawBox(painter, mark)
        break
      case 'code':
        drawCode(painter, mark)
        break
    }
  }
}

function drawText(painter: Painter, { x, y, size, line, shade }: Extract<Mark, { mark: 'text' }>): void {
  let at = x
  for (const { text, face, width, features } of line.runs) {
    if (!face) {
      const box = boxOf(at, y, size)
      painter.lineWidth(0.6).strokeColor(shade).rect(box.x, box.y, box.width, box.height).stroke()
    } else if (text !== '') {
      const options = { lineBreak: false, baseline: 'alphabetic', features: [...features] }
      painter.fillColor(shade).font(face.font, face.id, size).text(text, at, y, options)
    }
    at += width * size
  }
}

function drawBox(painter: Painter, { x, y, width, height, radius, fill, line }: Extract<Mark, { mark: 'box' }>): void {
  const shape = () => (radius === undefined ? painter.rect(x, y, width, height) : painter.roundedRect(x, y, width, height, radius))
  if (fill !== undefined) {
    painter.fillColor(fill)
    shape().fill()
  }
  if (line) {
    painter.lineWidth(line.weight).strokeColor(line.shade)
    shape().stroke()
  }
}

function drawCode(painter: Painter, { x, y, side, cells }: Extract<Mark, { mark: 'code' }>): void {
  const cell = side / cells.length
  painter.fillColor('#000000')
  for (const [row, line] of cells.entries())
    for (let from = 0; from < line.length; from += 1) {
      if (!line[from]) continue
      let to = from
      while (line[to]) to += 1
      painter.rect(x + from * cell, y + row * cell, (to - from) * cell, cell)
      from = to
    }
  painter.fill()
}
