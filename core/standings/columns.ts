// The columns of a standing: first what each competitor's own figures give, then what everybody's give together, in the format's order.
import type { Format } from '../formats/format.ts'
import type { Operand } from '../formats/part.ts'
import type { Figure, Line, Score } from './line.ts'
import { type Everybody, evaluateWide, isWide } from './parts/field-wide.ts'
import { contextOf, evaluate, isLost, ruleOf } from './parts/parts.ts'
import type { Context } from './parts/rule.ts'

/** A column, and whether it is nothing for good: no attempt is left that could make it something. */
export interface Column {
  figure: Figure
  lost: boolean
}

/** How a format's columns hang together, found once. */
interface Plan {
  index: ReadonlyMap<string, number>
  /** Columns that need one competitor alone, and those that need everybody, or a column that does, in their order. */
  alone: readonly number[]
  together: readonly number[]
  /** Columns that need the contest's own places, and so come after the ranking. */
  late: ReadonlySet<number>
  /** The column that a penalty is taken off, and which way is the better there; -1 where no column ranks that anybody sees. */
  decisive: number
  order: 'high' | 'low'
}

const plans = new WeakMap<Format, Plan>()

function planOf(format: Format): Plan {
  let plan = plans.get(format)
  if (plan) return plan
  const index = new Map(format.results.map(({ id }, at) => [id, at]))
  const late = new Set<number>()
  const wide = new Set<number>()
  const needs = (operand: Operand, those: ReadonlySet<number>): boolean =>
    typeof operand === 'string'
      ? those.has(index.get(operand) ?? -1)
      : (ruleOf(operand)
          .inner?.(operand)
          .some((inner) => needs(inner, those)) ?? false)
  for (const [at, { from }] of format.results.entries()) {
    if ((from.part === 'place-points' && from.of === 'place') || needs(from, late)) late.add(at)
    if (isWide(from) || late.has(at) || needs(from, wide)) wide.add(at)
  }
  const every = format.results.map((_, at) => at)
  const first = format.ranking.find((key) => key.by === 'result' && format.results[index.get(key.id) ?? -1]?.hidden !== true)
  const [decisive, order] = first?.by === 'result' ? ([index.get(first.id) ?? -1, first.order] as const) : ([-1, 'high'] as const)
  const [alone, together] = [every.filter((at) => !wide.has(at)), every.filter((at) => wide.has(at))]
  plans.set(format, (plan = { index, alone, together, late, decisive, order }))
  return plan
}

/** Whether a format has columns that look at everybody: then one entry may change any row. */
export const looksAtEverybody = (format: Format): boolean => planOf(format).together.length > 0

/** Whether a column hangs on everybody's figures. */
export const isTogether = (format: Format, column: number): boolean => planOf(format).together.includes(column)

/** Where a column stands in the format's results; -1 where there is none of that id. */
export const columnIndex = (format: Format, id: string): number => planOf(format).index.get(id) ?? -1

/** A context in which earlier columns are looked up in `columns` as they are filled. */
export function contextWith(format: Format, line: Line, columns: readonly (Column | undefined)[]): Context {
  const { index } = planOf(format)
  const at = (id: string) => columns[index.get(id) ?? -1]
  return contextOf(
    format,
    line,
    (id) => at(id)?.figure ?? null,
    (id) => at(id)?.lost ?? false,
  )
}

/** The first column that ranks and is shown, and which way is the better there; -1 where there is none. Penalties are taken off it. */
export const decisiveColumn = (format: Format): { at: number; order: 'high' | 'low' } => {
  const { decisive, order } = planOf(format)
  return { at: decisive, order }
}

/** A column with what the referee's table takes off it. From nothing, and from a list, nothing can be taken. */
function penalised(format: Format, at: number, { penalty }: Line, column: Column): Column {
  const { decisive, order } = planOf(format)
  if (penalty === undefined || at !== decisive || typeof column.figure !== 'number') return column
  return { ...column, figure: order === 'high' ? column.figure - penalty : column.figure + penalty }
}

function columnOf(format: Format, at: number, context: Context): Column {
  const part = format.results[at]!.from
  const figure = evaluate(part, context)
  return penalised(format, at, context.line, { figure, lost: figure === null && isLost(part, context) })
}

/** Of a row's columns those that hang on its own figures: they stay true whatever others do. */
export function ownColumns(format: Format, columns: readonly Column[]): Column[] {
  const own: Column[] = []
  for (const at of planOf(format).alone) own[at] = columns[at]!
  return own
}

/** The columns that one competitor's own figures give, each in its place; where everybody is looked at there is nothing yet. */
export function columnsAlone(format: Format, line: Line): Column[] {
  const columns: Column[] = []
  const context = contextWith(format, line, columns)
  for (const at of planOf(format).alone) columns[at] = columnOf(format, at, context)
  return columns
}

/**
 * Fills the columns that look at everybody, for all lines together. `columns` hold what {@link columnsAlone} gave, in the
 * order of `lines`. With `places` the late ones are filled, without them the others.
 */
export function fillColumns(
  format: Format,
  lines: readonly Line[],
  columns: readonly Column[][],
  places?: readonly (number | null)[],
  bracket: NonNullable<Everybody['bracket']> | null = null,
): void {
  const { together: wide, late, index } = planOf(format)
  const due = wide.filter((at) => late.has(at) === (places !== undefined))
  if (due.length === 0) return
  const all: Everybody = {
    format,
    lines,
    bracket,
    column: (id) => (id === 'place' ? (places ?? lines.map(() => null)) : columns.map((own) => own[index.get(id) ?? -1]?.figure ?? null)),
  }
  const contexts = lines.map((line, row) => contextWith(format, line, columns[row]!))
  for (const at of due) {
    const together: Score[] | null = evaluateWide(format.results[at]!.from, all)
    for (const [row, own] of columns.entries())
      own[at] = together
        ? penalised(format, at, lines[row]!, { figure: together[row]!, lost: false })
        : columnOf(format, at, contexts[row]!)
  }
}
