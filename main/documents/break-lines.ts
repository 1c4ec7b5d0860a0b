// Breaks a text into lines that fit a width: after spaces and hyphens, between Han characters, between Thai words, and a word that is wider
// than the line where it has to be.
import { clean, directionOf, type Shaped, type Shaper } from './shape.ts'
import type { FontWeight } from './font-list.ts'

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const words = new Intl.Segmenter('th', { granularity: 'word' })
const NO_SPACES = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
// What may not begin a line.
const CLOSES = /^[)\]}»”’、。，．：；！？）」』】〉》・ー々%°]/u

/** The lines of a text, at most `width` ems wide each. Line breaks in it stay. A text of nothing is one empty line. */
export function breakLines(shaper: Shaper, text: string, weight: FontWeight, width: number): Shaped[] {
  return text.split(/\r\n|\r|\n/u).flatMap((line) => breakLine(shaper, clean(line), weight, width))
}

function breakLine(shaper: Shaper, text: string, weight: FontWeight, width: number): Shaped[] {
  const direction = directionOf(text)
  const shape = (part: string) => shaper.shape(part, weight, direction)
  const fits = (part: string) => shape(part.trimEnd()).width <= width + 0.001
  if (fits(text)) return [shape(text.trimEnd())]
  const lines: string[] = []
  let line = ''
  // Words do not change each other, so the line is as wide as they are together.
  let taken = 0
  for (const piece of piecesOf(text)) {
    if (taken + shape(piece.trimEnd()).width <= width + 0.001) {
      line += piece
      taken += shape(piece).width
      continue
    }
    if (line.trim() !== '') lines.push(line)
    const parts = fits(piece) ? [piece] : cut(piece, fits)
    line = parts.pop() ?? ''
    lines.push(...parts)
    taken = shape(line).width
  }
  if (line.trim() !== '') lines.push(line)
  return lines.map((each) => shape(each.trim()))
}

/** A word that is wider than the line, in parts that are not. */
function cut(word: string, fits: (part: string) => boolean): string[] {
  const parts = ['']
  for (const { segment } of graphemes.segment(word)) {
    const last = parts.at(-1)!
    if (last === '' || fits(last + segment)) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}

/** As wide as the widest piece that is not broken unless it must be. */
export function widestPiece(shaper: Shaper, text: string, weight: FontWeight): number {
  let widest = 0
  for (const line of text.split(/\r\n|\r|\n/u))
    for (const piece of piecesOf(clean(line))) widest = Math.max(widest, shaper.shape(piece.trim(), weight).width)
  return widest
}

/** Where a line may end: after each of these. */
function piecesOf(text: string): string[] {
  const pieces = (text.match(/\S*\s*/gu) ?? []).filter((piece) => piece !== '').flatMap(finer)
  const whole: string[] = []
  for (const piece of pieces) {
    if (whole.length > 0 && CLOSES.test(piece)) whole[whole.length - 1] += piece
    else whole.push(piece)
  }
  return whole
}

function finer(word: string): string[] {
  if (NO_SPACES.test(word)) return Array.from(words.segment(word), ({ segment }) => segment)
  if (HAN.test(word)) return Array.from(graphemes.segment(word), ({ segment }) => segment)
  return word.split(/(?<=\p{L}[-–/])(?=\p{L})/u)
}
