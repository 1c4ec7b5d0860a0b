// From one attempt's fields to its score, and from a competitor's attempts to columns: the format's parts, evaluated.
import type { AttemptPart, Format, ResultPart, Rounding } from '../formats/format.ts'
import type { Values } from '../formats/value.ts'

/** A scaled integer that may be missing. Missing is not zero. */
export type Score = number | null

/** One competitor's scores by slot: a score, null (taken or passed, no mark), or undefined (still to come). */
export type Scores = readonly (Score | undefined)[]

/** A result of arithmetic, or nothing where it is past what a number holds exactly: no sport gets there, a broken writer may. */
const exact = (value: number): Score => (Number.isSafeInteger(value) ? value : null)

/** Adds step by step: what leaves the exact numbers on the way could come back to them wrong. */
function sumOf(values: readonly number[]): Score {
  let sum: Score = 0
  for (const value of values) {
    sum = exact(sum + value)
    if (sum === null) return null
  }
  return sum
}

const decimalField = (format: Format, id: string) => {
  const field = format.fields.find((candidate) => candidate.id === id)
  if (!field) throw new Error(`format ${format.id} has no field ${id}`)
  return field
}

/** How many decimals an attempt part's integers carry. Known from the format alone. */
export function decimalsOfPart(format: Format, part: AttemptPart): number {
  switch (part.part) {
    case 'field':
    case 'panel': {
      const field = decimalField(format, part.field)
      return field.type === 'decimal' || field.type === 'marks' ? field.decimals : 0
    }
    case 'majority':
      return decimalsOfPart(format, part.then)
    case 'tries':
      return part.decimals
    case 'product':
      return part.round?.decimals ?? part.of.reduce((sum, factor) => sum + decimalsOfPart(format, factor), 0)
    case 'first':
      return decimalsOfPart(format, part.of[0]!)
  }
}

/** How many decimals a format's scores and results carry: the same for all, since results only pick and add scores. */
export const decimalsOf = (format: Format): number => decimalsOfPart(format, format.score)

/** Rounds a scaled integer from one count of decimals to another, as the rule book names it. */
export function round(value: number, from: number, { decimals, mode }: Rounding): number {
  if (decimals >= from) return value * 10 ** (decimals - from)
  const unit = 10 ** (from - decimals)
  const size = Math.abs(value)
  const rest = size % unit
  const down = (size - rest) / unit
  const up = mode === 'truncate' ? false : rest * 2 > unit || (rest * 2 === unit && (mode === 'half-up' || down % 2 === 1))
  const rounded = up ? down + 1 : down
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

function evaluate(format: Format, part: AttemptPart, values: Values): Score {
  switch (part.part) {
    case 'field': {
      const value = values[part.field]
      return typeof value === 'number' ? value : null
    }
    case 'majority': {
      const lamps = values[part.field]
      if (typeof lamps !== 'string') return null
      const white = lamps.replaceAll('R', '').length
      return white * 2 > lamps.length ? evaluate(format, part.then, values) : null
    }
    case 'panel': {
      const marks = values[part.field]
      if (!Array.isArray(marks)) return null
      const counted = [...marks].sort((a, b) => a - b).slice(part.drop.low, marks.length - part.drop.high)
      return counted.length === 0 ? null : sumOf(counted)
    }
    case 'tries': {
      const tries = values[part.field]
      return typeof tries === 'number' ? exact(part.points - part.less * (tries - 1)) : null
    }
    case 'product': {
      let product: Score = 1
      for (const factor of part.of) {
        const value = evaluate(format, factor, values)
        product = value === null ? null : exact(product * value)
        if (product === null) return null
      }
      if (!part.round) return product
      const decimals = part.of.reduce((sum, factor) => sum + decimalsOfPart(format, factor), 0)
      return exact(round(product, decimals, part.round))
    }
    case 'first':
      for (const option of part.of) {
        const value = evaluate(format, option, values)
        if (value !== null) return value
      }
      return null
  }
}

/** The score of one attempt, scaled by {@link decimalsOf}; null for no mark. Empty values are an attempt that was passed. */
export const scoreAttempt = (format: Format, values: Values): Score => evaluate(format, format.score, values)

/** What is looked up in a format again and again, found once: groups' slots by id, and the results that ranking keys name. */
interface Plan {
  slots: ReadonlyMap<string, readonly [first: number, end: number]>
  count: number
  /** By ranking key: the index of its result, or -1 for an attribute. */
  keys: readonly number[]
}

const plans = new WeakMap<Format, Plan>()

function planOf(format: Format): Plan {
  let plan = plans.get(format)
  if (plan) return plan
  const slots = new Map<string, [number, number]>()
  let count = 0
  for (const { id, attempts } of format.groups) slots.set(id, [count, (count += attempts)])
  const keys = format.ranking.map(({ by, id }) => (by === 'result' ? format.results.findIndex((result) => result.id === id) : -1))
  plans.set(format, (plan = { slots, count, keys }))
  return plan
}

/** First slot and end (exclusive) of a group's attempts. */
export function slotsOf(format: Format, group: string): readonly [first: number, end: number] {
  const slots = planOf(format).slots.get(group)
  if (!slots) throw new Error(`format ${format.id} has no group ${group}`)
  return slots
}

/** How many attempts a competitor has in this format. */
export const slotCount = (format: Format): number => planOf(format).count

/** The ranking's keys for one competitor: results by their columns, attributes as entered; null where there is none. */
export const rankKeys = (format: Format, columns: readonly Score[], attributes: Readonly<Record<string, number>> | undefined): Score[] =>
  planOf(format).keys.map((result, index) => (result < 0 ? attributes?.[format.ranking[index]!.id] : columns[result]) ?? null)

/** A column, and whether it is nothing for good: no attempt is left that could make it something. */
interface Column {
  score: Score
  lost: boolean
}

function reduce(format: Format, part: ResultPart, scores: Scores, earlier: ReadonlyMap<string, Column>): Column {
  switch (part.part) {
    case 'best': {
      const [first, end] = slotsOf(format, part.group)
      let best: Score = null
      let left = false
      for (let slot = first; slot < end; slot++) {
        const score = scores[slot]
        if (score === undefined) left = true
        else if (score !== null && (best === null || score > best)) best = score
      }
      return { score: best, lost: best === null && !left }
    }
    case 'total': {
      const [first, end] = slotsOf(format, part.group)
      const taken = scores.slice(first, end).filter((score) => score !== undefined)
      return { score: taken.length === 0 ? null : sumOf(taken.map((score) => score ?? 0)), lost: false }
    }
    case 'sum': {
      const columns = part.of.map((id) => earlier.get(id))
      const lost = columns.some((column) => column?.lost ?? false)
      const there = columns.flatMap((column) => (column?.score == null ? [] : [column.score]))
      return { score: lost || there.length === 0 ? null : sumOf(there), lost }
    }
  }
}

function columnsOf(format: Format, scores: Scores): Column[] {
  const earlier = new Map<string, Column>()
  return format.results.map(({ id, from }) => {
    const column = reduce(format, from, scores, earlier)
    earlier.set(id, column)
    return column
  })
}

/** A competitor's columns in the format's order, scaled by {@link decimalsOf}. */
export const results = (format: Format, scores: Scores): Score[] => columnsOf(format, scores).map(({ score }) => score)

/** Whether a competitor can no longer be ranked: the first ranking key's column is nothing for good. */
export function isLost(format: Format, scores: Scores): boolean {
  return columnsOf(format, scores)[planOf(format).keys[0] ?? -1]?.lost ?? false
}
