// What of a format a standing shows: not the columns that only rank, and nothing that nobody has told what it needs.
import type { Attribute, Format } from '../formats/format.ts'
import type { Operand } from '../formats/part.ts'
import { columnIndex } from '../standings/columns.ts'
import { ruleOf } from '../standings/parts/parts.ts'
import type { Row } from '../standings/ranking.ts'

/** Indices of a format's columns that a person may see; the others only rank. */
export const visibleIn = (format: Format): number[] => [...format.results.keys()].filter((at) => !format.results[at]!.hidden)

/** The index, among all of the format's, of the visible result column that ranks first; the first visible one where none does. */
export const decisiveOf = (format: Format): number => {
  const ranks = format.ranking.flatMap((key) => (key.by === 'result' ? [columnIndex(format, key.id)] : []))
  return ranks.find((at) => at >= 0 && !format.results[at]!.hidden) ?? visibleIn(format)[0] ?? 0
}

/** Attributes that a part can't do without. */
function neededBy(operand: Operand): string[] {
  if (typeof operand === 'string') return []
  const own =
    operand.part === 'attribute'
      ? [operand.attribute]
      : operand.part === 'formula'
        ? [operand.variant, ...(operand.times ?? []).map(({ variant }) => variant)].flatMap((use) =>
            typeof use === 'string' ? [] : [use.attribute],
          )
        : []
  return [...own, ...(ruleOf(operand).inner?.(operand) ?? []).flatMap(neededBy)]
}

const needs = new WeakMap<Format, readonly (readonly string[])[]>()

function needsOf(format: Format): readonly (readonly string[])[] {
  let known = needs.get(format)
  if (!known) needs.set(format, (known = format.results.map(({ from }) => neededBy(from))))
  return known
}

/**
 * Positions of what is shown: `columns` among those that {@link visibleIn} gives, `attributes` among the format's. An attribute that may be
 * left out and that everybody has left out is not shown, nor is a column that can't be without it; the one that ranks always is. Nor is one
 * of a few words that is the same for everybody: it tells nothing.
 */
export function shownIn(format: Format, rows: readonly Row[]): { columns: number[]; attributes: number[] } {
  const isTold = ({ id, required }: Attribute) => required || rows.some(({ competitor }) => competitor.attributes?.[id] !== undefined)
  const told = format.attributes.map(isTold)
  const isTelling = ({ id, options }: Attribute) => !options || new Set(rows.map(({ competitor }) => competitor.attributes?.[id])).size > 1
  const untold = new Set(format.attributes.filter((_, at) => !told[at]).map(({ id }) => id))
  const decisive = decisiveOf(format)
  const isShown = (at: number) => at === decisive || !needsOf(format)[at]!.some((id) => untold.has(id))
  return {
    columns: [...visibleIn(format).entries()].filter(([, at]) => isShown(at)).map(([position]) => position),
    attributes: [...told.keys()].filter((at) => told[at] && isTelling(format.attributes[at]!)),
  }
}
