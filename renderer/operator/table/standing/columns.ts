// Which columns of a standing fit beside the names at a width: the result that ranks always, then the attempts of the group that is on,
// then the other results, then the attempts of all groups. What does not fit whole is left out, not squeezed.
import type { Cell, StandingView } from '../../../../core/views/view.ts'
import { currentGroup, newestSlots } from '../../../standing/current-group.ts'
import { longestFraction } from '../../../standing/point.ts'

/** One column after the name. Widths in px. */
export type Column =
  | { kind: 'attempt'; slot: number; head: string; title: string; width: number }
  | { kind: 'result'; index: number; id: string; head: string; title: string; width: number; decisive: boolean }
  | { kind: 'attribute'; index: number; head: string; title: string; width: number }

/** What a column is known by: a name alone may be that of an attempt and of a result. */
export const keyOf = (column: Column): string => `${column.kind}${column.kind === 'attempt' ? column.slot : column.index}`

/** Columns with the digits behind the point of each, so that points stand under each other. */
export interface Layout {
  columns: Column[]
  fractions: number[]
}

/** Px that place, change and number take. */
const BEFORE_NAME = 34 + 70 + 46
const LEAST_NAME = 120
const MOST_NAME = 200

const FIGURE = 8.8
const DECISIVE_FIGURE = 10
const HEAD = 7.6
const HEAD_CAPITAL = 11
const NAME = 7.8
const CAPITAL = 10.2
const PAD = 14
const SHAPE = 14
const LEAST_CELL = 38

const isCapital = (letter: string) => letter !== letter.toLowerCase()
const headWidth = (head: string) => Array.from(head).reduce((sum, letter) => sum + (isCapital(letter) ? HEAD_CAPITAL : HEAD), 0)

const wide = (head: string, texts: Iterable<string>, figure = FIGURE): number => {
  let longest = 0
  for (const text of texts) longest = Math.max(longest, text.length)
  return Math.ceil(Math.max(headWidth(head), longest * figure) + PAD)
}

/** A cell without a mark has a cross before what there is to read. */
const cellWidth = ({ state, text }: Cell): number => Math.ceil(text.length * FIGURE + (state === 'none' && text !== '–' ? SHAPE : 0) + PAD)

function attemptColumns(view: StandingView): Column[] {
  const columns: Column[] = []
  for (const { name, short, attempts } of view.groups)
    for (let index = 1; index <= attempts; index++) {
      const slot = columns.length
      const cells = view.rows.flatMap(({ cells }) => cells[slot] ?? [])
      const head = attempts === 1 ? short : `${short}${index}`
      const width = cells.reduce((most, cell) => Math.max(most, cellWidth(cell)), Math.max(LEAST_CELL, headWidth(head) + PAD))
      columns.push({ kind: 'attempt', slot, head, title: attempts === 1 ? name : `${name} ${index}`, width })
    }
  return columns
}

const textOf = (row: StandingView['rows'][number], column: Column): string | undefined =>
  column.kind === 'attempt'
    ? row.cells[column.slot]?.text
    : column.kind === 'result'
      ? row.results[column.index]
      : row.attributes[column.index]

/** About as wide as a name is. Federations write family names in capitals. */
const textWidth = (name: string): number => Array.from(name).reduce((sum, letter) => sum + (isCapital(letter) ? CAPITAL : NAME), 0)

/** Room in which this share of the names is whole; the few very long ones end with an ellipsis. */
function nameWidth(view: StandingView, share: number): number {
  const widths = view.rows.map(({ name }) => textWidth(name)).sort((a, b) => a - b)
  const usual = widths[Math.min(widths.length - 1, Math.floor(widths.length * share))] ?? 0
  return Math.min(MOST_NAME, Math.max(LEAST_NAME, usual + PAD))
}

/** The columns for a width in px, and how their figures line up. */
export function layoutOf(view: StandingView, width: number): Layout {
  const columns = fitColumns(view, width)
  return { columns, fractions: columns.map((column) => longestFraction(view.rows.map((row) => textOf(row, column) ?? ''))) }
}

/** Chooses for a width in px. */
export function fitColumns(view: StandingView, width: number): Column[] {
  const attempts = attemptColumns(view)
  const results = view.columns.map(({ id, name, short }, index): Column => {
    const decisive = index === view.decisive
    const texts = view.rows.flatMap((row) => [row.results[index] ?? '', ...(decisive ? [row.note ?? ''] : [])])
    return { kind: 'result', index, id, head: short, title: name, width: wide(short, texts, decisive ? DECISIVE_FIGURE : FIGURE), decisive }
  })
  const attributes = view.attributes.map(({ name, short, unit }, index): Column => {
    const texts = view.rows.map((row) => row.attributes[index] ?? '')
    return { kind: 'attribute', index, head: short, title: unit ? `${name} in ${unit}` : name, width: wide(short, texts) }
  })
  const decisive = results.filter((_, index) => index === view.decisive)
  const { slots } = currentGroup(view)
  const group = (count: number) => {
    const shown = new Set(newestSlots(view, slots, count))
    return attempts.filter((column) => column.kind === 'attempt' && shown.has(column.slot))
  }
  const all = slots.length
  const fewer = slots.map((_, index) => all - index).filter((count) => count >= Math.min(2, all))
  const choices = [
    [...attempts, ...results, ...attributes],
    [...attempts, ...results],
    [...group(all), ...results, ...attributes],
    [...group(all), ...results],
    ...fewer.map((count) => [...group(count), ...decisive]),
  ]
  // What says least of the contest gives way to whole names; results give way to nearly all of them.
  const fits = (choice: Column[]) => {
    const share = choice.some(({ kind }) => kind === 'attribute') ? 1 : 0.8
    return choice.reduce((sum, column) => sum + column.width, 0) <= width - BEFORE_NAME - nameWidth(view, share)
  }
  return choices.find(fits) ?? decisive
}
