// How wide the columns of a table are, at one size of type: those of figures as wide as their texts, the others share what is free.
import type { PaperColumn, PaperRow } from '../../core/documents/paper.ts'
import { widestPiece } from './break-lines.ts'
import { partFigure } from './figures.ts'
import { clean, type Shaper } from './shape.ts'

/** What a column needs, in ems of the body type. `before` and `after` are of its decimal point. */
export interface ColumnNeeds {
  least: number
  natural: number
  /** Nine in ten of its texts are no longer. */
  usual: number
  before: number
  after: number
}

/** Beyond this many ems a text is broken rather than that the page is turned or the type made smaller for it. */
const LONGEST_WORD = 11
const LONGEST_FIGURES = 16
/** A column of words is not narrower than this. */
const NARROWEST = 4.5

/** The head is set smaller than the rows, by this. */
export const HEAD_SCALE = 0.83

/** What each column needs. Texts of rows that stand out are wider, and are measured as they are drawn. */
export function needsOf(shaper: Shaper, columns: readonly PaperColumn[], rows: readonly PaperRow[]): ColumnNeeds[] {
  return columns.map((column, index) => {
    const title = widestPiece(shaper, column.title, 600) * HEAD_SCALE
    const needs: ColumnNeeds = { least: title, natural: title, usual: title, before: 0, after: 0 }
    const widths: number[] = []
    for (const { cells, tone } of rows) {
      const weight = tone === 'strong' ? 600 : 400
      for (const [line, text] of (cells[index] ?? '').split(/\r\n|\r|\n/u).entries()) {
        const width = shaper.shape(clean(text), weight).width
        needs.natural = Math.max(needs.natural, width)
        widths.push(width)
        if (column.share > 0) needs.least = Math.max(needs.least, Math.min(widestPiece(shaper, text, weight), LONGEST_WORD))
        const figure = column.align === 'point' && line === 0 ? partFigure(clean(text)) : null
        if (!figure) continue
        const before = shaper.shape(figure.before, weight).width
        needs.before = Math.max(needs.before, before)
        needs.after = Math.max(needs.after, width - before)
      }
    }
    needs.natural = Math.max(needs.natural, needs.before + needs.after)
    needs.usual = Math.max(title, widths.sort((a, b) => a - b)[Math.floor(widths.length * 0.9)] ?? 0)
    if (column.share > 0) needs.least = Math.max(needs.least, NARROWEST)
    else needs.least = Math.max(title, Math.min(needs.natural, LONGEST_FIGURES))
    return needs
  })
}

/** The room between columns, in ems. */
export const GAP = 1

/** What the table needs at least, in ems. */
export const leastWidth = (needs: readonly ColumnNeeds[]): number =>
  needs.reduce((sum, { least }) => sum + least, 0) + GAP * Math.max(0, needs.length - 1)

/** The widths in ems that fill the width given. Where that is less than needed, all are narrowed alike. */
export function columnWidths(columns: readonly PaperColumn[], needs: readonly ColumnNeeds[], width: number): number[] {
  const room = width - GAP * Math.max(0, columns.length - 1)
  const least = needs.map((each) => each.least)
  const needed = least.reduce((sum, each) => sum + each, 0)
  if (needed >= room) return least.map((each) => (each * room) / needed)
  const sharing = columns.map(({ share }, index) => ({ share, index })).filter(({ share }) => share > 0)
  // With no column of words the figures move apart, though not so far that the eye loses the row.
  if (sharing.length === 0) return least.map((each) => each * Math.min(room / needed, 2.4))

  return aired(
    sharing.map(({ index }) => index),
    needs,
    levelled(shared(sharing, least, room), sharing, needs),
  )
}

/** What is free is shared out; who would get less than needed gets that, and the others share the rest. */
function shared(sharing: readonly { share: number; index: number }[], least: readonly number[], room: number): number[] {
  const widths = [...least]
  let open = sharing
  for (;;) {
    const taken = widths.reduce((sum, each, index) => (open.some((one) => one.index === index) ? sum : sum + each), 0)
    const shares = open.reduce((sum, { share }) => sum + share, 0)
    const given = (share: number) => ((room - taken) * share) / shares
    const short = open.filter(({ share, index }) => given(share) < least[index]!)
    if (short.length === 0) {
      for (const { share, index } of open) widths[index] = given(share)
      return widths
    }
    open = open.filter((one) => !short.includes(one))
  }
}

/**
 * What a column has beyond its usual texts goes to those whose usual texts would be broken, who lacks least first: a row of figures in one
 * line is read at a glance.
 */
function levelled(widths: readonly number[], sharing: readonly { index: number }[], needs: readonly ColumnNeeds[]): number[] {
  const beyond = (index: number) => widths[index]! - Math.max(needs[index]!.usual, needs[index]!.least)
  const spare = sharing.reduce((sum, { index }) => sum + Math.max(0, beyond(index)), 0)
  const short = sharing.filter(({ index }) => beyond(index) < 0).sort((a, b) => beyond(b.index) - beyond(a.index))
  const level = [...widths]
  let left = spare
  for (const { index } of short) {
    const given = Math.min(left, -beyond(index))
    level[index]! += given
    left -= given
  }
  if (spare === 0) return level
  for (const { index } of sharing) if (beyond(index) > 0) level[index]! -= ((spare - left) * beyond(index)) / spare
  return level
}

/** What words do not fill goes to the figures behind them, up to this many ems each: they are read more easily with air between. */
const AIR = 2.2
/** So many ems stay free behind the longest text of a column of words. */
const REST = 2

function aired(words: readonly number[], needs: readonly ColumnNeeds[], widths: readonly number[]): number[] {
  const last = words[0]!
  const figures = widths.map((_, index) => index).filter((index) => index > last && !words.includes(index))
  const spare = words.map((index) => Math.max(0, widths[index]! - needs[index]!.natural - REST))
  const free = spare.reduce((sum, each) => sum + each, 0)
  const air = Math.min(free, figures.length * AIR)
  return widths.map((width, index) => {
    if (figures.includes(index)) return width + air / figures.length
    const word = words.indexOf(index)
    return word === -1 || free === 0 ? width : width - (air * spare[word]!) / free
  })
}
