// Documents as one PDF: laid out, drawn page by page, with a bookmark for each of them.
import { createElement } from 'react'
import { Canvas, Document, Page, renderToBuffer } from '@react-pdf/renderer'
import type { Paper } from '../../core/documents/paper.ts'
import { draw, type Painter } from './draw.ts'
import type { Fonts } from './fonts.ts'
import { layOut } from './lay-out.ts'
import type { Sheet } from '../../core/contract/documents.ts'

/** `at`: when it was made, in ms since 1970; with the same one, the same papers give the same bytes. */
export interface PrintLook {
  size: Sheet
  at: number
}

export async function render(fonts: Fonts, papers: readonly Paper[], { size, at }: PrintLook): Promise<Uint8Array> {
  const pages = papers.flatMap((paper) => {
    const laidOut = layOut(fonts, paper, size)
    return laidOut.pages.map((marks, index) => {
      const { width, height } = laidOut.size
      const paint = (painter: Painter) => {
        draw(painter, marks)
        return null
      }
      const canvas = createElement(Canvas, { paint, style: { width, height } })
      const bookmark = index === 0 ? { bookmark: nameOf(paper) } : {}
      return createElement(Page, { key: `${papers.indexOf(paper)}/${index}`, size: [width, height], wrap: false, ...bookmark }, canvas)
    })
  })
  const [first] = papers
  const event = first?.event.name ?? ''
  const language = first?.language === undefined ? {} : { language: first.language }
  const title = papers.length === 1 ? `${nameOf(first!)} – ${event}` : event
  const info = {
    title,
    author: event,
    creator: 'Scoretable',
    producer: 'Scoretable',
    pdfVersion: '1.7' as const,
    creationDate: new Date(at),
    ...language,
  }
  return await renderToBuffer(createElement(Document, info, ...pages))
}

const nameOf = ({ title, about }: Paper) => (about === '' ? title : `${title}, ${about}`)
