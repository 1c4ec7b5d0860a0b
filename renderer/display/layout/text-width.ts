// How wide a text will be, from its letters alone: good enough to choose columns and sizes before anything is painted.
// Errs on the wide side, in ems of Inter at a bold weight.

const NARROW = /[.,:;'’!|ijlIft()[\] ]/
const WIDE = /[mwMW@%—]/
const UPPER = /[A-Z0-9+=±×–−]/
// Marks that sit on the letter before them, and what only steers the letters around it.
const NONE = /\p{M}|\p{Cf}/u
const FULL = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u

function letterWidth(letter: string): number {
  if (NONE.test(letter)) return 0
  if (FULL.test(letter)) return 1.05
  if (NARROW.test(letter)) return 0.34
  if (WIDE.test(letter)) return 0.95
  return UPPER.test(letter) ? 0.68 : 0.6
}

const figure = (letter: string) => (/\d/.test(letter) ? 0.65 : /[.,:' ]/.test(letter) ? 0.3 : 0.72)

/** Adds up widths. A board of 400 is measured in each view's own frame: plain letters are looked up. */
function adder(widthOf: (letter: string) => number): (text: string) => number {
  const plain = Array.from({ length: 128 }, (_, code) => widthOf(String.fromCharCode(code)))
  return (text) => {
    let width = 0
    for (const letter of text) width += plain[letter.charCodeAt(0)] ?? widthOf(letter)
    return width
  }
}

/** Width of a text in ems. */
export const textWidth = adder(letterWidth)

/** Width of a text of tabular figures in ems, where every figure is as wide as every other. */
export const figureWidth = adder(figure)

/** Lines don't break where they would be full: where there are several, so much of each is used. */
export const LINE_USE = 0.82

/** The largest size up to `most` at which some count of lines, `leading` times the size each, holds a text in `wide` by `high`; at least 1. */
export function fitBlock(text: string, wide: number, high: number, most: number, leading: number): number {
  let best = 1
  for (let lines = 1; lines <= 12; lines++) best = Math.max(best, Math.min(fitSize(text, wide, lines, most, 1), high / (lines * leading)))
  return best
}

/**
 * The largest size, between `least` and `most`, at which a text stays within `room` by `lines` lines.
 * Sizes and room in the same unit. At `least` it may still be too long: the screen then ends it with an ellipsis.
 */
export function fitSize(text: string, room: number, lines: number, most: number, least: number): number {
  const used = lines > 1 ? lines * LINE_USE : 1
  const size = (room * used) / Math.max(0.1, textWidth(text))
  return Math.max(least, Math.min(most, size))
}
