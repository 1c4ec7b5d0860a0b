// A typeface as the PDF library is given it. It lays out each text once: it is measured, measured again and drawn. And it tells apart what a glyph
// stands for: typefaces draw two letters with one glyph (an Arabic zain is a reh and a dot), and what is copied from the document has to be the
// letter that was written.
import type { Font, Glyph, GlyphRun, Subset } from 'fontkit'

/** As many texts as a large document has. */
const REMEMBERED = 20_000
/** Glyphs of a typeface are numbered below this. */
const GLYPHS = 0x1_0000

/** What of a subset the library calls itself, and is not in its types. */
interface OpenSubset extends Subset {
  _addGlyph(id: number): number
}

export function forDocuments(font: Font): Font {
  const layouts = new Map<string, GlyphRun>()
  /** Of a glyph, each text that it stood for, in the order of its first time: the glyph has a number for each. */
  const meanings = new Map<number, string[]>()

  const glyphOf = font.getGlyph.bind(font)
  // The typeface keeps each glyph with the letters of its first time; here each use has its own.
  font.getGlyph = (id, codePoints) => {
    const glyph = glyphOf(id)
    return codePoints === undefined ? glyph : (Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph)
  }

  /** The glyph under the number that it has for what it stands for here. */
  function told(glyph: Glyph): Glyph {
    const meaning = glyph.codePoints.join()
    const known = meanings.get(glyph.id) ?? []
    if (known.length === 0) meanings.set(glyph.id, known)
    if (!known.includes(meaning)) known.push(meaning)
    return Object.create(glyph, { id: { value: glyph.id + known.indexOf(meaning) * GLYPHS } }) as Glyph
  }

  const layout: Font['layout'] = (text, features) => {
    const key = `${Array.isArray(features) ? features.join() : ''}/${text}`
    let run = layouts.get(key)
    if (!run) {
      if (layouts.size >= REMEMBERED) layouts.clear()
      const made = font.layout(text, features)
      run = Object.assign(Object.create(made) as GlyphRun, { glyphs: made.glyphs.map(told) })
      layouts.set(key, run)
    }
    // Whoever draws scales the positions where they are.
    return Object.assign(Object.create(run) as GlyphRun, { positions: run.positions.map((position) => ({ ...position })) })
  }
  const createSubset: Font['createSubset'] = () => {
    const subset = font.createSubset() as OpenSubset
    const add = subset._addGlyph.bind(subset)
    subset._addGlyph = (id) => add(id % GLYPHS)
    return subset
  }
  return Object.assign(Object.create(font) as Font, { layout, createSubset })
}
