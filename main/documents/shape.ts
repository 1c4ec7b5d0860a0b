// Text as it is drawn: runs of one face and one direction, from left to right, each with its width. Widths are in ems.
import bidiFactory from 'bidi-js'
import type { Face, Fonts, HanOrder } from './fonts.ts'
import type { FontWeight } from './font-list.ts'

/** Text in one face and direction, in reading order; `face` is null for what no typeface has. `features` are the typeface's that are asked for. */
export interface Run {
  text: string
  face: Face | null
  width: number
  features: readonly string[]
}

/** A line, its runs from left to right. */
export interface Shaped {
  runs: readonly Run[]
  width: number
}

export type Direction = 'ltr' | 'rtl'

/** Shapes the lines of one document. */
export interface Shaper {
  shape(text: string, weight: FontWeight, direction?: Direction): Shaped
  /** The characters so far that no typeface has. */
  missing(): ReadonlySet<string>
}

/** Figures are of one width each, so that columns stand; in a name that would tear its hyphen from it. */
const TABULAR = ['tnum']
const NONE: readonly string[] = []
const BEGINS_AS_FIGURE = /^[^\p{L}]*\d/u

/** As wide as a box that stands for a character. */
export const BOX = 0.62

const bidi = bidiFactory()
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
// Joiners, variation selectors, marks of direction: they say how to read and have no form of their own.
const FORMLESS = /\p{Default_Ignorable_Code_Point}/gu
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/gu

/** What needs no look at directions, and no look for a face either. */
const PLAIN = /^[ -~]*$/u
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Text with composed letters, and a space where there was a tab or another control character. */
export const clean = (text: string): string => text.normalize('NFC').replaceAll(CONTROL, ' ')

/** The direction in which a text begins, as its first letter with a direction says. */
export const directionOf = (text: string): Direction =>
  RIGHT_TO_LEFT.test(text) && bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1 ? 'rtl' : 'ltr'

/** A shaper over the typefaces. `language` (BCP 47) says whose Han characters come first where a text does not itself. */
export function createShaper(fonts: Fonts, language = ''): Shaper {
  const cache = new Map<string, Shaped>()
  const missing = new Set<string>()
  const home = hanOf(language)

  function shape(text: string, weight: FontWeight, direction: Direction): Shaped {
    const features = BEGINS_AS_FIGURE.test(text) ? TABULAR : NONE
    if (direction === 'ltr' && PLAIN.test(text)) {
      const run = toRun({ text, face: fonts.latin(weight), level: 0 }, features)
      return { runs: text === '' ? [] : [run], width: run.width }
    }
    const order = home ?? hanOfText(text)
    const levels = direction === 'rtl' || RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text, direction).levels : null
    const items: { text: string; face: Face | null; level: number }[] = []
    let at = 0
    for (const { segment } of graphemes.segment(text)) {
      const level = levels?.[at] ?? 0
      at += segment.length
      const before = items.at(-1)
      const face = pick(segment, weight, order, before?.face ?? null)
      if (before && before.face === face && before.level === level && face !== null) before.text += segment
      else items.push({ text: segment, face, level })
    }
    const runs = inOrder(items).map((item) => toRun(item, features))
    return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) }
  }

  function pick(segment: string, weight: FontWeight, order: HanOrder, before: Face | null): Face | null {
    const points = codePointsOf(segment.replaceAll(FORMLESS, ''))
    if (points.length === 0) return before ?? fonts.latin(weight)
    // A space or a stop belongs to the word it follows, so that the word is shaped as one.
    if (before && !/[\p{L}\p{N}]/u.test(segment) && points.every((point) => before.font.hasGlyphForCodePoint(point))) return before
    const face = fonts.face(points, weight, order)
    if (!face) missing.add(segment)
    return face
  }

  return {
    shape(text, weight, direction = directionOf(text)) {
      const key = `${weight}${direction}${text}`
      let shaped = cache.get(key)
      if (!shaped) cache.set(key, (shaped = shape(clean(text), weight, direction)))
      return shaped
    },
    missing: () => missing,
  }
}

const codePointsOf = (text: string) => Array.from(text, (char) => char.codePointAt(0)!)

function toRun({ text, face, level }: { text: string; face: Face | null; level: number }, features: readonly string[]): Run {
  if (!face) return { text, face, width: BOX, features }
  const rightToLeft = level % 2 === 1
  const formed = text.replaceAll(FORMLESS, (char) => (face.font.hasGlyphForCodePoint(char.codePointAt(0)!) ? char : ''))
  const said = rightToLeft ? mirrored(formed) : formed
  const layout = face.font.layout(said, [...features])
  // The typeface's own idea of the direction is that of its first letter: figures and stops alone are turned here.
  const turned = (layout.direction === 'rtl') !== rightToLeft
  const drawn = turned
    ? Array.from(graphemes.segment(said), ({ segment }) => segment)
        .toReversed()
        .join('')
    : said
  return { text: drawn, face, width: layout.advanceWidth / face.font.unitsPerEm, features }
}

const mirrored = (text: string) => Array.from(text, (char) => bidi.getMirroredCharacter(char) ?? char).join('')

/** From the highest level down, each stretch of that level or above is turned (UAX #9, L2). */
function inOrder<T extends { level: number }>(items: readonly T[]): T[] {
  let ordered = [...items]
  for (let level = Math.max(0, ...items.map((item) => item.level)); level >= 1; level -= 1) {
    const next: T[] = []
    let stretch: T[] = []
    for (const item of ordered) {
      if (item.level >= level) {
        stretch.unshift(item)
        continue
      }
      next.push(...stretch, item)
      stretch = []
    }
    ordered = [...next, ...stretch]
  }
  return ordered
}

function hanOf(language: string): HanOrder | null {
  if (/^ja\b/i.test(language)) return 'jp'
  if (/^ko\b/i.test(language)) return 'kr'
  if (/^(?:yue|zh-(?:hant|tw|hk|mo))\b/i.test(language)) return 'tc'
  return /^zh\b/i.test(language) ? 'sc' : null
}

const hanOfText = (text: string): HanOrder =>
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'jp' : /\p{Script=Hangul}/u.test(text) ? 'kr' : 'sc'
