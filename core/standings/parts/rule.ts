// What every part of the language answers for itself: what its numbers mean, what it comes to, what it is made of, and what may be wrong.
import type { Format } from '../../formats/format.ts'
import type { Operand, Part } from '../../formats/part.ts'
import { divide, type Rounding } from '../../formats/rounding.ts'
import type { Figure, Line, Score, Taken } from '../line.ts'
import type { Scale } from '../../formats/scale.ts'

/** Where a part is evaluated. `taken`: the attempt that is looked at, inside a score or a reducer. */
export interface Context {
  format: Format
  line: Line
  taken?: Taken | undefined
  /** Earlier columns by id; nothing for a column that is nothing for good is told by `lost`. */
  column: (id: string) => Figure
  lost: (id: string) => boolean
  /** Whether an operand that is nothing now is so for good. */
  isLost: (operand: Operand) => boolean
  /** Decimals of an operand in this format. */
  decimalsOf: (operand: Operand) => number
}

/** Evaluates an operand: a part, or a column by id. */
export type Evaluate = (operand: Operand, context: Context) => Figure

/** What an explanation says of a part: a phrase, and the marks it looked at, with those that don't count marked so. */
export interface Said {
  say: string
  marks?: { text: string; counts: boolean }[]
}

/** One attempt that a part looked at: its slot, what is looked at of it, and whether that counts. */
export interface LookedAt {
  slot: number
  figure: Score
  counts: boolean
}

/** How one kind of part behaves. */
export interface Rule<P extends Part = Part> {
  /** What its integers mean, from the format alone. */
  scale: (part: P, format: Format, scaleOf: (operand: Operand) => Scale) => Scale
  evaluate: (part: P, context: Context, evaluate: Evaluate) => Figure
  /** The operands an explanation goes on with. */
  inner?: (part: P) => readonly Operand[]
  /** Where only one of those is what it comes to: which one it is here; undefined for none, null where all of them are. */
  branch?: (part: P, context: Context, evaluate: Evaluate) => Operand | null | undefined
  /** Of a part that looks at a group's attempts: those that were taken, in order. */
  attempts?: (part: P, context: Context, evaluate: Evaluate) => LookedAt[]
  /** Whether it is nothing for good: no attempt is left that could make it something. Asked only where it is nothing. */
  lost?: (part: P, context: Context, lost: (operand: Operand) => boolean) => boolean
  /** What is wrong with it in this format, or null. */
  fault?: (part: P, format: Format, scaleOf: (operand: Operand) => Scale) => string | null
  /** In words, for an explanation. */
  say: (part: P, context: Context, evaluate: Evaluate) => Said
}

/** A result of arithmetic, or nothing where it is past what a number holds exactly: no sport gets there, a broken writer may. */
export const exact = (value: number): Score => (Number.isSafeInteger(value) ? value : null)

/** Adds step by step: what leaves the exact numbers on the way could come back to them wrong. */
export function sumOf(values: readonly number[]): Score {
  let sum: Score = 0
  for (const value of values) {
    sum = exact(sum + value)
    if (sum === null) return null
  }
  return sum
}

/** A figure as one number: a list is none. */
export const single = (figure: Figure): Score => (typeof figure === 'number' ? figure : null)

/** Which of two scores is better: negative where `a` is. */
export const better = (order: 'high' | 'low', a: number, b: number): number => (order === 'high' ? b - a : a - b)

/** The same number with more decimals. */
export const rescale = (value: number, from: number, to: number): Score => exact(value * 10 ** (to - from))

/** `sum / count`, a sum of so many decimals, rounded once and exactly. */
export const meanOf = (sum: number, count: number, from: number, { decimals, mode }: Rounding): Score =>
  decimals >= from ? exact(divide(sum * 10 ** (decimals - from), count, mode)) : exact(divide(sum, count * 10 ** (from - decimals), mode))
