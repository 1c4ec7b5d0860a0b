// Which columns of a standing fit beside the names at a width: the result that ranks always, then the attempts of the group that is on,
// then the other results, then the attempts of all groups. What does not fit whole is left out, not squeezed.
import type { StandingView } from '../../../../core/views/view.ts'
import { currentGroup } from '../../../display/layout/columns.ts'

/** One column after the name. Widths in px. */
export type Column =
  | { kind: 'attempt'; slot: number; head: string; title: string; width: number }
  | { kind: 'result'; index: number; head: string; title: string; width: number; decisive: boolean }
  | { kind: 'attribute'; index: number; head: string; title: string; width: number }

/** Px that place, change, number and a name that can be told from its neighbours take. */
export const BEFORE_COLUMNS = 34 + 66 + 52 + 128

const FIGURE = 8.8
const HEAD = 7.6
const PAD = 16
const SHAPE = 15

const wide = (head: string, texts: Iterable<string>, more = 0): number => {
  let longest = 0
  for (const text of texts) longest = Math.max(longest, text.length)
  return Math.ceil(Math.max(head.length * HEAD, longest * FIGURE + more) + PAD)
}

function attemptColumns(view: StandingView): Column[] {
  const columns: Column[] = []
  for (const { name, short, attempts } of view.groups)
    for (let index = 1; index <= attempts; index++) {
      const slot = columns.length
      const cells = view.rows.flatMap(({ cells }) => cells[slot] ?? [])
      const shape = cells.some(({ state }) => state === 'none') ? SHAPE : 0
      const head = attempts === 1 ? short : `${short}${index}`
      const width = Math.max(
        38,
        wide(
          head,
          cells.map(({ text }) => text),
          shape,
        ),
      )
      columns.push({ kind: 'attempt', slot, head, title: attempts === 1 ? name : `${name} ${index}`, width })
    }
  return columns
}

/** Chooses for a width in px. */
export function fitColumns(view: StandingView, width: number): Column[] {
  const attempts = attemptColumns(view)
  const results = view.columns.map(({ name, short }, index): Column => {
    const decisive = index === view.decisive
    const texts = view.rows.flatMap((row) => [row.results[index] ?? '', ...(decisive ? [row.note ?? ''] : [])])
    return { kind: 'result', index, head: short, title: name, width: wide(short, texts), decisive }
  })
  const attributes = view.attributes.map(({ name, short, unit }, index): Column => {
    const texts = view.rows.map((row) => row.attributes[index] ?? '')
    return { kind: 'attribute', index, head: short, title: unit ? `${name} in ${unit}` : name, width: wide(short, texts) }
  })
  const decisive = results.filter((_, index) => index === view.decisive)
  const on = new Set(currentGroup(view).slots)
  const group = attempts.filter((column) => column.kind === 'attempt' && on.has(column.slot))
  const choices = [
    [...attempts, ...results, ...attributes],
    [...attempts, ...results],
    [...attempts, ...decisive],
    [...group, ...results, ...attributes],
    [...group, ...results],
    [...group, ...decisive],
    [...group.slice(-3), ...decisive],
  ]
  const room = width - BEFORE_COLUMNS
  return choices.find((choice) => choice.reduce((sum, column) => sum + column.width, 0) <= room) ?? decisive
}
