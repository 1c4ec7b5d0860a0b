// Reads a PDF back as a reader does: what stands on each page, and where.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A text on a page, in points from its top left corner; `y` is its baseline. */
export interface ReadText {
  text: string
  x: number
  y: number
  width: number
}

export interface ReadPage {
  width: number
  height: number
  texts: readonly ReadText[]
  /** Its lines from the top, the texts of each with a space between. */
  lines: readonly string[]
}

export interface ReadPdf {
  pages: readonly ReadPage[]
  title: unknown
  author: unknown
  language: string | null
  /** Titles in the list of bookmarks. */
  bookmarks: readonly string[]
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, disableFontFace: true, verbosity: 0 })
  const pdf = await task.promise
  try {
    const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> }
    const pages: ReadPage[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const [, , width = 0, height = 0] = page.view
      const { items } = await page.getTextContent({ disableNormalization: true })
      const texts = items.flatMap((item): ReadText[] => {
        if (!('str' in item) || item.str.trim() === '') return []
        return [{ text: item.str, x: Number(item.transform[4]), y: height - Number(item.transform[5]), width: item.width }]
      })
      pages.push({ width, height, texts, lines: linesOf(texts) })
    }
    const outline = (await pdf.getOutline()) as { title: string }[] | null
    return {
      pages,
      title: info['Title'],
      author: info['Author'],
      language: typeof info['Language'] === 'string' ? info['Language'] : null,
      bookmarks: (outline ?? []).map(({ title }) => title),
    }
  } finally {
    await task.destroy()
  }
}

/** Marks above and below stand on baselines of their own. */
const SAME_LINE = 3

function linesOf(texts: readonly ReadText[]): string[] {
  const lines = new Map<number, ReadText[]>()
  for (const text of texts) {
    const y = [...lines.keys()].find((known) => Math.abs(known - text.y) < SAME_LINE) ?? text.y
    lines.set(y, [...(lines.get(y) ?? []), text])
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, line]) => joined(line.sort((a, b) => a.x - b.x)))
}

/** Runs of one text touch each other; cells do not. */
function joined(line: readonly ReadText[]): string {
  return line.reduce((said, { text, x }, index) => {
    const before = line[index - 1]
    const touches = before !== undefined && x - (before.x + before.width) < 1
    return said + (index === 0 || touches ? '' : ' ') + text
  }, '')
}
